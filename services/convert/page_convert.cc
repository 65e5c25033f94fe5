#include "services/convert/page_convert.h"

#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/time/time.h"
#include "core/base/civil_time.h"
#include "core/base/error.h"
#include "core/base/limits.h"
#include "services/convert/field.h"

namespace intake {
namespace {

// A token's parts are joined by this: `2014-06-25.0.1.17`.
constexpr char kSeparator = '.';

// An account's number, or a bucket of unknown accounts.
bool IsStreamOfSubmissions(absl::string_view stream) {
  uint32_t bucket = 0;
  if (absl::ConsumePrefix(&stream, "?")) {
    return absl::SimpleAtoi(stream, &bucket) &&
           bucket < limits::kUnknownAccountBuckets;
  }
  return CheckAccountNumber("page_token", stream).ok();
}

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

absl::StatusOr<PageAfter<HeldKey>> HeldPageFromProto(int32_t size,
                                                     absl::string_view token) {
  const absl::StatusOr<size_t> items_max = PageSizeFromProto(size, "page_size");
  if (!items_max.ok()) return items_max.status();
  PageAfter<HeldKey> page{.after = std::nullopt, .items_max = *items_max};
  if (token.empty()) return page;
  const std::vector<absl::string_view> parts =
      absl::StrSplit(token, kSeparator);
  int64_t micros = 0;
  HeldKey key;
  if (parts.size() != 3 || !absl::SimpleAtoi(parts[0], &micros) ||
      !IsStreamOfSubmissions(parts[1]) ||
      !absl::SimpleAtoi(parts[2], &key.sequence)) {
    return TokenError();
  }
  key.received_at = absl::FromUnixMicros(micros);
  key.stream = std::string(parts[1]);
  page.after = std::move(key);
  return page;
}

std::string PageTokenToProto(const std::optional<HeldKey>& next) {
  if (!next) return "";
  return absl::StrCat(absl::ToUnixMicros(next->received_at), ".", next->stream,
                      ".", next->sequence);
}

absl::StatusOr<PageAfter<std::string>> AccountPageFromProto(
    int32_t size, absl::string_view token) {
  const absl::StatusOr<size_t> items_max = PageSizeFromProto(size, "page_size");
  if (!items_max.ok()) return items_max.status();
  PageAfter<std::string> page{.after = std::nullopt, .items_max = *items_max};
  if (token.empty()) return page;
  if (!CheckAccountNumber("page_token", token).ok()) return TokenError();
  page.after = std::string(token);
  return page;
}

bool PageBytes::IsFullWith(const google::protobuf::MessageLite& item) {
  bytes_ += item.ByteSizeLong();
  return bytes_ > limits::kMessageBytesMax / 2;
}

}  // namespace intake
