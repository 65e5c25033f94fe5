// Findings and the values they are about.

#ifndef INTAKE_SERVICES_CONVERT_FINDING_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_FINDING_CONVERT_H_

#include <vector>

#include "core/model/account.h"
#include "core/model/finding.h"
#include "core/model/receipt.h"
#include "intake/v1/receipt.pb.h"

namespace intake {

v1::UnderstoodValue UnderstoodToProto(const UnderstoodValue& understood);

// With its sentence. `understood` has the register that it is about; where it
// has not, the register is left out.
v1::Finding FindingToProto(const Finding& finding,
                           const std::vector<UnderstoodValue>& understood,
                           Language language);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_FINDING_CONVERT_H_
