#include "services/convert/code_answer_convert.h"

#include <utility>

#include "core/base/limits.h"
#include "services/convert/evidence_convert.h"
#include "services/convert/field.h"
#include "services/convert/receipt_convert.h"

namespace intake {

absl::StatusOr<CodeAnswer> CodeAnswerFromProto(const v1::CodeAnswer& proto,
                                               absl::string_view field) {
  absl::Status status =
      CheckBytes("code", proto.code().size(), 1, limits::kCodeBytesMax);
  if (!status.ok()) return InsideField(status, field);
  return CodeAnswer{.code = proto.code(), .yes = proto.yes()};
}

v1::CodeAnswer CodeAnswerToProto(const CodeAnswer& answer) {
  v1::CodeAnswer proto;
  proto.set_code(answer.code);
  proto.set_yes(answer.yes);
  return proto;
}

absl::StatusOr<Submission> ConfirmationFromProto(
    const v1::ConfirmReadingRequest& proto) {
  absl::Status status = CheckBytes("request_id", proto.request_id().size(), 1,
                                   limits::kRequestKeyBytesMax);
  if (!status.ok()) return status;
  absl::StatusOr<CodeAnswer> answer =
      CodeAnswerFromProto(proto.answer(), "answer");
  if (!answer.ok()) return answer.status();
  absl::StatusOr<Evidence> evidence =
      EvidenceFromProto(proto.evidence(), "evidence");
  if (!evidence.ok()) return evidence.status();
  return Submission{.request_key = proto.request_id(),
                    .content = *std::move(answer),
                    .evidence = *std::move(evidence)};
}

v1::ConfirmReadingResponse ConfirmedToProto(const Admitted& admitted) {
  v1::ConfirmReadingResponse proto;
  *proto.mutable_receipt() = ReceiptToProto(admitted.receipt);
  proto.set_replayed(admitted.replayed);
  return proto;
}

}  // namespace intake
