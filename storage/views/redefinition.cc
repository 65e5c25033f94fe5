#include "storage/views/redefinition.h"

#include <optional>

#include "core/base/limits.h"

namespace intake {
namespace {

bool SameMeter(const Installation& a, const Installation& b) {
  return a.commodity == b.commodity && a.point == b.point &&
         a.serial == b.serial && a.installed_on == b.installed_on;
}

// None where `account` has no such meter with such a register.
std::optional<RegisterRef> PlaceIn(const Account& account,
                                   const Installation& meter,
                                   RegisterKind kind) {
  for (uint32_t i = 0; i < account.installations.size(); ++i) {
    const Installation& candidate = account.installations[i];
    if (!SameMeter(candidate, meter)) continue;
    for (uint32_t r = 0; r < candidate.registers.size(); ++r) {
      if (candidate.registers[r].kind == kind) return RegisterRef{i, r};
    }
  }
  return std::nullopt;
}

RegisterRef FormerPlace(RegisterRef before, uint32_t sequence) {
  constexpr uint32_t kStep = limits::kInstallationsPerAccountMax;
  return {kFormerInstallations + sequence * kStep + before.installation,
          before.register_index};
}

}  // namespace

std::map<RegisterRef, RegisterRef> MovedRegisters(const Account& before,
                                                  const Account& after,
                                                  uint32_t sequence) {
  std::map<RegisterRef, RegisterRef> moved;
  for (uint32_t i = 0; i < before.installations.size(); ++i) {
    const Installation& meter = before.installations[i];
    for (uint32_t r = 0; r < meter.registers.size(); ++r) {
      const RegisterRef place = {i, r};
      const RegisterRef new_place =
          PlaceIn(after, meter, meter.registers[r].kind)
              .value_or(FormerPlace(place, sequence));
      if (new_place != place) moved.emplace(place, new_place);
    }
  }
  return moved;
}

}  // namespace intake
