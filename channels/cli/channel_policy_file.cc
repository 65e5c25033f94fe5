#include "channels/cli/channel_policy_file.h"

#include <fstream>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "channels/cli/channel_policy.h"
#include "google/protobuf/util/json_util.h"
#include "services/toml/config_file.h"

namespace intake::cli {
namespace {

absl::Status ApplyJson(const std::string& path, v1::Channel& channel) {
  std::ifstream file(path, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)),
                         std::istreambuf_iterator<char>());
  if (!file) {
    return absl::InvalidArgumentError(absl::StrCat(path, ": cannot be read"));
  }
  v1::Channel read;
  const auto status = google::protobuf::util::JsonStringToMessage(text, &read);
  if (!status.ok()) {
    return absl::InvalidArgumentError(absl::StrCat(
        path, ": ",
        absl::string_view(status.message().data(), status.message().size())));
  }
  if (!read.mandates().empty()) channel.clear_mandates();
  if (!read.commodities().empty()) channel.clear_commodities();
  channel.MergeFrom(read);
  return absl::OkStatus();
}

void ReadMandates(ConfigSection& root, v1::Channel& channel) {
  std::vector<ConfigSection> mandates = root.Sections("mandates");
  if (!mandates.empty()) channel.clear_mandates();
  for (ConfigSection& section : mandates) {
    v1::Mandate& mandate = *channel.add_mandates();
    mandate.set_representative(section.RequiredString("representative"));
    mandate.set_building(section.RequiredString("building"));
    for (std::string& entrance : section.Strings("entrances")) {
      mandate.add_entrances(std::move(entrance));
    }
  }
}

absl::Status ApplyToml(const std::string& path, absl::TimeZone zone,
                       v1::Channel& channel) {
  absl::StatusOr<ConfigFile> file = ConfigFile::Load(path);
  if (!file.ok()) return absl::InvalidArgumentError(file.status().message());
  ConfigSection root = file->Root();
  channel.set_id(root.String("id", channel.id()));
  ChannelFlags flags;
  const auto text = [&](absl::string_view key,
                        std::optional<std::string>& into) {
    std::string value = root.String(key, "");
    if (!value.empty()) into = std::move(value);
  };
  text("name_ru", flags.name_ru);
  text("name_en", flags.name_en);
  text("contact", flags.contact);
  text("open_from", flags.open_from);
  text("retired_from", flags.retired_from);
  text("trust", flags.trust);
  flags.commodities = root.Strings("commodities");
  flags.staffed = root.Bool("staffed", channel.staffed());
  flags.may_confirm = root.Bool("may_confirm", channel.may_confirm());
  flags.dates_are_evidence =
      root.Bool("dates_are_evidence", channel.dates_are_evidence());
  flags.signature_required =
      root.Bool("signature_required", channel.signature_required());
  flags.registered_sender_required = root.Bool(
      "registered_sender_required", channel.registered_sender_required());
  flags.mandate_required =
      root.Bool("mandate_required", channel.mandate_required());
  flags.answer_in_one_sms =
      root.Bool("answer_in_one_sms", channel.answer_in_one_sms());
  flags.open_to_customers =
      root.Bool("open_to_customers", channel.open_to_customers());
  flags.log_in_required =
      root.Bool("log_in_required", channel.log_in_required());
  ReadMandates(root, channel);
  if (absl::Status status = file->Finish({}); !status.ok()) return status;
  absl::Status status = ApplyFlags(flags, zone, channel);
  if (status.ok()) return status;
  return absl::InvalidArgumentError(absl::StrCat(path, ": ", status.message()));
}

}  // namespace

absl::Status ApplyPolicyFile(const std::string& path, absl::TimeZone zone,
                             v1::Channel& channel) {
  return absl::EndsWith(path, ".json") ? ApplyJson(path, channel)
                                       : ApplyToml(path, zone, channel);
}

}  // namespace intake::cli
