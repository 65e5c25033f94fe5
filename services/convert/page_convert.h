// Pages of a list: their size, and where the next one begins.

#ifndef INTAKE_SERVICES_CONVERT_PAGE_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_PAGE_CONVERT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/ports/account_queries.h"
#include "google/protobuf/message_lite.h"

namespace intake {

// 0 means the default. INVALID_ARGUMENT with `field`: out of 0 to 1000.
absl::StatusOr<size_t> PageSizeFromProto(int32_t size, absl::string_view field);

// Tokens are opaque to callers. INVALID_ARGUMENT with `page_token`: none that
// the second function gave.
absl::StatusOr<Page<ReadingKey>> ReadingPageFromProto(int32_t size,
                                                      absl::string_view token);
std::string PageTokenToProto(const std::optional<ReadingKey>& next);

absl::StatusOr<Page<uint32_t>> SubmissionPageFromProto(int32_t size,
                                                       absl::string_view token);
std::string PageTokenToProto(const std::optional<uint32_t>& next);

// Where a list in rising order goes on, and how many items it may have.
template <typename Key>
struct PageAfter {
  std::optional<Key> after;
  size_t items_max = 0;
};

absl::StatusOr<PageAfter<HeldKey>> HeldPageFromProto(int32_t size,
                                                     absl::string_view token);
std::string PageTokenToProto(const std::optional<HeldKey>& next);

// The key is an account's number, and so is the token.
absl::StatusOr<PageAfter<std::string>> AccountPageFromProto(
    int32_t size, absl::string_view token);

// Items kept byte for byte may outgrow a message: then a page is cut, and the
// next one begins where it was cut.
class PageBytes {
 public:
  // Counts `item`; whether nothing more should be added.
  bool IsFullWith(const google::protobuf::MessageLite& item);

 private:
  size_t bytes_ = 0;
};

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_PAGE_CONVERT_H_
