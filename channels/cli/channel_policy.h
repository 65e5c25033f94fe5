// A channel's policy from flags, and the words that flags and files share.

#ifndef INTAKE_CHANNELS_CLI_CHANNEL_POLICY_H_
#define INTAKE_CHANNELS_CLI_CHANNEL_POLICY_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "intake/v1/channel.pb.h"

namespace intake::cli {

// What flags say; what is absent stays as it is.
struct ChannelFlags {
  std::optional<std::string> name_ru;
  std::optional<std::string> name_en;
  std::optional<std::string> contact;
  std::optional<std::string> open_from;
  std::optional<std::string> retired_from;
  std::optional<std::string> trust;
  std::vector<std::string> commodities;
  std::optional<bool> staffed;
  std::optional<bool> may_confirm;
  std::optional<bool> dates_are_evidence;
  std::optional<bool> signature_required;
  std::optional<bool> registered_sender_required;
  std::optional<bool> mandate_required;
  std::optional<bool> answer_in_one_sms;
  std::optional<bool> open_to_customers;
  std::optional<bool> log_in_required;
};

// Puts what `flags` say into `channel`.
// INVALID_ARGUMENT: a word or moment that is none, with what was wanted.
absl::Status ApplyFlags(const ChannelFlags& flags, absl::TimeZone zone,
                        v1::Channel& channel);

// The moment that `2014-07-01`, `2014-07-01T10:00:00` (both in `zone`) or
// `2014-07-01T00:00:00+04:00` names.
absl::StatusOr<absl::Time> MomentFromWord(absl::string_view word,
                                          absl::TimeZone zone);

void SetMoment(absl::Time moment, google::protobuf::Timestamp* timestamp);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_CHANNEL_POLICY_H_
