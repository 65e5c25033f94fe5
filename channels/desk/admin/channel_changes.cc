#include "channels/desk/admin/channel_changes.h"

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "channels/desk/admin/channel_pages.h"
#include "channels/desk/admin/problem.h"

namespace intake::desk {
namespace {

// Puts the moment that `typed` names into the field; nothing where it is empty.
// What the form had shown is left alone: it has no seconds, the moment may.
// False: `typed` is no moment.
template <typename Has, typename Mutable, typename Clear>
bool SetMoment(const std::string& typed, absl::TimeZone zone, const Has& shown,
               const Mutable& moment, const Clear& clear) {
  if (typed == shown()) return true;
  clear();
  if (typed.empty()) return true;
  absl::Time parsed;
  std::string error;
  if (!absl::ParseTime("%Y-%m-%dT%H:%M", typed, zone, &parsed, &error)) {
    return false;
  }
  moment()->set_seconds(absl::ToUnixSeconds(parsed));
  return true;
}

bool ApplyForm(const web::Form& form, absl::TimeZone zone,
               v1::Channel& channel) {
  channel.set_name_ru(form.Text("name_ru"));
  channel.set_name_en(form.Text("name_en"));
  channel.set_contact(form.Text("contact"));
  return SetMoment(
             form.Text("open_from"), zone,
             [&] {
               return FormMoment(channel.has_open_from(), channel.open_from(),
                                 zone);
             },
             [&] { return channel.mutable_open_from(); },
             [&] { channel.clear_open_from(); }) &&
         SetMoment(
             form.Text("retired_from"), zone,
             [&] {
               return FormMoment(channel.has_retired_from(),
                                 channel.retired_from(), zone);
             },
             [&] { return channel.mutable_retired_from(); },
             [&] { channel.clear_retired_from(); });
}

// Where a key's page leads back to: that of its channel, if it has one.
std::string BackPath(const std::string& holder, const char* done) {
  const bool has_page = !holder.empty() && holder[0] != '@';
  http::Fields query;
  if (has_page) query.emplace_back("id", holder);
  if (*done != '\0') query.emplace_back("done", done);
  return web::PathWith(has_page ? "/channels/edit" : "/channels", query);
}

}  // namespace

http::Response ChangeChannel(const Desk& desk, const web::Visit& visit,
                             const Seat& seat) {
  const auto list = seat.core->ListChannels({}, kCallTimeout);
  if (!list.ok()) return TroublePage(desk, visit, list.status());
  const v1::Channel* const channel = FindChannel(*list, visit.form.Text("id"));
  if (channel == nullptr) {
    return desk.pages->Render("not_found", visit, 404, [](auto&) {});
  }
  v1::UpdateChannelRequest request;
  *request.mutable_channel() = *channel;
  ChannelDraft draft = {.open_from = visit.form.Text("open_from"),
                        .retired_from = visit.form.Text("retired_from")};
  if (!ApplyForm(visit.form, desk.zone, *request.mutable_channel())) {
    draft.problem =
        desk.pages->words().Get("problem.no_moment", visit.language);
  } else {
    const auto updated = seat.core->UpdateChannel(request, kCallTimeout);
    if (updated.ok()) return web::Redirect(BackPath(channel->id(), "changed"));
    if (!IsProblemOfForm(updated.status())) {
      return TroublePage(desk, visit, updated.status());
    }
    draft.problem = ProblemText(desk, visit, updated.status());
  }
  draft.channel = request.channel();
  return ShowChannel(desk, visit, *list, draft);
}

http::Response IssueKey(const Desk& desk, const web::Visit& visit,
                        const Seat& seat) {
  v1::IssueCredentialRequest request;
  const std::string holder = visit.form.Text("holder");
  // As a field it has a value of its own: an empty one may be a mistake.
  if (holder != "@administrator") request.set_channel_id(holder);
  if (holder.empty()) return web::Redirect("/channels");
  const auto issued = seat.core->IssueCredential(request, kCallTimeout);
  if (!issued.ok()) return TroublePage(desk, visit, issued.status());
  return desk.pages->Render(
      "channel_key", visit, 200, [&](web::Dictionary& content) {
        content.SetValue("HOLDER", holder);
        content.SetValue("KEY", issued->key());
        content.SetValue("BACK_HREF", BackPath(holder, ""));
      });
}

http::Response RevokeKey(const Desk& desk, const web::Visit& visit,
                         const Seat& seat) {
  v1::RevokeCredentialRequest request;
  request.set_credential_id(visit.form.Text("key"));
  const auto revoked = seat.core->RevokeCredential(request, kCallTimeout);
  if (!revoked.ok()) return TroublePage(desk, visit, revoked.status());
  return web::Redirect(BackPath(revoked->credential().channel_id(), "revoked"));
}

}  // namespace intake::desk
