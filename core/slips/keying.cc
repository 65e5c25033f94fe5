#include "core/slips/keying.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/slips/batch_error.h"

namespace intake {
namespace {

bool IsBy(const std::optional<Keying>& keying, const Clerk& clerk) {
  return keying && keying->agent == clerk.log_in;
}

absl::Status Refusal(absl::StatusCode code, absl::string_view reason,
                     const SlipBatch& batch, const Slip& slip,
                     absl::string_view message) {
  return BatchError(
      code, reason,
      absl::StrCat(batch.record.header.number, "/", slip.sequence), message);
}

// Nobody else has it, and somebody wants it.
bool IsFreeFor(const SlipBatch& batch, const Slip& slip, const Clerk& clerk) {
  if (slip.settled) return false;
  if (!slip.first) return true;
  return !slip.second && !IsBy(slip.first, clerk) && batch.WantsSecond(slip);
}

std::string TotalsShortfall(const BatchHeader& header,
                            const SlipTotals& totals) {
  std::vector<std::string> parts;
  if (header.control_total && totals.control != *header.control_total) {
    parts.push_back(absl::StrCat(
        "control total: keyed ", FormatControlTotal(totals.control),
        ", the header says ", FormatControlTotal(*header.control_total)));
  }
  if (header.hash_total && totals.hash != *header.hash_total) {
    parts.push_back(absl::StrCat(
        "hash total: keyed ", FormatHashTotal(totals.hash),
        ", the header says ", FormatHashTotal(*header.hash_total)));
  }
  return absl::StrJoin(parts, "; ");
}

}  // namespace

absl::StatusOr<Turn> TurnOf(const SlipBatch& batch, const Slip& slip,
                            const Clerk& clerk) {
  constexpr auto kCode = absl::StatusCode::kFailedPrecondition;
  if (slip.settled) {
    return Refusal(kCode, "SLIP_SETTLED", batch, slip,
                   absl::StrCat("settled by ", slip.settled->agent));
  }
  if (!slip.first || IsBy(slip.first, clerk)) return Turn::kFirst;
  if (IsBy(slip.second, clerk)) return Turn::kSecond;
  if (!slip.second && batch.WantsSecond(slip)) return Turn::kSecond;
  if (batch.record.header.mode == KeyingMode::kSampled && !slip.second) {
    return Refusal(kCode, "NOT_SAMPLED", batch, slip,
                   "it needs no second keying");
  }
  const Keying& other = slip.second ? *slip.second : *slip.first;
  return Refusal(kCode, "KEYED_BY_ANOTHER", batch, slip,
                 absl::StrCat("keyed by ", other.agent));
}

absl::Status CheckSettling(const SlipBatch& batch, const Slip& slip,
                           const Clerk& clerk) {
  // Once all is keyed and yet the totals are not the header's, some slip is
  // wrong though nobody disagrees about it, and whoever keyed it may be away.
  const bool may_be_wrong = batch.AllAreKeyed() && !batch.IsComplete();
  if (!batch.Differs(slip) && !slip.settled && !may_be_wrong) {
    return Refusal(absl::StatusCode::kFailedPrecondition, "NOTHING_TO_SETTLE",
                   batch, slip, "its keyings do not differ");
  }
  if (IsBy(slip.first, clerk) || IsBy(slip.second, clerk)) {
    return Refusal(absl::StatusCode::kPermissionDenied, "KEYED_BY_YOU", batch,
                   slip, "want a supervisor who has not keyed it");
  }
  return absl::OkStatus();
}

int NextSequence(const SlipBatch& batch, const Clerk& clerk, int sequence) {
  const size_t count = batch.slips.size();
  for (size_t i = 0; i < count; ++i) {
    const Slip& slip = batch.slips[(static_cast<size_t>(sequence) + i) % count];
    if (IsFreeFor(batch, slip, clerk)) return slip.sequence;
  }
  return 0;
}

std::string Shortfall(const SlipBatch& batch) {
  const auto keyed =
      std::count_if(batch.slips.begin(), batch.slips.end(),
                    [&](const Slip& slip) { return batch.IsKeyed(slip); });
  const auto differing =
      std::count_if(batch.slips.begin(), batch.slips.end(),
                    [&](const Slip& slip) { return batch.Differs(slip); });
  if (const auto left = static_cast<int64_t>(batch.slips.size()) - keyed;
      left > 0 || differing > 0) {
    return absl::StrCat(left, " of ", batch.slips.size(),
                        " slips are still to be keyed, ", differing, " differ");
  }
  return TotalsShortfall(batch.record.header, batch.Totals());
}

}  // namespace intake
