// Batches of paper slips.

#ifndef INTAKE_SERVICES_CONVERT_SLIP_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_SLIP_CONVERT_H_

#include <vector>

#include "absl/status/statusor.h"
#include "core/ports/slip_store.h"
#include "core/slips/batch.h"
#include "core/slips/clerks_view.h"
#include "core/slips/slip.h"
#include "intake/v1/slip_service.pb.h"

namespace intake {

// INVALID_ARGUMENT with the field at fault, as `header.date`: what is no date,
// total or mode. Its bounds are core's to check.
absl::StatusOr<BatchHeader> BatchHeaderFromProto(const v1::BatchHeader& proto);

// INVALID_ARGUMENT with the field at fault, as `content.values[0]`.
absl::StatusOr<SlipContent> SlipContentFromProto(const v1::SlipContent& proto);

// Texts are cut to kSlipReceiptTextBytesMax, between characters.
// INVALID_ARGUMENT with the field at fault: too many, or no outcome.
absl::StatusOr<std::vector<SequencedReceipt>> SlipReceiptsFromProto(
    const v1::RecordSlipReceiptsRequest& proto);

v1::BatchState BatchStateToProto(const BatchView& batch);

// `code_text` may be long, and only who hands a slip in wants it.
enum class CodeTexts { kLeftOut, kGiven };
v1::Slip SlipToProto(const SlipView& slip, CodeTexts code_texts);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_SLIP_CONVERT_H_
