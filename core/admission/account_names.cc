#include "core/admission/account_names.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "core/base/limits.h"

namespace intake {

std::vector<std::string> WithLeadingZeros(absl::string_view number) {
  std::vector<std::string> forms;
  if (!std::all_of(number.begin(), number.end(), [](char c) {
        return absl::ascii_isdigit(static_cast<unsigned char>(c));
      })) {
    return forms;
  }
  const size_t shortest =
      std::max(number.size() + 1, limits::kAccountDigitsMin);
  for (size_t size = shortest; size <= limits::kAccountDigitsMax; ++size) {
    forms.push_back(
        absl::StrCat(std::string(size - number.size(), '0'), number));
  }
  return forms;
}

}  // namespace intake
