#include "channels/desk/register_text.h"

#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace intake::desk {

std::string TextOfRegister(const v1::RegisterKey& key) {
  return absl::StrCat(static_cast<int>(key.commodity()), ".",
                      static_cast<int>(key.point()), ".",
                      static_cast<int>(key.kind()), ".", key.serial());
}

v1::RegisterKey RegisterFromText(absl::string_view text) {
  // A serial may have points itself.
  const std::vector<absl::string_view> parts =
      absl::StrSplit(text, absl::MaxSplits('.', 3));
  int commodity = 0;
  int point = 0;
  int kind = 0;
  v1::RegisterKey key;
  if (parts.size() != 4 || !absl::SimpleAtoi(parts[0], &commodity) ||
      !absl::SimpleAtoi(parts[1], &point) ||
      !absl::SimpleAtoi(parts[2], &kind) || !v1::Commodity_IsValid(commodity) ||
      !v1::MeteringPoint_IsValid(point) || !v1::RegisterKind_IsValid(kind)) {
    return key;
  }
  key.set_commodity(static_cast<v1::Commodity>(commodity));
  key.set_point(static_cast<v1::MeteringPoint>(point));
  key.set_kind(static_cast<v1::RegisterKind>(kind));
  key.set_serial(std::string(parts[3]));
  return key;
}

}  // namespace intake::desk
