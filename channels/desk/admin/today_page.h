// `/today`: what came in on a day, what became of it, and what waits.

#ifndef INTAKE_CHANNELS_DESK_ADMIN_TODAY_PAGE_H_
#define INTAKE_CHANNELS_DESK_ADMIN_TODAY_PAGE_H_

#include "channels/desk/desk.h"

namespace intake::desk {

http::Response TodayPage(const Desk& desk, const web::Visit& visit,
                         const Seat& seat);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_ADMIN_TODAY_PAGE_H_
