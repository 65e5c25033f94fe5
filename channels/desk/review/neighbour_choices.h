// What becomes of live readings that a held one contradicts: a field for each.

#ifndef INTAKE_CHANNELS_DESK_REVIEW_NEIGHBOUR_CHOICES_H_
#define INTAKE_CHANNELS_DESK_REVIEW_NEIGHBOUR_CHOICES_H_

#include <string>

#include "channels/desk/review/held_page.h"
#include "channels/web/pages.h"
#include "intake/v1/review_service.pb.h"

namespace intake::desk {

// Sections CHOICES and CHOICE, where the server asks for it, or says that the
// reading before is probably the wrong one; else nothing.
void AddNeighbourChoices(const HeldView& view,
                         const v1::ExamineHeldResponse& held,
                         web::Dictionary& content);

// A section HIDDEN of the form.
void AddHidden(const std::string& name, const std::string& value,
               web::Dictionary& content);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_REVIEW_NEIGHBOUR_CHOICES_H_
