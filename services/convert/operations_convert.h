// How a server is.

#ifndef INTAKE_SERVICES_CONVERT_OPERATIONS_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_OPERATIONS_CONVERT_H_

#include "core/admission/admission.h"
#include "core/ports/store_backup.h"
#include "core/ports/store_maintenance.h"
#include "intake/v1/operations_service.pb.h"

namespace intake {

v1::SubmissionCounts CountsToProto(const AdmissionCounts& counts);
v1::StoreStatus FiguresToProto(const StoreFigures& figures);
v1::BackUpResponse BackupProgressToProto(const BackupProgress& progress);
v1::BackUpResponse BackupResultToProto(const BackupResult& result);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_OPERATIONS_CONVERT_H_
