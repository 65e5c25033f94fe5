// What has been decided. An account is one stream of events, and so are the
// register of channels and that of billing; the streams are the truth, all else
// follows from them.

#ifndef INTAKE_CORE_MODEL_EVENT_H_
#define INTAKE_CORE_MODEL_EVENT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/model/account.h"
#include "core/model/channel.h"
#include "core/model/receipt.h"
#include "core/model/submission.h"
#include "core/model/usage_change.h"

namespace intake {

// The account is from now on as given: imported, or changed by an import.
struct AccountDefined {
  Account account;

  friend bool operator==(const AccountDefined&,
                         const AccountDefined&) = default;
};

// A live reading that a newer one took the place of.
struct SupersededReading {
  RegisterRef target;
  absl::CivilDay date;

  friend bool operator==(const SupersededReading&,
                         const SupersededReading&) = default;
};

// A submission was judged. With outcome accepted, receipt.understood are live
// readings from now on unless `stands` says that the readings already there do
// (a repeat); with held, they wait; with refused, they are none.
struct SubmissionJudged {
  Submission submission;
  std::string channel;
  Trust trust = Trust::kCustomer;
  uint64_t content_fingerprint = 0;
  Receipt receipt;
  std::vector<SupersededReading> superseded;
  bool stands = false;
  // The code of the receipt whose question this answers, and by that ends;
  // empty where it answers none.
  std::string answers;
  // The codes of receipts of the same sender that wait no longer, since this
  // submission came in their place.
  std::vector<std::string> withdrawn;
  // In order of register. Empty unless accepted.
  std::vector<UsageChange> changes;

  friend bool operator==(const SubmissionJudged&,
                         const SubmissionJudged&) = default;
};

// The channel is from now on as given: created, changed, or retired.
struct ChannelDefined {
  ChannelPolicy policy;

  friend bool operator==(const ChannelDefined&,
                         const ChannelDefined&) = default;
};

struct CredentialIssued {
  Credential credential;

  friend bool operator==(const CredentialIssued&,
                         const CredentialIssued&) = default;
};

struct CredentialRevoked {
  std::string credential_id;

  friend bool operator==(const CredentialRevoked&,
                         const CredentialRevoked&) = default;
};

// A live reading that is live no more.
struct RemovedReading {
  RegisterRef target;
  absl::CivilDay date;
  // Taken out for good; else another reading has its place.
  bool voided = false;

  friend bool operator==(const RemovedReading&,
                         const RemovedReading&) = default;
};

// A reading that is live from now on.
struct AddedReading {
  RegisterSlot slot;
  std::string serial;
  absl::CivilDay date;
  Milli value = 0;
  absl::CivilMonth period;
  Trust trust = Trust::kCustomer;
  // The channel it came through, and its receipt; empty where staff entered it.
  std::string channel;
  std::string receipt_code;

  friend bool operator==(const AddedReading&, const AddedReading&) = default;
};

// What becomes of an account's readings when staff decide something: first some
// are removed, then some added.
struct ReadingEffects {
  std::vector<RemovedReading> removed;
  std::vector<AddedReading> added;
  std::vector<UsageChange> changes;

  friend bool operator==(const ReadingEffects&,
                         const ReadingEffects&) = default;
};

// Who decided, and why: both are never empty.
struct Decision {
  std::string agent;
  std::string reason;

  friend bool operator==(const Decision&, const Decision&) = default;
};

// Staff let a held submission in, or turned it down.
struct HoldResolved {
  std::string receipt_code;
  bool approved = false;
  Decision decision;
  // None with a rejection.
  ReadingEffects effects;

  friend bool operator==(const HoldResolved&, const HoldResolved&) = default;
};

// Staff gave a live reading another value, or took it out.
struct ReadingAmended {
  RegisterRef target;
  absl::CivilDay date;
  Milli was = 0;
  // None: taken out.
  std::optional<Milli> now;
  Decision decision;
  ReadingEffects effects;

  friend bool operator==(const ReadingAmended&,
                         const ReadingAmended&) = default;
};

// One meter was taken down and another put up in its place. The new one is from
// now on the account's last installation.
struct MeterReplaced {
  uint32_t removed_installation = 0;
  // The old one's first day without, the new one's first day.
  absl::CivilDay replaced_on;
  Installation installed;
  Decision decision;
  // Receipts that waited for this: their readings are among those added.
  std::vector<std::string> applied;
  ReadingEffects effects;

  friend bool operator==(const MeterReplaced&, const MeterReplaced&) = default;
};

struct AccountClosed {
  // The first day on which the account is no more.
  absl::CivilDay closed_on;
  Decision decision;
  ReadingEffects effects;

  friend bool operator==(const AccountClosed&, const AccountClosed&) = default;
};

// Staff took back at once what they had handed in: its readings are live no
// more, and those it superseded are again; or it waits no longer.
struct SubmissionUndone {
  std::string receipt_code;
  Decision decision;
  // None where it waited.
  ReadingEffects effects;

  friend bool operator==(const SubmissionUndone&,
                         const SubmissionUndone&) = default;
};

// A content that had just come came again, under another key of its channel: it
// was answered with the receipt of the first, and will be.
struct SubmissionRepeated {
  std::string channel;
  std::string request_key;
  // The key that the content was judged under.
  std::string repeated_key;

  friend bool operator==(const SubmissionRepeated&,
                         const SubmissionRepeated&) = default;
};

// The definition before this event brought, or took away, readings between
// others that billing was told of.
struct UsageRestated {
  std::vector<UsageChange> changes;

  friend bool operator==(const UsageRestated&, const UsageRestated&) = default;
};

// The month is billed: what comes later for it is an adjustment in an open one.
struct PeriodClosed {
  absl::CivilMonth period;

  friend bool operator==(const PeriodClosed&, const PeriodClosed&) = default;
};

// Billing has charged everything up to this position of the journal.
struct ChangesAcknowledged {
  uint64_t position = 0;
  // When the event at that position was recorded.
  absl::Time recorded_at;

  friend bool operator==(const ChangesAcknowledged&,
                         const ChangesAcknowledged&) = default;
};

// Numbers of kinds are stored, counted from 1: a new kind is added at the end.
using EventBody =
    std::variant<AccountDefined, SubmissionJudged, ChannelDefined,
                 CredentialIssued, CredentialRevoked, HoldResolved,
                 ReadingAmended, MeterReplaced, AccountClosed, PeriodClosed,
                 ChangesAcknowledged, UsageRestated, SubmissionUndone,
                 SubmissionRepeated>;

struct Event {
  // See StreamOf… below.
  std::string stream;
  // 1, 2, 3, … within the stream, without gaps.
  uint32_t sequence = 0;
  absl::Time recorded_at;
  // Who did it: a channel's id, or `administrator`.
  std::string actor;
  EventBody body;

  friend bool operator==(const Event&, const Event&) = default;
};

// What a submission was handed in under; lives as long as the event does.
struct SubmissionKey {
  absl::string_view channel;
  absl::string_view request_key;
};

// Of an event that gave a key its receipt; none of any other.
std::optional<SubmissionKey> KeyIn(const EventBody& body);

// An account's stream is its number. Submissions that name no known account
// live in one of kUnknownAccountBuckets streams `?0`, `?1`, …, chosen by
// channel and key, so that a resend finds its own.
std::string UnknownAccountStream(absl::string_view channel,
                                 absl::string_view request_key);
inline constexpr char kChannelsStream[] = "@channels";
inline constexpr char kBillingStream[] = "@billing";

inline bool IsAccountStream(absl::string_view stream) {
  return !stream.empty() && stream[0] >= '0' && stream[0] <= '9';
}

}  // namespace intake

#endif  // INTAKE_CORE_MODEL_EVENT_H_
