#include "channels/desk/password_page.h"

#include <string>

#include "channels/desk/log_in_pages.h"
#include "channels/sdk/status.h"
#include "channels/web/cookies.h"
#include "channels/web/site.h"

namespace intake::desk {
namespace {

http::Response Render(const Desk& desk, const web::Visit& visit,
                      const Seat& seat, absl::string_view problem, int status) {
  return desk.pages->Render("password", visit, status,
                            [&](web::Dictionary& content) {
                              if (seat.member.password_expired())
                                content.ShowSection("EXPIRED");
                              if (!problem.empty()) {
                                content.SetValueAndShowSection(
                                    "MESSAGE", std::string(problem), "PROBLEM");
                              }
                            });
}

}  // namespace

http::Response PasswordPage(const Desk& desk, const web::Visit& visit,
                            const Seat& seat) {
  return Render(desk, visit, seat, /*problem=*/"", 200);
}

http::Response ChangePassword(const Desk& desk, const web::Visit& visit,
                              const Seat& seat) {
  const auto word = [&](absl::string_view key) {
    return desk.pages->words().Get(key, visit.language);
  };
  v1::ChangeStaffPasswordRequest request;
  request.set_password(visit.form.Exact("password"));
  request.set_new_password(visit.form.Exact("new_password"));
  if (request.new_password() != visit.form.Exact("new_password_again")) {
    return Render(desk, visit, seat, word("password.differs"), 400);
  }
  const auto changed = seat.core->ChangeStaffPassword(request, kCallTimeout);
  if (!changed.ok()) {
    const std::string reason = sdk::ReasonOf(changed.status());
    const char* key = reason == "PASSWORD_WRONG"        ? "password.wrong"
                      : reason == "PASSWORD_TOO_SHORT"  ? "password.short"
                      : reason == "PASSWORD_TOO_LONG"   ? "password.long"
                      : reason == "PASSWORD_TOO_COMMON" ? "password.common"
                      : reason == "TOO_MANY_ATTEMPTS"   ? "login.too_many"
                                                        : nullptr;
    if (key == nullptr) return TroublePage(desk, visit, changed.status());
    return Render(desk, visit, seat, word(key), 400);
  }
  if (desk.seats != nullptr) desk.seats->Forget(visit.cookie);
  return web::Redirect("/", {web::SetCookie(kCookie, changed->session().token(),
                                            absl::ZeroDuration())});
}

}  // namespace intake::desk
