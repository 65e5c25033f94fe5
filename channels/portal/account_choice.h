// Which of the customer's accounts a page is about.

#ifndef INTAKE_CHANNELS_PORTAL_ACCOUNT_CHOICE_H_
#define INTAKE_CHANNELS_PORTAL_ACCOUNT_CHOICE_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "channels/portal/customer_page.h"
#include "channels/web/pages.h"
#include "channels/web/visit.h"
#include "intake/v1/intake_service.pb.h"

namespace intake::portal {

// What the path says, else the first one. REQUIRES: there is one.
std::string ChosenAccount(const web::Visit& visit, const Visitor& visitor);

// Where there are several: includes _account_choice.html as ACCOUNT_CHOICE,
// with the address of `path` for each.
void FillAccountChoice(const Visitor& visitor, absl::string_view path,
                       const std::string& shown, web::Dictionary& page);

absl::StatusOr<v1::DescribeAccountResponse> Describe(const Visitor& visitor,
                                                     const std::string& number);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_ACCOUNT_CHOICE_H_
