// What the index of the journal holds: where an event stands, by what it is
// asked for.

#ifndef INTAKE_STORAGE_SQLITE_INDEX_ENTRY_H_
#define INTAKE_STORAGE_SQLITE_INDEX_ENTRY_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/strings/string_view.h"
#include "core/model/event.h"

namespace intake {

// A fingerprint of what is asked for, with its kind in the lowest bits. Two may
// have one: whoever follows an entry compares the event with what was asked.
using IndexKey = int64_t;

struct IndexEntry {
  IndexKey key = 0;
  // In the journal.
  uint64_t position = 0;

  friend auto operator<=>(const IndexEntry&, const IndexEntry&) = default;
};

IndexKey StreamIndexKey(absl::string_view stream);
IndexKey SubmissionIndexKey(absl::string_view stream, absl::string_view channel,
                            absl::string_view request_key);
IndexKey ReceiptIndexKey(uint64_t receipt_number);

// Of the key that `event` gave its receipt; none where it gave none.
std::optional<IndexKey> SubmissionIndexKeyOf(const Event& event);

// Whether it is one of SubmissionIndexKey.
bool IsOfSubmission(IndexKey key);

// Adds the entries of `event`, which stands at `position`.
void AddIndexEntries(const Event& event, uint64_t position,
                     std::vector<IndexEntry>& entries);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_INDEX_ENTRY_H_
