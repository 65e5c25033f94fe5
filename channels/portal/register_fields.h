// The fields of the main page: one for each register, with what is known of it.

#ifndef INTAKE_CHANNELS_PORTAL_REGISTER_FIELDS_H_
#define INTAKE_CHANNELS_PORTAL_REGISTER_FIELDS_H_

#include "channels/portal/left_form.h"
#include "channels/portal/parts.h"
#include "channels/web/pages.h"
#include "channels/web/visit.h"
#include "intake/v1/intake_service.pb.h"

namespace intake::portal {

// Everything that the page of one form is made of.
struct ShownForm {
  const Parts& parts;
  const web::Visit& visit;
  const v1::DescribeAccountResponse& account;
  const LeftForm& left;
};

// A section REGISTER for each: label, previous reading, expected range,
// drawing, what was typed, and what is wrong with it. The cursor is in the
// first field with a problem, else in the first.
void FillRegisters(const ShownForm& shown, web::Dictionary& page);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_REGISTER_FIELDS_H_
