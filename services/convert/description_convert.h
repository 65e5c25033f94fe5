// What someone needs who is about to enter an account's readings.

#ifndef INTAKE_SERVICES_CONVERT_DESCRIPTION_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_DESCRIPTION_CONVERT_H_

#include "core/admission/admission.h"
#include "intake/v1/account_service.pb.h"
#include "intake/v1/intake_service.pb.h"

namespace intake {

v1::DescribeAccountResponse DescriptionToProto(
    const AccountDescription& description);

// One of a list of all of them.
v1::ListedAccount ListedAccountToProto(const AccountDescription& description);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_DESCRIPTION_CONVERT_H_
