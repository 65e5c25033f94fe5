#include "core/model/register_slot.h"

#include <algorithm>
#include <tuple>

#include "absl/base/macros.h"
#include "core/text/unicode.h"

namespace intake {
namespace {

bool HangsOn(const Installation& installation, absl::CivilDay date) {
  return installation.installed_on <= date &&
         (!installation.removed_on || date < *installation.removed_on);
}

absl::string_view WithoutLeadingZeros(absl::string_view serial) {
  const size_t first = serial.find_first_not_of('0');
  return first == absl::string_view::npos ? absl::string_view()
                                          : serial.substr(first);
}

bool CanonicallyBefore(const RegisterSlot& a, const RegisterSlot& b) {
  return std::tie(a.commodity, a.point, a.kind) <
         std::tie(b.commodity, b.point, b.kind);
}

}  // namespace

std::vector<RegisterSlot> SlotsOn(const Account& account, absl::CivilDay date) {
  std::vector<RegisterSlot> slots;
  for (uint32_t i = 0; i < account.installations.size(); ++i) {
    const Installation& installation = account.installations[i];
    if (!HangsOn(installation, date)) continue;
    for (uint32_t r = 0; r < installation.registers.size(); ++r) {
      const Register& dial = installation.registers[r];
      slots.push_back({.ref = {.installation = i, .register_index = r},
                       .commodity = installation.commodity,
                       .point = installation.point,
                       .kind = dial.kind,
                       .whole_digits = dial.whole_digits,
                       .decimals = dial.decimals});
    }
  }
  // Only exchanges of meters leave installations out of this order.
  if (!std::is_sorted(slots.begin(), slots.end(), CanonicallyBefore)) {
    std::stable_sort(slots.begin(), slots.end(), CanonicallyBefore);
  }
  return slots;
}

const Installation& InstallationOf(const Account& account, RegisterRef ref) {
  ABSL_HARDENING_ASSERT(ref.installation < account.installations.size());
  return account.installations[ref.installation];
}

const Register& RegisterOf(const Account& account, RegisterRef ref) {
  const Installation& installation = InstallationOf(account, ref);
  ABSL_HARDENING_ASSERT(ref.register_index < installation.registers.size());
  return installation.registers[ref.register_index];
}

bool SameSerial(absl::string_view a, absl::string_view b) {
  return FoldCase(WithoutLeadingZeros(a)) == FoldCase(WithoutLeadingZeros(b));
}

}  // namespace intake
