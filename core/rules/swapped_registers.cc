#include <utility>

#include "core/rules/hypotheses.h"
#include "core/rules/meant_values.h"

namespace intake {
namespace {

// Day and night of one meter, kitchen and bath of one commodity.
bool MayBeMistaken(const RegisterSlot& a, const RegisterSlot& b) {
  if (a.commodity != b.commodity) return false;
  return a.ref.installation == b.ref.installation
             ? a.kind != b.kind
             : a.point != b.point && a.kind == b.kind;
}

}  // namespace

std::vector<AssignedValue> SwappedRegisters(const AccountState& state,
                                            const Judgement& judgement) {
  std::vector<AssignedValue> fitting;
  const std::vector<AssignedValue> sent = SentValues(judgement);
  for (size_t i = 0; i < sent.size(); ++i) {
    for (size_t j = i + 1; j < sent.size(); ++j) {
      if (!MayBeMistaken(sent[i].slot, sent[j].slot) ||
          sent[i].value == sent[j].value) {
        continue;
      }
      std::vector<AssignedValue> swapped = sent;
      std::swap(swapped[i].value, swapped[j].value);
      if (!WouldPass(state, judgement, swapped)) continue;
      if (!fitting.empty()) return {};
      fitting = std::move(swapped);
    }
  }
  return fitting;
}

}  // namespace intake
