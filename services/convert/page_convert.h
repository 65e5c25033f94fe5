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

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_PAGE_CONVERT_H_
