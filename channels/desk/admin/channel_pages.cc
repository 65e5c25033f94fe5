#include "channels/desk/admin/channel_pages.h"

#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "channels/desk/show.h"

namespace intake::desk {
namespace {

// Its policy beyond the usual, as keys of words.
std::vector<const char*> PolicyKeys(const v1::Channel& channel) {
  std::vector<const char*> keys;
  const auto add = [&keys](bool is, const char* key) {
    if (is) keys.push_back(key);
  };
  add(channel.trust() == v1::TRUST_WITNESSED, "policy.witnessed");
  add(channel.trust() == v1::TRUST_INSPECTOR, "policy.inspector");
  add(channel.staffed(), "policy.staffed");
  add(channel.may_confirm(), "policy.may_confirm");
  add(channel.dates_are_evidence(), "policy.dates_are_evidence");
  add(channel.signature_required(), "policy.signature_required");
  add(channel.registered_sender_required(), "policy.registered_sender");
  add(channel.mandate_required(), "policy.mandate_required");
  add(channel.answer_in_one_sms(), "policy.one_sms");
  add(channel.log_in_required(), "policy.log_in_required");
  add(!channel.open_to_customers(), "policy.not_announced");
  add(!channel.commodities().empty(), "policy.some_commodities");
  return keys;
}

std::string PolicyWords(const Desk& desk, const web::Visit& visit,
                        const v1::Channel& channel) {
  std::vector<std::string> words;
  for (const char* key : PolicyKeys(channel)) {
    words.push_back(desk.pages->words().Get(key, visit.language));
  }
  return absl::StrJoin(words, ", ");
}

const std::string& NameOf(const v1::Channel& channel, const web::Visit& visit) {
  return visit.language == web::Language::kRussian ? channel.name_ru()
                                                   : channel.name_en();
}

// OPEN, RETIRES with its moment, RETIRED with it, or OPENS with it.
void ShowState(const Desk& desk, const v1::Channel& channel,
               web::Dictionary& row) {
  if (channel.has_retired_from()) {
    const absl::Time moment = TimeOf(channel.retired_from());
    row.SetValueAndShowSection("STATE_AT", MomentWords(moment, desk.zone),
                               moment <= desk.now() ? "RETIRED" : "RETIRES");
  } else if (channel.has_open_from() &&
             TimeOf(channel.open_from()) > desk.now()) {
    row.SetValueAndShowSection(
        "STATE_AT", MomentWords(TimeOf(channel.open_from()), desk.zone),
        "OPENS");
  } else {
    row.ShowSection("OPEN");
  }
}

int OpenKeysOf(const v1::ListChannelsResponse& list, const std::string& id) {
  int keys = 0;
  for (const v1::Credential& key : list.credentials()) {
    keys += key.channel_id() == id && !key.has_revoked_at() ? 1 : 0;
  }
  return keys;
}

// Whose a key is that opens no channel.
std::string HolderWords(const Desk& desk, const web::Visit& visit,
                        const std::string& holder) {
  const char* const key = holder.empty()         ? "channels.of_administrator"
                          : holder == "@desk"    ? "channels.of_desk"
                          : holder == "@billing" ? "channels.of_billing"
                                                 : "";
  const auto words = desk.pages->words().Find(key, visit.language);
  return words.ok() ? *words : holder;
}

// A row; a key that is revoked has no button.
void ShowKey(const Desk& desk, const web::Visit& visit,
             const v1::Credential& key, web::Dictionary& content) {
  web::Dictionary& row = *content.AddSectionDictionary("KEY_ROW");
  row.SetValue("KEY_ID", key.id());
  row.SetValue("KEY_HOLDER", HolderWords(desk, visit, key.channel_id()));
  row.SetValue("ISSUED", MomentWords(TimeOf(key.issued_at()), desk.zone));
  if (key.has_revoked_at()) {
    row.SetValueAndShowSection("REVOKED_AT",
                               MomentWords(TimeOf(key.revoked_at()), desk.zone),
                               "REVOKED");
  } else {
    row.ShowSection("REVOCABLE");
  }
}

}  // namespace

const v1::Channel* FindChannel(const v1::ListChannelsResponse& list,
                               const std::string& id) {
  for (const v1::Channel& channel : list.channels()) {
    if (channel.id() == id) return &channel;
  }
  return nullptr;
}

std::string FormMoment(bool has, const google::protobuf::Timestamp& moment,
                       absl::TimeZone zone) {
  return has ? absl::FormatTime("%Y-%m-%dT%H:%M", TimeOf(moment), zone) : "";
}

http::Response ChannelsPage(const Desk& desk, const web::Visit& visit,
                            const Seat& seat) {
  const auto list = seat.core->ListChannels({}, kCallTimeout);
  if (!list.ok()) return TroublePage(desk, visit, list.status());
  return desk.pages->Render(
      "channels", visit, 200, [&](web::Dictionary& content) {
        if (visit.Query("done") == "revoked") content.ShowSection("DONE");
        for (const v1::Channel& channel : list->channels()) {
          web::Dictionary& row = *content.AddSectionDictionary("CHANNEL");
          row.SetValue("CHANNEL_HREF",
                       web::PathWith("/channels/edit", {{"id", channel.id()}}));
          row.SetValue("ID", channel.id());
          row.SetValue("NAME", NameOf(channel, visit));
          row.SetValue("CONTACT", channel.contact());
          row.SetIntValue("KEYS", OpenKeysOf(*list, channel.id()));
          row.SetValue("POLICY", PolicyWords(desk, visit, channel));
          ShowState(desk, channel, row);
        }
        for (const v1::Credential& key : list->credentials()) {
          // Of the administrators, the desk and billing.
          if (FindChannel(*list, key.channel_id()) == nullptr) {
            ShowKey(desk, visit, key, content);
          }
        }
      });
}

http::Response ChannelPage(const Desk& desk, const web::Visit& visit,
                           const Seat& seat) {
  const auto list = seat.core->ListChannels({}, kCallTimeout);
  if (!list.ok()) return TroublePage(desk, visit, list.status());
  const v1::Channel* const channel = FindChannel(*list, visit.Query("id"));
  if (channel == nullptr) {
    return desk.pages->Render("not_found", visit, 404, [](auto&) {});
  }
  return ShowChannel(
      desk, visit, *list,
      {.channel = *channel,
       .open_from = FormMoment(channel->has_open_from(), channel->open_from(),
                               desk.zone),
       .retired_from = FormMoment(channel->has_retired_from(),
                                  channel->retired_from(), desk.zone)});
}

http::Response ShowChannel(const Desk& desk, const web::Visit& visit,
                           const v1::ListChannelsResponse& list,
                           const ChannelDraft& draft) {
  const v1::Channel& channel = draft.channel;
  return desk.pages->Render(
      "channel", visit, draft.problem.empty() ? 200 : 409,
      [&](web::Dictionary& content) {
        if (visit.Query("done") == "changed") content.ShowSection("CHANGED");
        if (visit.Query("done") == "revoked")
          content.ShowSection("KEY_REVOKED");
        content.SetValue("ID", channel.id());
        content.SetValue("NAME_RU", channel.name_ru());
        content.SetValue("NAME_EN", channel.name_en());
        content.SetValue("CONTACT", channel.contact());
        content.SetValue("OPEN_FROM", draft.open_from);
        content.SetValue("RETIRED_FROM", draft.retired_from);
        content.SetValue("ZONE", desk.zone.name());
        content.SetValue("POLICY", PolicyWords(desk, visit, channel));
        if (!draft.problem.empty()) {
          content.SetValueAndShowSection("PROBLEM_TEXT", draft.problem,
                                         "PROBLEM");
        }
        for (const v1::Credential& key : list.credentials()) {
          if (key.channel_id() == channel.id())
            ShowKey(desk, visit, key, content);
        }
      });
}

}  // namespace intake::desk
