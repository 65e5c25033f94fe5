#include "core/target/register_fit.h"

#include <algorithm>
#include <bitset>
#include <cstddef>

#include "absl/base/optimization.h"

namespace intake {
namespace {

constexpr size_t kSlotsMax =
    limits::kInstallationsPerAccountMax * limits::kRegistersPerMeterMax;
using SlotSet = std::bitset<kSlotsMax>;

class Search {
 public:
  Search(absl::Span<const RegisterSlot> slots,
         absl::Span<const RegisterName> names)
      : slots_(slots), names_(names) {
    for (size_t v = 0; v < names.size(); ++v) {
      for (size_t s = 0; s < slots.size(); ++s) {
        can_take_[v][s] = Names(names[v], slots[s]) && !IsSpokenFor(v, s);
      }
    }
  }

  RegisterFit Run() {
    ChooseFrom(0, {}, 0);
    RegisterFit fit;
    if (found_ == 0) return fit;
    if (found_ == 1 && IsPartUnnamed()) return fit;
    fit.result = found_ == 1 ? FitResult::kOne : FitResult::kSeveral;
    fit.slot_of_value = first_;
    return fit;
  }

 private:
  // Whether slot `s` is of a commodity that another value than the nameless
  // `v` names as such.
  bool IsSpokenFor(size_t v, size_t s) const {
    if (!names_[v].empty()) return false;
    return std::any_of(names_.begin(), names_.end(), [&](const auto& name) {
      return name.commodity == slots_[s].commodity;
    });
  }

  // Whether the fit leaves slots out and fills a commodity that no value names:
  // what comes alone has to be named.
  bool IsPartUnnamed() const {
    if (names_.size() == slots_.size()) return false;
    for (size_t v = 0; v < names_.size(); ++v) {
      if (!IsCommodityNamed(slots_[first_[v]].commodity)) return true;
    }
    return false;
  }

  // Whether some value's name fits slots of `commodity` and of no other.
  bool IsCommodityNamed(Commodity commodity) const {
    return std::any_of(names_.begin(), names_.end(), [&](const auto& name) {
      return !name.empty() &&
             std::all_of(slots_.begin(), slots_.end(), [&](const auto& slot) {
               return slot.commodity == commodity || !Names(name, slot);
             });
    });
  }

  bool IsPointNamed(const RegisterSlot& slot) const {
    return std::any_of(names_.begin(), names_.end(), [&](RegisterName name) {
      name.kind.reset();  // all zones of the meter come with it
      return (name.point || name.installation) && Names(name, slot);
    });
  }

  // Goes through the commodities, slot `from` being the first of the next one,
  // and decides which of its slots belong to the set that is to be filled.
  void ChooseFrom(size_t from, const SlotSet& chosen, size_t count) {
    if (found_ > 1 || count > names_.size()) return;
    if (from == slots_.size()) {
      if (count == names_.size() && count > 0) {
        slot_of_value_.fill(0);
        Fill(0, chosen);
      }
      return;
    }
    size_t to = from;
    SlotSet all = chosen;
    SlotSet named = chosen;
    size_t named_count = 0;
    for (; to < slots_.size() && slots_[to].commodity == slots_[from].commodity;
         ++to) {
      all.set(to);
      if (IsPointNamed(slots_[to])) {
        named.set(to);
        ++named_count;
      }
    }
    ChooseFrom(to, chosen, count);
    ChooseFrom(to, all, count + (to - from));
    if (named_count > 0 && named_count < to - from) {
      ChooseFrom(to, named, count + named_count);
    }
  }

  // Gives value `v` and those after it a slot each of `open`.
  void Fill(size_t v, const SlotSet& open) {
    if (found_ > 1) return;
    if (++steps_ > kFitStepsMax) {
      found_ = 2;
      return;
    }
    if (v == names_.size()) {
      if (found_++ == 0) first_ = slot_of_value_;
      return;
    }
    for (size_t s = 0; s < slots_.size(); ++s) {
      if (!open[s] || !can_take_[v][s] || IsOutOfOrder(v, s)) continue;
      slot_of_value_[v] = static_cast<uint8_t>(s);
      SlotSet rest = open;
      rest.reset(s);
      Fill(v + 1, rest);
    }
  }

  // Whether an earlier value has a later slot though the two could change
  // places.
  bool IsOutOfOrder(size_t v, size_t s) const {
    for (size_t earlier = 0; earlier < v; ++earlier) {
      const size_t other = slot_of_value_[earlier];
      if (other > s && can_take_[earlier][s] && can_take_[v][other]) {
        return true;
      }
    }
    return false;
  }

  absl::Span<const RegisterSlot> slots_;
  absl::Span<const RegisterName> names_;
  std::array<SlotSet, limits::kValuesPerSubmissionMax> can_take_;
  std::array<uint8_t, limits::kValuesPerSubmissionMax> slot_of_value_;
  std::array<uint8_t, limits::kValuesPerSubmissionMax> first_;
  int found_ = 0;
  int steps_ = 0;
};

}  // namespace

bool Names(const RegisterName& name, const RegisterSlot& slot) {
  return (!name.commodity || name.commodity == slot.commodity) &&
         (!name.point || name.point == slot.point) &&
         (!name.kind || name.kind == slot.kind) &&
         (!name.installation || name.installation == slot.ref.installation);
}

RegisterFit FitRegisters(absl::Span<const RegisterSlot> slots,
                         absl::Span<const RegisterName> names) {
  ABSL_HARDENING_ASSERT(names.size() <= limits::kValuesPerSubmissionMax);
  ABSL_HARDENING_ASSERT(slots.size() <= kSlotsMax);
  if (names.empty() || names.size() > slots.size()) return {};
  return Search(slots, names).Run();
}

}  // namespace intake
