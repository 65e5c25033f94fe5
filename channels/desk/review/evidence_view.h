// The evidence of a held reading: where it came from, what it is compared with,
// what the rules say, how the account has used.

#ifndef INTAKE_CHANNELS_DESK_REVIEW_EVIDENCE_VIEW_H_
#define INTAKE_CHANNELS_DESK_REVIEW_EVIDENCE_VIEW_H_

#include "channels/desk/desk.h"
#include "channels/web/pages.h"
#include "channels/web/visit.h"
#include "intake/v1/review_service.pb.h"

namespace intake::desk {

// Where it came from, with the sender masked; sections THEN and NOW of
// findings; a section HISTORY a reading.
void ShowEvidence(const Desk& desk, const web::Visit& visit,
                  const v1::ExamineHeldResponse& held,
                  web::Dictionary& content);

// Whose account it is, and a section CHART a drawing of its usage. What the
// server does not tell now is left out.
void ShowUsage(const web::Visit& visit, const Seat& seat,
               const std::string& account_number, web::Dictionary& content);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_REVIEW_EVIDENCE_VIEW_H_
