#include "channels/cli/channel_policy.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/time/civil_time.h"

namespace intake::cli {
namespace {

std::string EnumName(absl::string_view prefix, absl::string_view word) {
  return absl::StrCat(
      prefix, absl::AsciiStrToUpper(absl::StrReplaceAll(word, {{"-", "_"}})));
}

absl::Status SetTrust(const std::string& word, v1::Channel& channel) {
  v1::Trust trust;
  if (!v1::Trust_Parse(EnumName("TRUST_", word), &trust)) {
    return absl::InvalidArgumentError(absl::StrCat(
        "trust: got \"", word, "\", want customer, witnessed or inspector"));
  }
  channel.set_trust(trust);
  return absl::OkStatus();
}

absl::Status SetCommodities(const std::vector<std::string>& words,
                            v1::Channel& channel) {
  if (words.empty()) return absl::OkStatus();
  channel.clear_commodities();
  for (const std::string& word : words) {
    if (word == "all") continue;
    v1::Commodity commodity;
    if (!v1::Commodity_Parse(EnumName("COMMODITY_", word), &commodity)) {
      return absl::InvalidArgumentError(
          absl::StrCat("commodities: got \"", word,
                       "\", want electricity, hot-water, cold-water, heat, "
                       "gas or all"));
    }
    channel.add_commodities(commodity);
  }
  return absl::OkStatus();
}

absl::Status SetMomentFromWord(absl::string_view field, absl::string_view word,
                               absl::TimeZone zone,
                               google::protobuf::Timestamp* moment) {
  absl::StatusOr<absl::Time> time = MomentFromWord(word, zone);
  if (!time.ok()) {
    return absl::InvalidArgumentError(
        absl::StrCat(field, ": ", time.status().message()));
  }
  SetMoment(*time, moment);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<absl::Time> MomentFromWord(absl::string_view word,
                                          absl::TimeZone zone) {
  absl::CivilDay day;
  if (word.size() == 10 && absl::ParseCivilTime(word, &day)) {
    return absl::FromCivil(day, zone);
  }
  absl::Time moment;
  std::string error;
  if (absl::ParseTime(absl::RFC3339_full, word, &moment, &error) ||
      absl::ParseTime("%Y-%m-%dT%H:%M:%E*S", word, zone, &moment, &error)) {
    return moment;
  }
  return absl::InvalidArgumentError(
      absl::StrCat("got \"", word,
                   "\", want a moment as 2014-07-01 or "
                   "2014-07-01T00:00:00+04:00"));
}

void SetMoment(absl::Time moment, google::protobuf::Timestamp* timestamp) {
  const int64_t micros = absl::ToUnixMicros(moment);
  int64_t seconds = micros / 1'000'000;
  int64_t rest = micros % 1'000'000;
  if (rest < 0) {
    --seconds;
    rest += 1'000'000;
  }
  timestamp->set_seconds(seconds);
  timestamp->set_nanos(static_cast<int32_t>(rest * 1000));
}

absl::Status ApplyFlags(const ChannelFlags& flags, absl::TimeZone zone,
                        v1::Channel& channel) {
  if (flags.name_ru) channel.set_name_ru(*flags.name_ru);
  if (flags.name_en) channel.set_name_en(*flags.name_en);
  if (flags.contact) channel.set_contact(*flags.contact);
  if (flags.staffed) channel.set_staffed(*flags.staffed);
  if (flags.may_confirm) channel.set_may_confirm(*flags.may_confirm);
  if (flags.dates_are_evidence) {
    channel.set_dates_are_evidence(*flags.dates_are_evidence);
  }
  if (flags.signature_required) {
    channel.set_signature_required(*flags.signature_required);
  }
  if (flags.registered_sender_required) {
    channel.set_registered_sender_required(*flags.registered_sender_required);
  }
  if (flags.mandate_required) {
    channel.set_mandate_required(*flags.mandate_required);
  }
  if (flags.answer_in_one_sms) {
    channel.set_answer_in_one_sms(*flags.answer_in_one_sms);
  }
  if (flags.open_to_customers) {
    channel.set_open_to_customers(*flags.open_to_customers);
  }
  if (flags.log_in_required) {
    channel.set_log_in_required(*flags.log_in_required);
  }
  absl::Status status = SetCommodities(flags.commodities, channel);
  if (flags.trust) status.Update(SetTrust(*flags.trust, channel));
  if (flags.open_from) {
    status.Update(SetMomentFromWord("open_from", *flags.open_from, zone,
                                    channel.mutable_open_from()));
  }
  if (flags.retired_from) {
    status.Update(SetMomentFromWord("retired_from", *flags.retired_from, zone,
                                    channel.mutable_retired_from()));
  }
  return status;
}

}  // namespace intake::cli
