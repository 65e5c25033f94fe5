// A receipt and what comes with it.

#ifndef INTAKE_SERVICES_CONVERT_RECEIPT_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_RECEIPT_CONVERT_H_

#include <optional>

#include "absl/status/statusor.h"
#include "core/admission/admission.h"
#include "core/model/event.h"
#include "core/model/receipt.h"
#include "intake/v1/intake_service.pb.h"
#include "intake/v1/reading_service.pb.h"
#include "intake/v1/receipt.pb.h"

namespace intake {

// Made from the receipt alone, so that it is the same whatever has become of
// the account since. The findings are told in `language`, else in the
// receipt's; what was answered stays as it was.
v1::Receipt ReceiptToProto(const Receipt& receipt,
                           std::optional<Language> language = std::nullopt);

v1::SubmitReadingResponse AdmittedToProto(const Admitted& admitted);

// Receipt or error.
v1::SubmissionResult SubmissionResultToProto(
    const absl::StatusOr<Admitted>& result);

v1::GetReceiptResponse JudgedToReceiptProto(
    const SubmissionJudged& judged,
    std::optional<Language> language = std::nullopt);

v1::SubmissionRecord JudgedToRecordProto(
    const SubmissionJudged& judged,
    std::optional<Language> language = std::nullopt);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_RECEIPT_CONVERT_H_
