#include "core/slips/batch.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "core/base/error.h"
#include "core/base/limits.h"
#include "core/slips/sample.h"

namespace intake {
namespace {

bool MayStandInNumber(unsigned char c) {
  return absl::ascii_isalnum(c) || c == '-' || c == '.' || c == '_';
}

}  // namespace

absl::Status CheckBatchHeader(const BatchHeader& header) {
  if (header.number.empty() ||
      header.number.size() > limits::kBatchNumberBytesMax ||
      !std::all_of(header.number.begin(), header.number.end(),
                   MayStandInNumber)) {
    return FieldError(
        "number", absl::StrCat("got \"", absl::CHexEscape(header.number),
                               "\", want 1 to ", limits::kBatchNumberBytesMax,
                               " of letters, digits, -, . and _"));
  }
  if (header.source.empty() ||
      header.source.size() > limits::kBatchSourceBytesMax) {
    return FieldError("source", absl::StrCat("got ", header.source.size(),
                                             " bytes, want 1 to ",
                                             limits::kBatchSourceBytesMax));
  }
  if (header.slips < 1 || header.slips > limits::kSlipsPerBatchMax) {
    return FieldError("slips",
                      absl::StrCat("got ", header.slips, ", want 1 to ",
                                   limits::kSlipsPerBatchMax));
  }
  return absl::OkStatus();
}

void SlipBatch::FitSlips() {
  slips.resize(static_cast<size_t>(record.header.slips));
  int sequence = 0;
  for (Slip& slip : slips) slip.sequence = ++sequence;
}

absl::StatusOr<Slip*> SlipBatch::Find(int sequence) {
  if (sequence < 1 || sequence > record.header.slips) {
    return FieldError("sequence", absl::StrCat("got ", sequence, ", want 1 to ",
                                               record.header.slips));
  }
  return &slips[static_cast<size_t>(sequence) - 1];
}

bool SlipBatch::WantsSecond(const Slip& slip) const {
  switch (record.header.mode) {
    case KeyingMode::kSingle:
      return false;
    case KeyingMode::kSampled:
      return record.sample_seed &&
             IsSampled(*record.sample_seed, record.header.slips, slip.sequence);
    case KeyingMode::kDouble:
      return true;
  }
  return true;
}

bool SlipBatch::Differs(const Slip& slip) const {
  return slip.first && slip.second && !slip.settled &&
         !SaySame(slip.first->content, slip.second->content,
                  record.header.date);
}

bool SlipBatch::IsKeyed(const Slip& slip) const {
  if (slip.settled) return true;
  // Before the sample is drawn, any slip may be in it.
  const bool sample_is_open =
      record.header.mode == KeyingMode::kSampled && !record.sample_seed;
  return slip.first && !sample_is_open && (slip.second || !WantsSecond(slip));
}

const Keying* SlipBatch::Counting(const Slip& slip) const {
  if (slip.settled) return &*slip.settled;
  if (!IsKeyed(slip) || Differs(slip)) return nullptr;
  // Where both say the same, the one with the slip's code says more.
  const bool second_has_code = slip.second &&
                               slip.first->content.code_text.empty() &&
                               !slip.second->content.code_text.empty();
  return second_has_code ? &*slip.second : &*slip.first;
}

bool SlipBatch::FirstKeyingIsComplete() const {
  return std::all_of(slips.begin(), slips.end(),
                     [](const Slip& slip) { return slip.first.has_value(); });
}

bool SlipBatch::AllAreKeyed() const {
  return std::all_of(slips.begin(), slips.end(),
                     [this](const Slip& slip) { return IsKeyed(slip); });
}

SlipTotals SlipBatch::Totals() const {
  SlipTotals totals;
  for (const Slip& slip : slips) {
    if (const Keying* const counting = Counting(slip)) {
      totals.Add(counting->content);
    }
  }
  return totals;
}

bool SlipBatch::IsComplete() const {
  return std::all_of(slips.begin(), slips.end(),
                     [this](const Slip& slip) { return Counting(slip); }) &&
         TotalsAreOf(record.header, Totals());
}

bool TotalsAreOf(const BatchHeader& header, const SlipTotals& totals) {
  return (!header.control_total || totals.control == *header.control_total) &&
         (!header.hash_total || totals.hash == *header.hash_total);
}

}  // namespace intake
