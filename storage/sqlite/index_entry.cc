#include "storage/sqlite/index_entry.h"

#include <optional>
#include <variant>

#include "absl/status/statusor.h"
#include "core/base/fingerprint.h"
#include "core/base/receipt_code.h"

namespace intake {
namespace {

// Stored; permanent within one version of the views.
enum class Kind : uint64_t { kStream = 0, kSubmission = 1, kReceipt = 2 };
constexpr uint64_t kKindMask = 3;

IndexKey KeyOf(Kind kind, uint64_t fingerprint) {
  return static_cast<IndexKey>((fingerprint & ~kKindMask) |
                               static_cast<uint64_t>(kind));
}

}  // namespace

IndexKey StreamIndexKey(absl::string_view stream) {
  return KeyOf(Kind::kStream, Fingerprint(stream));
}

IndexKey SubmissionIndexKey(absl::string_view stream, absl::string_view channel,
                            absl::string_view request_key) {
  return KeyOf(
      Kind::kSubmission,
      Fingerprint(request_key, Fingerprint(channel, Fingerprint(stream))));
}

IndexKey ReceiptIndexKey(uint64_t receipt_number) {
  return KeyOf(Kind::kReceipt,
               Fingerprint({reinterpret_cast<const char*>(&receipt_number),
                            sizeof(receipt_number)}));
}

bool IsOfSubmission(IndexKey key) {
  return (static_cast<uint64_t>(key) & kKindMask) ==
         static_cast<uint64_t>(Kind::kSubmission);
}

std::optional<IndexKey> SubmissionIndexKeyOf(const Event& event) {
  const std::optional<SubmissionKey> key = KeyIn(event.body);
  if (!key) return std::nullopt;
  return SubmissionIndexKey(event.stream, key->channel, key->request_key);
}

void AddIndexEntries(const Event& event, uint64_t position,
                     std::vector<IndexEntry>& entries) {
  entries.push_back({StreamIndexKey(event.stream), position});
  if (const std::optional<IndexKey> key = SubmissionIndexKeyOf(event)) {
    entries.push_back({*key, position});
  }
  const auto* judged = std::get_if<SubmissionJudged>(&event.body);
  if (judged == nullptr) return;
  const absl::StatusOr<uint64_t> number =
      ParseReceiptCode(judged->receipt.code);
  if (number.ok()) entries.push_back({ReceiptIndexKey(*number), position});
}

}  // namespace intake
