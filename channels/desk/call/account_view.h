// An account beside the fields: whose, where, which meters, what came last.

#ifndef INTAKE_CHANNELS_DESK_CALL_ACCOUNT_VIEW_H_
#define INTAKE_CHANNELS_DESK_CALL_ACCOUNT_VIEW_H_

#include "channels/desk/desk.h"
#include "channels/web/pages.h"
#include "channels/web/visit.h"
#include "intake/v1/intake_service.pb.h"
#include "intake/v1/reading_service.pb.h"

namespace intake::desk {

inline constexpr int kLastSubmissions = 6;

// HOLDER; a section ABOUT with ADDRESS, PHONES, WINDOW and a section METER for
// each that hangs; CLOSED.
void ShowAccount(const Desk& desk, const web::Visit& visit,
                 const v1::DescribeAccountResponse& described,
                 web::Dictionary& content);

// A section SUBMISSION for each.
void ShowSubmissions(const Desk& desk, const web::Visit& visit,
                     const v1::ListSubmissionsResponse& last,
                     web::Dictionary& content);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_CALL_ACCOUNT_VIEW_H_
