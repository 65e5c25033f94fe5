#include "storage/views/redefinition.h"

#include "core/base/limits.h"
#include "core/model/register_key.h"

namespace intake {
namespace {

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
    for (uint32_t r = 0; r < before.installations[i].registers.size(); ++r) {
      const RegisterRef place = {i, r};
      const RegisterRef new_place = CounterpartIn(after, before, place)
                                        .value_or(FormerPlace(place, sequence));
      if (new_place != place) moved.emplace(place, new_place);
    }
  }
  return moved;
}

}  // namespace intake
