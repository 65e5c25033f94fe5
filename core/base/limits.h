// Every bound the system keeps, named once with its unit. What has no limit
// here has none anywhere: a new loop, queue, message or batch adds its own.

#ifndef INTAKE_CORE_BASE_LIMITS_H_
#define INTAKE_CORE_BASE_LIMITS_H_

#include <cstddef>
#include <cstdint>

#include "absl/time/time.h"

namespace intake::limits {

// Submissions.
inline constexpr size_t kRequestKeyBytesMax = 128;
inline constexpr size_t kTextBytesMax = 4096;
inline constexpr size_t kRawBytesMax = 16 * 1024;
inline constexpr size_t kEvidenceFieldBytesMax = 256;
inline constexpr size_t kValueBytesMax = 64;
inline constexpr size_t kValuesPerSubmissionMax = 32;
inline constexpr size_t kBatchItemsMax = 1000;
inline constexpr size_t kStreamAnswersPendingMax = 256;
inline constexpr size_t kCodeBytesMax = 64;

// Decisions of staff.
inline constexpr size_t kAgentBytesMax = 256;
inline constexpr size_t kDecisionReasonBytesMax = 1024;
inline constexpr size_t kReadingsInExamination = 24;
inline constexpr absl::Duration kUndoWithin = absl::Seconds(60);

// Accounts.
inline constexpr size_t kAccountDigitsMin = 5;
inline constexpr size_t kAccountDigitsMax = 20;
inline constexpr size_t kNameBytesMax = 256;
inline constexpr size_t kPhonesPerAccountMax = 8;
inline constexpr size_t kInstallationsPerAccountMax = 32;
inline constexpr size_t kRegistersPerMeterMax = 3;
inline constexpr size_t kHistoryPerRegisterMax = 240;
inline constexpr size_t kImportItemsMax = 500;
inline constexpr int kWholeDigitsMin = 1;
inline constexpr int kWholeDigitsMax = 9;
inline constexpr int kDecimalsMax = 3;

// What the state of one account remembers.
inline constexpr size_t kReadingsRememberedPerRegister = 16;
inline constexpr size_t kReadingsInAverage = 7;
inline constexpr size_t kKeysRemembered = 32;
inline constexpr size_t kContentsRemembered = 8;
inline constexpr size_t kOpenSubmissionsRemembered = 16;

// Channels.
inline constexpr size_t kChannelsMax = 256;
inline constexpr size_t kCredentialsPerChannelMax = 16;
inline constexpr size_t kMandatesMax = 100'000;

// People.
inline constexpr size_t kEmailBytesMax = 254;
inline constexpr size_t kHouseBytesMax = 64;
inline constexpr size_t kPasswordBytesMin = 8;
inline constexpr size_t kPasswordBytesMax = 256;
inline constexpr size_t kLogInBytesMax = 32;
inline constexpr size_t kStaffMax = 1000;
inline constexpr size_t kLinkedAccountsMax = 32;
inline constexpr size_t kSessionsPerPersonMax = 16;
inline constexpr absl::Duration kCustomerSessionIdleMax = absl::Hours(1);
inline constexpr absl::Duration kCustomerSessionAgeMax = absl::Hours(24);
inline constexpr absl::Duration kStaffSessionIdleMax = absl::Hours(2);
inline constexpr absl::Duration kStaffSessionAgeMax = absl::Hours(12);
inline constexpr absl::Duration kSessionNotedEvery = absl::Minutes(1);
inline constexpr absl::Duration kConfirmEmailTokenAgeMax = absl::Hours(24);
inline constexpr absl::Duration kResetPasswordTokenAgeMax = absl::Hours(1);
inline constexpr absl::Duration kUnconfirmedCustomerAgeMax =
    absl::Hours(7 * 24);

// Attempts, each so many in so long; those that succeed are given back.
inline constexpr size_t kAttemptKeysMax = 100'000;
inline constexpr absl::Duration kLogInPeriod = absl::Minutes(15);
inline constexpr int kFailedLogInsPerPersonMax = 10;
inline constexpr int kFailedLogInsPerClientMax = 100;
inline constexpr absl::Duration kPlacePeriod = absl::Hours(1);
inline constexpr int kFailedPlacesPerAccountMax = 10;
inline constexpr int kFailedPlacesPerClientMax = 30;
inline constexpr absl::Duration kLetterPeriod = absl::Hours(1);
inline constexpr int kLettersPerEmailMax = 5;
inline constexpr int kLettersPerClientMax = 60;

// Admission.
inline constexpr size_t kQueueItemsMax = 8192;
inline constexpr size_t kGroupItemsMax = 1024;
inline constexpr size_t kAccountsInMemoryMax = 2'000'000;
inline constexpr size_t kAccountsUnpackedMax = 4'096;
inline constexpr uint32_t kUnknownAccountBuckets = 256;
inline constexpr absl::Duration kContentRepeatWindow = absl::Minutes(10);

// Paper slips.
inline constexpr int kSlipsPerBatchMax = 1000;
inline constexpr size_t kBatchNumberBytesMax = 32;
inline constexpr size_t kBatchSourceBytesMax = 64;
inline constexpr size_t kHashTotalDigitsMax = 30;
inline constexpr size_t kValuesPerSlipMax = 3;
inline constexpr size_t kSlipCodeBytesMax = 2048;
inline constexpr size_t kSlipSerialBytesMax = 64;
inline constexpr size_t kSlipReceiptTextBytesMax = 2048;

// Answers to queries.
inline constexpr size_t kPageItemsMax = 1000;
inline constexpr size_t kPageItemsDefault = 50;

// The wire.
inline constexpr size_t kMessageBytesMax = 4 * 1024 * 1024;
inline constexpr size_t kMetadataBytesMax = 8 * 1024;
inline constexpr int kStreamsPerConnectionMax = 1000;
// Single submissions that are judged at a time, over all connections, and
// requests of streams: single calls always find room beside them.
inline constexpr size_t kCallsUnderWayMax = 1024;
inline constexpr size_t kStreamedUnderWayMax = 1024;

}  // namespace intake::limits

#endif  // INTAKE_CORE_BASE_LIMITS_H_
