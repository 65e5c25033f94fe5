// The held readings in their order, and the way from one to the next.

#ifndef INTAKE_CHANNELS_DESK_REVIEW_QUEUE_H_
#define INTAKE_CHANNELS_DESK_REVIEW_QUEUE_H_

#include <string>

#include "absl/status/statusor.h"
#include "channels/desk/desk.h"
#include "channels/http/message.h"
#include "channels/web/pages.h"
#include "channels/web/visit.h"
#include "intake/v1/review_service.pb.h"

namespace intake::desk {

inline constexpr int kQueueRows = 20;

// Which of the queue one looks at, and where in it. Stays with whoever goes
// from one to the next.
struct QueuePlace {
  std::string rule;
  std::string channel;
  // Only what has waited so many days; empty: all.
  std::string days;
  // The page begins behind it: a page token.
  std::string from;

  // As fields of a query.
  http::Fields Query() const;
};

// From a query or a form.
QueuePlace QueuePlaceIn(const web::Visit& visit);

// The errors of ReviewService.ListHeld.
absl::StatusOr<v1::ListHeldResponse> ListQueue(const Desk& desk,
                                               const Seat& seat,
                                               const QueuePlace& place,
                                               int rows);

// The place behind `code`, which is row `row`, from 1, of the page at `place`.
QueuePlace PlaceBehind(const Desk& desk, const Seat& seat,
                       const QueuePlace& place, int row,
                       const std::string& code);

// The page of the first one at `place`, from the beginning of the queue again
// where there is none, but not of `code`; the queue where there is no other.
// `done` says what was decided on `code`: `approved`, `rejected` or empty.
http::Response ToNext(const Desk& desk, const web::Visit& visit,
                      const Seat& seat, const QueuePlace& place,
                      const std::string& code, const std::string& done);

// A section DONE_APPROVED or DONE_REJECTED with DECIDED, where `visit` comes
// from a decision.
void ShowDone(const web::Visit& visit, web::Dictionary& content);

// `/review`
http::Response QueuePage(const Desk& desk, const web::Visit& visit,
                         const Seat& seat);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_REVIEW_QUEUE_H_
