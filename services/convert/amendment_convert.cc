#include "services/convert/amendment_convert.h"

#include <utility>

#include "services/convert/decision_convert.h"
#include "services/convert/field.h"
#include "services/convert/register_key_convert.h"

namespace intake {
namespace {

// What both requests have in common.
template <typename Proto>
absl::StatusOr<Amendment> VoidingFromProto(const Proto& proto) {
  absl::Status status =
      CheckAccountNumber("account_number", proto.account_number());
  if (!status.ok()) return status;
  absl::StatusOr<RegisterKey> target =
      RegisterKeyFromProto(proto.register_(), "register");
  if (!target.ok()) return target.status();
  const absl::StatusOr<absl::CivilDay> date =
      RequiredDateFromProto(proto.date(), "date");
  if (!date.ok()) return date.status();
  const absl::StatusOr<Milli> was = AmountFromProto(proto.was(), "was");
  if (!was.ok()) return was.status();
  absl::StatusOr<Decision> decision =
      DecisionFromProto(proto.decision(), "decision");
  if (!decision.ok()) return decision.status();
  return Amendment{.target = *std::move(target),
                   .date = *date,
                   .was = *was,
                   .decision = *std::move(decision)};
}

}  // namespace

absl::StatusOr<Amendment> AmendmentFromProto(
    const v1::CorrectReadingRequest& proto) {
  absl::StatusOr<Amendment> amendment = VoidingFromProto(proto);
  if (!amendment.ok()) return amendment.status();
  const absl::StatusOr<Milli> value = AmountFromProto(proto.value(), "value");
  if (!value.ok()) return value.status();
  amendment->now = *value;
  return amendment;
}

absl::StatusOr<Amendment> AmendmentFromProto(
    const v1::VoidReadingRequest& proto) {
  return VoidingFromProto(proto);
}

absl::StatusOr<Undoing> UndoingFromProto(
    const v1::UndoSubmissionRequest& proto) {
  absl::StatusOr<std::string> code = ReceiptCodeFromProto(proto.code(), "code");
  if (!code.ok()) return code.status();
  absl::StatusOr<Decision> decision =
      DecisionFromProto(proto.decision(), "decision");
  if (!decision.ok()) return decision.status();
  return Undoing{.receipt_code = *std::move(code),
                 .decision = *std::move(decision)};
}

}  // namespace intake
