#include "core/model/register_key.h"

#include "absl/strings/str_cat.h"
#include "core/base/error.h"

namespace intake {
namespace {

bool HungOn(const Installation& installation, absl::CivilDay date) {
  return installation.installed_on <= date &&
         (!installation.removed_on || date < *installation.removed_on);
}

bool IsMeter(const Installation& installation, const RegisterKey& key,
             absl::CivilDay date) {
  return (!key.commodity || *key.commodity == installation.commodity) &&
         (!key.point || *key.point == installation.point) &&
         (key.serial.empty() ? HungOn(installation, date)
                             : SameSerial(key.serial, installation.serial));
}

bool SameMeter(const Installation& a, const Installation& b) {
  return a.commodity == b.commodity && a.point == b.point &&
         a.serial == b.serial && a.installed_on == b.installed_on;
}

}  // namespace

absl::StatusOr<RegisterRef> FindRegister(const Account& account,
                                         const RegisterKey& key,
                                         absl::CivilDay date) {
  std::optional<RegisterRef> found;
  size_t fitting = 0;
  for (uint32_t i = 0; i < account.installations.size(); ++i) {
    const Installation& installation = account.installations[i];
    if (!IsMeter(installation, key, date)) continue;
    for (uint32_t r = 0; r < installation.registers.size(); ++r) {
      if (key.kind && *key.kind != installation.registers[r].kind) continue;
      found = RegisterRef{.installation = i, .register_index = r};
      ++fitting;
    }
  }
  if (fitting == 1) return *found;
  return ErrorWithReason(
      absl::StatusCode::kNotFound, "REGISTER_NOT_FOUND",
      fitting == 0
          ? absl::StrCat("account ", account.number, " has no such register")
          : absl::StrCat("account ", account.number, " has ", fitting,
                         " registers of that name: say commodity, point and "
                         "kind, or the meter's serial"));
}

std::optional<RegisterRef> CounterpartIn(const Account& account,
                                         const Account& before,
                                         RegisterRef ref) {
  const Installation& meter = InstallationOf(before, ref);
  const RegisterKind kind = RegisterOf(before, ref).kind;
  for (uint32_t i = 0; i < account.installations.size(); ++i) {
    const Installation& candidate = account.installations[i];
    if (!SameMeter(candidate, meter)) continue;
    for (uint32_t r = 0; r < candidate.registers.size(); ++r) {
      if (candidate.registers[r].kind == kind) return RegisterRef{i, r};
    }
  }
  return std::nullopt;
}

RegisterSlot SlotOf(const Account& account, RegisterRef ref) {
  const Installation& installation = InstallationOf(account, ref);
  const Register& dial = RegisterOf(account, ref);
  return {.ref = ref,
          .commodity = installation.commodity,
          .point = installation.point,
          .kind = dial.kind,
          .whole_digits = dial.whole_digits,
          .decimals = dial.decimals};
}

}  // namespace intake
