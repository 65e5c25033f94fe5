#include "channels/desk/frame.h"

#include <string>

#include "channels/desk/menu.h"

namespace intake::desk {
namespace {

thread_local const Seat* seat_in_frame = nullptr;

// The word of each role.
const char* RoleWord(v1::StaffRole role) {
  switch (role) {
    case v1::STAFF_ROLE_AGENT:
      return "role.agent";
    case v1::STAFF_ROLE_CLERK:
      return "role.clerk";
    case v1::STAFF_ROLE_SUPERVISOR:
      return "role.supervisor";
    case v1::STAFF_ROLE_ADMINISTRATOR:
      return "role.administrator";
    default:
      return "role.unknown";
  }
}

bool IsBelow(const std::string& path, absl::string_view entry) {
  return path == entry ||
         (path.size() > entry.size() && path[entry.size()] == '/' &&
          path.compare(0, entry.size(), entry.data(), entry.size()) == 0);
}

void AddMenu(const Desk& desk, const web::Visit& visit, const Seat& seat,
             web::Dictionary& layout) {
  for (const MenuEntry& entry : MenuFor(seat.member.role())) {
    web::Dictionary& item = *layout.AddSectionDictionary("MENU");
    item.SetValue("KEY", std::string(1, entry.key));
    item.SetValue("HREF", std::string(entry.path));
    item.SetValue("WORD", desk.pages->words().Get(entry.word, visit.language));
    if (IsBelow(visit.request.path, entry.path)) item.ShowSection("CURRENT");
  }
}

}  // namespace

SeatInFrame::SeatInFrame(const Seat& seat) { seat_in_frame = &seat; }
SeatInFrame::~SeatInFrame() { seat_in_frame = nullptr; }

std::function<void(const web::Visit&, web::Dictionary&)> FrameOf(
    const Desk& desk) {
  return [&desk](const web::Visit& visit, web::Dictionary& layout) {
    const bool russian = visit.language == web::Language::kRussian;
    layout.ShowSection(russian ? "TO_ENGLISH" : "TO_RUSSIAN");
    if (seat_in_frame == nullptr) return;
    const Seat& seat = *seat_in_frame;
    web::Dictionary& person = *layout.AddSectionDictionary("PERSON");
    person.SetValue("NAME", seat.member.name().empty() ? seat.member.log_in()
                                                       : seat.member.name());
    person.SetValue("ROLE", desk.pages->words().Get(
                                RoleWord(seat.member.role()), visit.language));
    AddMenu(desk, visit, seat, layout);
    if (const size_t waiting =
            desk.spool == nullptr ? 0 : desk.spool->waiting();
        waiting > 0) {
      layout.AddSectionDictionary("WAITING")->SetIntValue(
          "COUNT", static_cast<long>(waiting));
    }
  };
}

}  // namespace intake::desk
