#include "channels/cli/channel_view.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "channels/cli/render/table.h"
#include "channels/cli/render/words.h"

namespace intake::cli {
namespace {

std::string StateOf(const v1::Channel& channel, absl::Time now,
                    absl::TimeZone zone) {
  if (channel.has_retired_from()) {
    const bool retired = TimeOf(channel.retired_from()) <= now;
    return absl::StrCat(retired ? "retired since " : "open, retires ",
                        MomentForPeople(channel.retired_from(), zone));
  }
  if (channel.has_open_from() && TimeOf(channel.open_from()) > now) {
    return absl::StrCat("opens ", MomentForPeople(channel.open_from(), zone));
  }
  return "open";
}

// What its policy asks beyond the usual.
std::string PolicyWords(const v1::Channel& channel) {
  std::vector<std::string> words;
  for (int commodity : channel.commodities()) {
    words.push_back(absl::StrCat(
        "only ", CommodityWord(static_cast<v1::Commodity>(commodity))));
  }
  if (channel.staffed()) words.emplace_back("staffed");
  if (channel.may_confirm()) words.emplace_back("may confirm");
  if (channel.dates_are_evidence()) words.emplace_back("dates are evidence");
  if (channel.signature_required()) words.emplace_back("signature");
  if (channel.registered_sender_required()) {
    words.emplace_back("registered sender");
  }
  if (channel.mandate_required()) {
    words.push_back(absl::StrCat("mandate (", channel.mandates_size(), ")"));
  }
  if (channel.answer_in_one_sms()) words.emplace_back("one SMS");
  if (channel.log_in_required()) words.emplace_back("log-in");
  if (!channel.open_to_customers()) words.emplace_back("not announced");
  return absl::StrJoin(words, ", ");
}

int OpenKeysOf(const v1::ListChannelsResponse& list, const std::string& id) {
  int keys = 0;
  for (const v1::Credential& credential : list.credentials()) {
    keys += credential.channel_id() == id && !credential.has_revoked_at();
  }
  return keys;
}

std::string HolderOf(const v1::Credential& credential) {
  if (credential.channel_id().empty()) return "(administrator)";
  if (credential.channel_id() == "@billing") return "(billing)";
  if (credential.channel_id() == "@desk") return "(desk)";
  return credential.channel_id();
}

}  // namespace

std::string ChannelListText(const v1::ListChannelsResponse& list,
                            const Console& console, absl::Time now,
                            absl::TimeZone zone) {
  Table channels({{"Channel"},
                  {"Name"},
                  {"State"},
                  {"Trust"},
                  {"Keys", Align::kRight},
                  {"Policy"}});
  for (const v1::Channel& channel : list.channels()) {
    channels.AddRow({channel.id(), channel.name_en(),
                     StateOf(channel, now, zone), TrustWords(channel.trust()),
                     absl::StrCat(OpenKeysOf(list, channel.id())),
                     PolicyWords(channel)});
  }
  Table keys({{"Key"}, {"Opens"}, {"Issued"}, {"Revoked"}});
  for (const v1::Credential& credential : list.credentials()) {
    keys.AddRow({credential.id(), HolderOf(credential),
                 MomentForPeople(credential.issued_at(), zone),
                 MomentForPeople(credential.revoked_at(), zone)});
  }
  return absl::StrCat(channels.Render(console), "\n", keys.Render(console));
}

}  // namespace intake::cli
