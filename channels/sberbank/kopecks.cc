#include "channels/sberbank/kopecks.h"

#include <algorithm>
#include <cstdlib>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace intake::sberbank {
namespace {

constexpr size_t kRoubleDigitsMax = 10;

bool IsDigits(absl::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

}  // namespace

absl::StatusOr<int64_t> KopecksFromText(absl::string_view text,
                                        char separator) {
  const size_t end = std::min(text.find(separator), text.size());
  const absl::string_view roubles = text.substr(0, end);
  std::string parts(end < text.size() ? text.substr(end + 1) : "0");
  const bool is_amount = IsDigits(roubles) && IsDigits(parts);
  // `12.500` is as good as `12.50`.
  while (parts.size() > 2 && parts.back() == '0') parts.pop_back();
  int64_t kopecks = 0;
  if (!is_amount || parts.size() > 2 || roubles.size() > kRoubleDigitsMax ||
      !absl::SimpleAtoi(
          absl::StrCat(roubles, parts, parts.size() == 1 ? "0" : ""),
          &kopecks)) {
    return absl::InvalidArgumentError(
        absl::StrFormat("ожидается сумма вида 123%c45", separator));
  }
  return kopecks;
}

std::string KopecksText(int64_t kopecks) {
  return absl::StrFormat("%s%d.%02d", kopecks < 0 ? "-" : "",
                         std::abs(kopecks / 100), std::abs(kopecks % 100));
}

}  // namespace intake::sberbank
