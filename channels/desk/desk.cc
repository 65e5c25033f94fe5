#include "channels/desk/desk.h"

#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "channels/desk/frame.h"
#include "channels/desk/log_in_pages.h"
#include "channels/desk/menu.h"
#include "channels/desk/typed.h"
#include "channels/sdk/retry.h"
#include "channels/sdk/status.h"

namespace intake::desk {
namespace {

constexpr int kServiceUnavailable = 503;

int HttpStatusOf(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kOutOfRange:
      return 400;
    case absl::StatusCode::kPermissionDenied:
      return 403;
    case absl::StatusCode::kNotFound:
      return 404;
    case absl::StatusCode::kAborted:
    case absl::StatusCode::kAlreadyExists:
    case absl::StatusCode::kFailedPrecondition:
      return 409;
    case absl::StatusCode::kResourceExhausted:
      return 429;
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kDeadlineExceeded:
    case absl::StatusCode::kCancelled:
    // The desk's own key is not known to the server.
    case absl::StatusCode::kUnauthenticated:
      return kServiceUnavailable;
    default:
      return 500;
  }
}

bool SessionEnded(const absl::Status& status) {
  return sdk::ReasonOf(status) == "SESSION_ENDED";
}

}  // namespace

absl::StatusOr<Seat> SeatOf(const Desk& desk, const web::Visit& visit) {
  auto core = desk.core->For({.session = visit.cookie});
  const auto session = core->GetStaffSession({}, kCallTimeout);
  if (session.ok()) {
    if (desk.seats != nullptr) {
      desk.seats->Remember(visit.cookie, session->member(), desk.now());
    }
    return Seat{.member = session->member(), .core = std::move(core)};
  }
  if (desk.seats != nullptr && sdk::IsTransient(session.status())) {
    if (const auto member = desk.seats->Recall(visit.cookie, desk.now())) {
      return Seat{.member = *member, .core = std::move(core)};
    }
  }
  if (desk.seats != nullptr && SessionEnded(session.status())) {
    desk.seats->Forget(visit.cookie);
  }
  return session.status();
}

web::Page ForStaff(const Desk& desk, std::initializer_list<v1::StaffRole> roles,
                   StaffPage page) {
  return [&desk, roles = std::vector<v1::StaffRole>(roles),
          page = std::move(page)](const web::Visit& visit) {
    // Whoever has no cookie has no session: nobody needs to be asked.
    if (!visit.cookie_is_old) return LogInFirst(desk, visit);
    const absl::StatusOr<Seat> seat = SeatOf(desk, visit);
    if (!seat.ok()) return TroublePage(desk, visit, seat.status());
    const SeatInFrame shown(*seat);
    if (seat->member.password_expired()) return web::Redirect("/password");
    if (!MayAct(seat->member.role(), roles)) {
      return desk.pages->Render("forbidden", visit, 403, [](auto&) {});
    }
    return page(visit, *seat);
  };
}

http::Response TroublePage(const Desk& desk, const web::Visit& visit,
                           const absl::Status& status) {
  if (SessionEnded(status)) return LogInFirst(desk, visit);
  const int code = HttpStatusOf(status);
  http::Response response =
      desk.pages->Render("trouble", visit, code, [&](web::Dictionary& content) {
        const bool away = code == kServiceUnavailable;
        content.ShowSection(away ? "AWAY" : "ANSWERED");
        content.SetValue("MESSAGE", std::string(status.message()));
        // Sending once more is safe: what makes readings has a request id.
        if (sdk::IsTransient(status)) AddTyped(TypedIn(visit), content);
      });
  if (const auto wait = sdk::RetryAfterOf(status);
      wait.has_value() || code == kServiceUnavailable) {
    response.headers.emplace_back(
        "Retry-After", absl::StrCat(absl::ToInt64Seconds(absl::Ceil(
                           wait.value_or(kCallTimeout), absl::Seconds(1)))));
  }
  return response;
}

}  // namespace intake::desk
