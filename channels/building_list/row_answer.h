// What became of a row, for the person who handed the list in.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_ROW_ANSWER_H_
#define INTAKE_CHANNELS_BUILDING_LIST_ROW_ANSWER_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "channels/building_list/list_row.h"
#include "intake/v1/receipt.pb.h"

namespace intake::building_list {

enum class RowResult : uint8_t {
  kAccepted,
  // It stood so already: this very row, or the same value for the same day.
  kUnchanged,
  kHeld,
  kRefused,
  // It could not be handed in at all.
  kNotSent,
  // It names an account without a value.
  kNoReading,
  // Totals, and rows with nothing in them.
  kSkipped,
};
inline constexpr size_t kRowResultCount = 7;

// All in Russian.
struct RowAnswer {
  RowResult result = RowResult::kSkipped;
  std::string reason;
  std::string action;
  std::string receipt;
};

// The titles of an answer's columns, and their cells for one row.
using AnswerCells = std::array<std::string, 4>;
AnswerCells AnswerTitles();
AnswerCells CellsOf(const RowAnswer& answer);

// Of a row that was judged. `replayed`: it had been answered before.
RowAnswer AnswerFromReceipt(const v1::Receipt& receipt, bool replayed,
                            const ListRow& row);
// Of a row that is not handed in, and of one that the server would not take.
RowAnswer AnswerWithoutReceipt(const ListRow& row);
RowAnswer AnswerFromError(absl::string_view message, const ListRow& row);

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_ROW_ANSWER_H_
