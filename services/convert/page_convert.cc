#include "services/convert/page_convert.h"

#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "core/base/civil_time.h"
#include "core/base/error.h"
#include "core/base/limits.h"

namespace intake {
namespace {

// A token's parts are joined by this: `2014-06-25.0.1.17`.
constexpr char kSeparator = '.';

absl::Status TokenError() {
  return FieldError("page_token",
                    "got a token that no answer gave, want next_page_token of "
                    "the answer before, or none");
}

}  // namespace

absl::StatusOr<size_t> PageSizeFromProto(int32_t size,
                                         absl::string_view field) {
  if (size < 0 || static_cast<size_t>(size) > limits::kPageItemsMax) {
    return FieldError(field, absl::StrCat("got ", size, ", want 0 to ",
                                          limits::kPageItemsMax));
  }
  return size == 0 ? limits::kPageItemsDefault : static_cast<size_t>(size);
}

absl::StatusOr<Page<ReadingKey>> ReadingPageFromProto(int32_t size,
                                                      absl::string_view token) {
  const absl::StatusOr<size_t> items_max = PageSizeFromProto(size, "page_size");
  if (!items_max.ok()) return items_max.status();
  Page<ReadingKey> page{.before = std::nullopt, .items_max = *items_max};
  if (token.empty()) return page;
  const std::vector<absl::string_view> parts =
      absl::StrSplit(token, kSeparator);
  if (parts.size() != 4) return TokenError();
  const absl::StatusOr<absl::CivilDay> date = ParseDate(parts[0]);
  ReadingKey key;
  if (!date.ok() || !absl::SimpleAtoi(parts[1], &key.target.installation) ||
      !absl::SimpleAtoi(parts[2], &key.target.register_index) ||
      !absl::SimpleAtoi(parts[3], &key.sequence)) {
    return TokenError();
  }
  key.date = *date;
  page.before = key;
  return page;
}

std::string PageTokenToProto(const std::optional<ReadingKey>& next) {
  if (!next) return "";
  return absl::StrCat(FormatDate(next->date), ".", next->target.installation,
                      ".", next->target.register_index, ".", next->sequence);
}

absl::StatusOr<Page<uint32_t>> SubmissionPageFromProto(
    int32_t size, absl::string_view token) {
  const absl::StatusOr<size_t> items_max = PageSizeFromProto(size, "page_size");
  if (!items_max.ok()) return items_max.status();
  Page<uint32_t> page{.before = std::nullopt, .items_max = *items_max};
  if (token.empty()) return page;
  uint32_t sequence = 0;
  if (!absl::SimpleAtoi(token, &sequence)) return TokenError();
  page.before = sequence;
  return page;
}

std::string PageTokenToProto(const std::optional<uint32_t>& next) {
  return next ? absl::StrCat(*next) : "";
}

}  // namespace intake
