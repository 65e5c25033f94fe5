// The main page: an account's registers, and one button.

#ifndef INTAKE_CHANNELS_PORTAL_READING_FORM_H_
#define INTAKE_CHANNELS_PORTAL_READING_FORM_H_

#include <string>

#include "channels/http/message.h"
#include "channels/portal/customer_page.h"
#include "channels/portal/left_form.h"
#include "channels/portal/parts.h"
#include "channels/web/visit.h"

namespace intake::portal {

// The page of the account `number`. Where the core is away, its trouble page.
http::Response ShowReadingForm(const Parts& parts, const web::Visit& visit,
                               const Visitor& visitor,
                               const std::string& number, const LeftForm& left);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_READING_FORM_H_
