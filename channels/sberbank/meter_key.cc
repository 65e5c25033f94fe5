#include "channels/sberbank/meter_key.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "absl/strings/str_cat.h"

namespace intake::sberbank {
namespace {

// By the digit. The numbers of the contract are another order, which may grow.
constexpr std::array<v1::RegisterKind, 5> kKinds = {
    v1::REGISTER_KIND_TOTAL, v1::REGISTER_KIND_DAY, v1::REGISTER_KIND_NIGHT,
    v1::REGISTER_KIND_PEAK, v1::REGISTER_KIND_HALF_PEAK};

}  // namespace

std::string MeterKey(const v1::RegisterKey& key) {
  const auto found = std::find(kKinds.begin(), kKinds.end(), key.kind());
  return absl::StrCat(key.serial(), found - kKinds.begin());
}

v1::RegisterKey FromMeterKey(absl::string_view meter_key) {
  v1::RegisterKey key;
  const size_t digit = meter_key.empty()
                           ? kKinds.size()
                           : static_cast<size_t>(meter_key.back() - '0');
  if (meter_key.size() > 1 && digit < kKinds.size()) {
    key.set_kind(kKinds.at(digit));
    meter_key.remove_suffix(1);
  }
  key.set_serial(std::string(meter_key));
  return key;
}

}  // namespace intake::sberbank
