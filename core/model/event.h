// What has been decided. An account is one stream of events, and so is the
// register of channels; the streams are the truth, all else follows from them.

#ifndef INTAKE_CORE_MODEL_EVENT_H_
#define INTAKE_CORE_MODEL_EVENT_H_

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/model/account.h"
#include "core/model/channel.h"
#include "core/model/receipt.h"
#include "core/model/submission.h"

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

using EventBody = std::variant<AccountDefined, SubmissionJudged, ChannelDefined,
                               CredentialIssued, CredentialRevoked>;

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

// An account's stream is its number. Submissions that name no known account
// live in one of kUnknownAccountBuckets streams `?0`, `?1`, …, chosen by
// channel and key, so that a resend finds its own.
std::string UnknownAccountStream(absl::string_view channel,
                                 absl::string_view request_key);
inline constexpr char kChannelsStream[] = "@channels";

inline bool IsAccountStream(absl::string_view stream) {
  return !stream.empty() && stream[0] >= '0' && stream[0] <= '9';
}

}  // namespace intake

#endif  // INTAKE_CORE_MODEL_EVENT_H_
