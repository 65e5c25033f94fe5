// What every page of the desk stands on: the connections, the frame, and who
// sits at it.

#ifndef INTAKE_CHANNELS_DESK_DESK_H_
#define INTAKE_CHANNELS_DESK_DESK_H_

#include <functional>
#include <initializer_list>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "channels/desk/seats.h"
#include "channels/http/message.h"
#include "channels/sdk/clock.h"
#include "channels/sdk/connection.h"
#include "channels/web/pages.h"
#include "channels/web/site.h"
#include "channels/web/submission_spool.h"
#include "channels/web/visit.h"
#include "intake/v1/staff_service.pb.h"

namespace intake::desk {

// All of it outlives the pages. Each page set is a function that gives routes:
// `std::vector<web::Route> SlipRoutes(const Desk& desk)`.
struct Desk {
  // With the desk's key; pages use Seat::core.
  std::shared_ptr<sdk::Connection> core;
  // Each with its channel's key. Evidence.agent is the log-in of the seat.
  std::shared_ptr<sdk::Connection> call_center;
  std::shared_ptr<sdk::Connection> office;
  std::shared_ptr<sdk::Connection> paper_slip;
  std::shared_ptr<sdk::Connection> building_list;
  web::Pages* pages = nullptr;
  web::SubmissionSpool* spool = nullptr;
  // Wall clock: the moment, for the supplier's day.
  std::function<absl::Time()> now;
  absl::TimeZone zone;
  // Where pages keep files of their own, such as uploaded lists.
  std::string folder;
  // Who sat here a moment ago, for when the server is away; may be null.
  std::shared_ptr<Seats> seats;
};

// Of each call to the server that somebody waits for.
inline constexpr absl::Duration kCallTimeout = absl::Seconds(5);

// A member of staff, for one visit.
struct Seat {
  v1::StaffMember member;
  // Each of its calls is made for them.
  std::shared_ptr<sdk::Connection> core;

  const std::string& agent() const { return member.log_in(); }
};

using StaffPage =
    std::function<http::Response(const web::Visit& visit, const Seat& seat)>;

// A page for whoever has one of `roles`; a supervisor has an agent's and a
// clerk's too, an administrator all (the server enforces the same). Others get
// 403, nobody in particular the log-in, which leads back here, and whoever has
// to change their password that page.
web::Page ForStaff(const Desk& desk, std::initializer_list<v1::StaffRole> roles,
                   StaffPage page);

// What to show where a call failed: 503 and what to do where the server is
// away, 403, 404, 409, 429 and so on with the error's own message, a log-in
// where the session has ended.
http::Response TroublePage(const Desk& desk, const web::Visit& visit,
                           const absl::Status& status);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_DESK_H_
