#include "core/text/name_binding.h"

#include <algorithm>
#include <cstdlib>

namespace intake {
namespace {

bool HasCommodity(absl::Span<const RegisterSlot> slots, Commodity commodity) {
  return std::any_of(slots.begin(), slots.end(), [&](const auto& slot) {
    return slot.commodity == commodity;
  });
}

std::optional<Commodity> CommodityOf(WordName name,
                                     absl::Span<const RegisterSlot> slots) {
  switch (name) {
    case WordName::kElectricity:
      return Commodity::kElectricity;
    case WordName::kHotWater:
      return Commodity::kHotWater;
    case WordName::kColdWater:
      return Commodity::kColdWater;
    case WordName::kHeat:
      return Commodity::kHeat;
    case WordName::kGas:
      return Commodity::kGas;
    case WordName::kWater: {
      const bool hot = HasCommodity(slots, Commodity::kHotWater);
      const bool cold = HasCommodity(slots, Commodity::kColdWater);
      if (hot && cold) return std::nullopt;
      return cold ? Commodity::kColdWater : Commodity::kHotWater;
    }
    default:
      return std::nullopt;
  }
}

bool IsCommodityName(WordName name) {
  return name >= WordName::kElectricity && name <= WordName::kWater;
}

bool HasKind(absl::Span<const RegisterSlot> slots, RegisterKind kind) {
  return std::any_of(slots.begin(), slots.end(),
                     [kind](const auto& slot) { return slot.kind == kind; });
}

RegisterName RegisterOf(WordName name, absl::Span<const RegisterSlot> slots) {
  switch (name) {
    case WordName::kKitchen:
      return {.point = MeteringPoint::kKitchen};
    case WordName::kBath:
      return {.point = MeteringPoint::kBath};
    case WordName::kDay:
      return {.kind = RegisterKind::kDay};
    case WordName::kNight:
    case WordName::kT2:
      return {.kind = RegisterKind::kNight};
    case WordName::kPeak:
      return {.kind = RegisterKind::kPeak};
    case WordName::kHalfPeak:
    case WordName::kT3:
      return {.kind = RegisterKind::kHalfPeak};
    case WordName::kT1:
      return {.kind = HasKind(slots, RegisterKind::kPeak) ? RegisterKind::kPeak
                                                          : RegisterKind::kDay};
    default:
      return {};
  }
}

// Both said of one register; false where they contradict each other.
bool Merge(const RegisterName& more, RegisterName& name) {
  if (more.point && name.point && more.point != name.point) return false;
  if (more.kind && name.kind && more.kind != name.kind) return false;
  if (more.point) name.point = more.point;
  if (more.kind) name.kind = more.kind;
  return true;
}

// A name or a value, and how far the one before it is.
struct Step {
  bool is_name = false;
  uint8_t index = 0;  // of items.names or roles.values
  Distance to_previous = Distance::kNewLine;
  Distance to_next = Distance::kNewLine;
};

constexpr size_t kStepsMax = Items::kNumbersMax + Items::kNamesMax;

struct Steps {
  std::array<Step, kStepsMax> list;
  size_t count = 0;
};

// The names of one kind, and all values, as read in `direction`.
Steps StepsOf(const Items& items, const Roles& roles, bool commodities,
              Direction direction) {
  Steps steps;
  Distance distance = Distance::kGlued;
  size_t value = 0;
  for (size_t e = 0; e < items.element_count; ++e) {
    const Element& element = items.elements[e];
    distance = std::max(distance, element.to_previous);
    Step step = {.is_name = element.is_name, .index = element.index};
    if (element.is_name) {
      if (IsCommodityName(items.names[element.index].name) != commodities) {
        continue;
      }
    } else {
      if (roles.of_number[element.index] != Role::kValue) {
        if (roles.of_number[element.index] != Role::kSerial) {
          distance = std::max(distance, Distance::kSeparated);
        }
        continue;
      }
      if (value == roles.value_count ||
          roles.values[value].first != element.index) {
        continue;  // a later part of the value before
      }
      step.index = static_cast<uint8_t>(value++);
    }
    if (steps.count > 0) {
      step.to_previous = distance;
      steps.list[steps.count - 1].to_next = distance;
    }
    steps.list[steps.count++] = step;
    distance = Distance::kGlued;
  }
  if (direction == Direction::kAfter) {
    std::reverse(steps.list.begin(), steps.list.begin() + steps.count);
    for (size_t i = 0; i < steps.count; ++i) {
      std::swap(steps.list[i].to_previous, steps.list[i].to_next);
    }
  }
  return steps;
}

// A group of names in a row, from step `first` up to `end`, is nearer to what
// comes behind it than to what is before it.
bool BelongsToNext(const Steps& steps, size_t first, size_t end) {
  if (first == 0 || steps.list[first - 1].is_name) return true;
  return steps.list[end - 1].to_next <= steps.list[first].to_previous;
}

size_t ValuesFrom(const Steps& steps, size_t at) {
  size_t count = 0;
  while (at + count < steps.count && !steps.list[at + count].is_name) ++count;
  return count;
}

bool BindCommodities(const Items& items, const Steps& steps,
                     absl::Span<const RegisterSlot> slots, BoundNames& names,
                     std::array<uint8_t, Items::kNumbersMax>& ordinals,
                     std::array<bool, Items::kNumbersMax>& inherited) {
  for (size_t i = ValuesFrom(steps, 0); i < steps.count;) {
    std::array<NameItem, Items::kNamesMax> group;
    size_t size = 0;
    const size_t first = i;
    for (; i < steps.count && steps.list[i].is_name; ++i) {
      const NameItem& item = items.names[steps.list[i].index];
      NameItem* const last = size > 0 ? &group[size - 1] : nullptr;
      // `горячая вода`, `вода горячая`, `свет электроэнергия`.
      if (last != nullptr && item.name == WordName::kWater &&
          (last->name == WordName::kHotWater ||
           last->name == WordName::kColdWater)) {
        continue;
      }
      if (last != nullptr &&
          (last->name == item.name || last->name == WordName::kWater)) {
        *last = item;
        continue;
      }
      group[size++] = item;
    }
    const size_t values = ValuesFrom(steps, i);
    if (values == 0 || (size > 1 && size != values)) return false;
    if (!BelongsToNext(steps, first, i)) return false;
    for (size_t v = 0; v < values; ++v, ++i) {
      const NameItem& item = group[size > 1 ? v : 0];
      names[steps.list[i].index].name.commodity = CommodityOf(item.name, slots);
      inherited[steps.list[i].index] = v > 0 && size == 1;
      ordinals[steps.list[i].index] = item.ordinal;
    }
  }
  return true;
}

bool BindRegisters(const Items& items, const Steps& steps,
                   absl::Span<const RegisterSlot> slots, BoundNames& names) {
  for (size_t i = ValuesFrom(steps, 0); i < steps.count;) {
    std::array<RegisterName, Items::kNamesMax> group;
    size_t size = 0;
    const size_t first = i;
    for (; i < steps.count && steps.list[i].is_name; ++i) {
      const RegisterName name =
          RegisterOf(items.names[steps.list[i].index].name, slots);
      if (size == 0 || !Merge(name, group[size - 1])) group[size++] = name;
    }
    const size_t values = ValuesFrom(steps, i);
    if (values < size || (size > 1 && values != size)) return false;
    if (!BelongsToNext(steps, first, i)) return false;
    for (size_t v = 0; v < size; ++v) {
      RegisterName& name = names[steps.list[i + v].index].name;
      name.point = group[v].point;
      name.kind = group[v].kind;
    }
    i += values;
  }
  return true;
}

// `свет 12389 кухня 120`: a commodity's name does not reach a value whose own
// name belongs to another one.
void DropContradictions(const Roles& roles,
                        absl::Span<const RegisterSlot> slots,
                        const std::array<bool, Items::kNumbersMax>& inherited,
                        BoundNames& names) {
  const auto exists = [slots](const RegisterName& name) {
    return std::any_of(slots.begin(), slots.end(),
                       [&](const auto& slot) { return Names(name, slot); });
  };
  for (size_t v = 0; v < roles.value_count; ++v) {
    RegisterName own = names[v].name;
    own.commodity.reset();
    if (inherited[v] && !own.empty() && !exists(names[v].name) && exists(own)) {
      names[v].name = own;
    }
  }
}

// `1Г … 2Г …` are the meters of a commodity in canonical order when all of them
// are there; one alone names a meter only where there is but one.
void ApplyOrdinals(const Roles& roles, absl::Span<const RegisterSlot> slots,
                   const std::array<uint8_t, Items::kNumbersMax>& ordinals,
                   BoundNames& names) {
  for (size_t v = 0; v < roles.value_count; ++v) {
    if (ordinals[v] == 0) continue;
    const std::optional<Commodity> commodity = names[v].name.commodity;
    std::array<uint32_t, limits::kInstallationsPerAccountMax> meters;
    size_t count = 0;
    for (const RegisterSlot& slot : slots) {
      if (slot.commodity == commodity &&
          (count == 0 || meters[count - 1] != slot.ref.installation)) {
        meters[count++] = slot.ref.installation;
      }
    }
    size_t named = 0;
    for (size_t ordinal = 1; ordinal <= count; ++ordinal) {
      for (size_t w = 0; w < roles.value_count; ++w) {
        if (ordinals[w] == ordinal && names[w].name.commodity == commodity) {
          ++named;
          break;
        }
      }
    }
    if (ordinals[v] > count) {
      names[v].name.installation = UINT32_MAX;  // there is none
    } else if (named == count) {
      names[v].name.installation = meters[ordinals[v] - 1u];
    }
  }
}

// A serial holds for the values behind it, up to the next serial or the name of
// another meter.
void BindSerials(const Items& items, const Roles& roles, BoundNames& names) {
  std::optional<uint8_t> serial;
  bool used = false;
  size_t value = 0;
  for (size_t e = 0; e < items.element_count; ++e) {
    const Element& element = items.elements[e];
    if (element.is_name) {
      const WordName name = items.names[element.index].name;
      if (used && (IsCommodityName(name) || name == WordName::kKitchen ||
                   name == WordName::kBath)) {
        serial.reset();
      }
    } else if (roles.of_number[element.index] == Role::kSerial) {
      serial = element.index;
      used = false;
    } else if (value < roles.value_count &&
               roles.values[value].first == element.index) {
      names[value++].serial = serial;
      used = true;
    }
  }
}

}  // namespace

BindingStyles StylesFor(const Items& items) {
  bool commodities = false;
  bool registers = false;
  for (size_t i = 0; i < items.name_count; ++i) {
    (IsCommodityName(items.names[i].name) ? commodities : registers) = true;
  }
  BindingStyles styles;
  for (const Direction c : {Direction::kBefore, Direction::kAfter}) {
    if (c == Direction::kAfter && !commodities) continue;
    for (const Direction r : {Direction::kBefore, Direction::kAfter}) {
      if (r == Direction::kAfter && !registers) continue;
      styles.list[styles.count++] = {.commodities = c, .registers = r};
    }
  }
  return styles;
}

bool BindNames(const Items& items, const Roles& roles, BindingStyle style,
               absl::Span<const RegisterSlot> slots, BoundNames& names) {
  for (size_t v = 0; v < roles.value_count; ++v) names[v] = {};
  if (items.name_count > 0) {
    std::array<uint8_t, Items::kNumbersMax> ordinals{};
    std::array<bool, Items::kNumbersMax> inherited{};
    if (!BindCommodities(items, StepsOf(items, roles, true, style.commodities),
                         slots, names, ordinals, inherited) ||
        !BindRegisters(items, StepsOf(items, roles, false, style.registers),
                       slots, names)) {
      return false;
    }
    DropContradictions(roles, slots, inherited, names);
    ApplyOrdinals(roles, slots, ordinals, names);
  }
  BindSerials(items, roles, names);
  return true;
}

}  // namespace intake
