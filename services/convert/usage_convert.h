// What billing is told.

#ifndef INTAKE_SERVICES_CONVERT_USAGE_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_USAGE_CONVERT_H_

#include <vector>

#include "core/model/usage_change.h"
#include "intake/v1/usage.pb.h"

namespace intake {

v1::UsageChange UsageChangeToProto(const UsageChange& change);

google::protobuf::RepeatedPtrField<v1::UsageChange> UsageChangesToProto(
    const std::vector<UsageChange>& changes);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_USAGE_CONVERT_H_
