#include "services/convert/review_convert.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "core/base/limits.h"
#include "services/convert/decision_convert.h"
#include "services/convert/field.h"
#include "services/convert/register_key_convert.h"
#include "services/convert/usage_convert.h"

namespace intake {
namespace {

// 0: none was seen.
absl::StatusOr<std::optional<uint32_t>> RevisionFromProto(int64_t revision) {
  constexpr int64_t kMax = std::numeric_limits<uint32_t>::max();
  if (revision < 0 || revision > kMax) {
    return FieldError("revision", absl::StrCat("got ", revision,
                                               ", want the one that "
                                               "ExamineHeld gave, or 0"));
  }
  if (revision == 0) return std::nullopt;
  return static_cast<uint32_t>(revision);
}

absl::StatusOr<NeighbourDecision> NeighbourFromProto(
    const v1::NeighbourDecision& proto, absl::string_view field) {
  absl::StatusOr<RegisterKey> target =
      RegisterKeyFromProto(proto.register_(), absl::StrCat(field, ".register"));
  if (!target.ok()) return target.status();
  const absl::StatusOr<absl::CivilDay> date =
      RequiredDateFromProto(proto.date(), absl::StrCat(field, ".date"));
  if (!date.ok()) return date.status();
  NeighbourDecision neighbour{.target = *std::move(target), .date = *date};
  if (!proto.corrected_value().empty()) {
    const absl::StatusOr<Milli> corrected = AmountFromProto(
        proto.corrected_value(), absl::StrCat(field, ".corrected_value"));
    if (!corrected.ok()) return corrected.status();
    neighbour.corrected = *corrected;
  }
  return neighbour;
}

absl::Status AddCorrected(const v1::ApproveReadingRequest& proto,
                          Approval& approval) {
  absl::Status status =
      CheckCount("corrected", static_cast<size_t>(proto.corrected_size()), 0,
                 limits::kValuesPerSubmissionMax);
  if (!status.ok()) return status;
  for (int i = 0; i < proto.corrected_size(); ++i) {
    absl::StatusOr<KeyedValue> value = KeyedValueFromProto(
        proto.corrected(i).register_(), proto.corrected(i).value(),
        absl::StrCat("corrected[", i, "]"));
    if (!value.ok()) return value.status();
    approval.corrected.push_back(*std::move(value));
  }
  return absl::OkStatus();
}

absl::Status AddNeighbours(const v1::ApproveReadingRequest& proto,
                           Approval& approval) {
  absl::Status status =
      CheckCount("neighbours", static_cast<size_t>(proto.neighbours_size()), 0,
                 limits::kValuesPerSubmissionMax);
  if (!status.ok()) return status;
  for (int i = 0; i < proto.neighbours_size(); ++i) {
    absl::StatusOr<NeighbourDecision> neighbour = NeighbourFromProto(
        proto.neighbours(i), absl::StrCat("neighbours[", i, "]"));
    if (!neighbour.ok()) return neighbour.status();
    approval.neighbours.push_back(*std::move(neighbour));
  }
  return absl::OkStatus();
}

// What both requests begin with.
template <typename Resolution, typename Proto>
absl::StatusOr<Resolution> ResolutionFromProto(const Proto& proto) {
  absl::StatusOr<std::string> code = ReceiptCodeFromProto(proto.code(), "code");
  if (!code.ok()) return code.status();
  const absl::StatusOr<std::optional<uint32_t>> revision =
      RevisionFromProto(proto.revision());
  if (!revision.ok()) return revision.status();
  absl::StatusOr<Decision> decision =
      DecisionFromProto(proto.decision(), "decision");
  if (!decision.ok()) return decision.status();
  Resolution resolution;
  resolution.receipt_code = *std::move(code);
  resolution.seen_sequence = *revision;
  resolution.decision = *std::move(decision);
  return resolution;
}

}  // namespace

absl::StatusOr<Approval> ApprovalFromProto(
    const v1::ApproveReadingRequest& proto) {
  absl::StatusOr<Approval> approval = ResolutionFromProto<Approval>(proto);
  if (!approval.ok()) return approval.status();
  absl::Status status = AddCorrected(proto, *approval);
  if (status.ok()) status = AddNeighbours(proto, *approval);
  if (!status.ok()) return status;
  approval->rolled_over = proto.rolled_over();
  return approval;
}

absl::StatusOr<Rejection> RejectionFromProto(
    const v1::RejectReadingRequest& proto) {
  return ResolutionFromProto<Rejection>(proto);
}

v1::ApproveReadingResponse ApprovedToProto(const HoldResolved& resolved) {
  v1::ApproveReadingResponse proto;
  *proto.mutable_changes() = UsageChangesToProto(resolved.effects.changes);
  return proto;
}

}  // namespace intake
