// What the list of an account's readings shows, whatever engine keeps it.
//
// Imported readings are not rows of their own: they stand in the event that
// defined the account, and a store only keeps what became of those that are
// live no more. So a store keeps rows for what came later, and joins the two
// when asked.

#ifndef INTAKE_STORAGE_VIEWS_READINGS_H_
#define INTAKE_STORAGE_VIEWS_READINGS_H_

#include <cstdint>
#include <map>
#include <vector>

#include "absl/time/time.h"
#include "core/model/event.h"
#include "core/ports/account_queries.h"

namespace intake {

// A row with the event it came by, which completes its key.
struct KeyedReading {
  ReadingRow row;
  uint32_t sequence = 0;

  ReadingKey key() const { return {row.date, row.slot.ref, sequence}; }
};

// The event that gave an account its present form, with the history it came
// with.
struct AccountDefinition {
  Account account;
  uint32_t sequence = 0;
  absl::Time recorded_at;
};

// The place of one reading.
struct ReadingPlace {
  absl::CivilDay date;
  RegisterRef target;

  friend bool operator==(const ReadingPlace&, const ReadingPlace&) = default;
  friend bool operator<(const ReadingPlace& a, const ReadingPlace& b) {
    return a.date != b.date ? a.date < b.date : a.target < b.target;
  }
};

// The order of the list: by date, newest first, then canonical order, then the
// newest event first.
bool ListedBefore(const ReadingKey& a, const ReadingKey& b);

// What became of the imported readings at these places. A place may be here
// that no imported reading has.
using ImportedEndings = std::map<ReadingPlace, ReadingState>;

// The readings that came with the definition, unordered.
std::vector<KeyedReading> ImportedReadings(const AccountDefinition& definition,
                                           const ImportedEndings& endings);

// Whether `account`, as it was defined, came with a reading at `place`.
bool IsImported(const Account& account, const ReadingPlace& place);

// The page of the rows given: they may be more than it holds, in any order, but
// miss none that belongs on it.
ReadingPage MakeReadingPage(std::vector<KeyedReading> rows,
                            const Page<ReadingKey>& page);

// A page holds at least one row and at most limits::kPageItemsMax.
size_t PageItems(size_t asked);

}  // namespace intake

#endif  // INTAKE_STORAGE_VIEWS_READINGS_H_
