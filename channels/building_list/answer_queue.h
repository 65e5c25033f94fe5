// Rows between being read and being written into the answer: what is skipped
// waits behind what is judged, so that the answer keeps the list's order.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_ANSWER_QUEUE_H_
#define INTAKE_CHANNELS_BUILDING_LIST_ANSWER_QUEUE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "channels/building_list/answer_writer.h"
#include "channels/building_list/columns.h"
#include "channels/building_list/list_row.h"
#include "channels/building_list/row_answer.h"

namespace intake::building_list {

using RowAnswered =
    std::function<void(const Row& row, const RowAnswer& answer)>;

// Not thread-safe.
class AnswerQueue {
 public:
  // `writer` may be null: rows are only counted. The answer's columns stand
  // behind `width` cells. `columns` outlives this.
  // `answered`, which may be empty, is told of each row in its turn: its cells
  // as an answer repeats them.
  AnswerQueue(std::unique_ptr<AnswerWriter> writer, const Columns& columns,
              size_t width, RowAnswered answered = nullptr)
      : writer_(std::move(writer)),
        columns_(columns),
        width_(width),
        answered_(std::move(answered)) {}

  // Titles above the header, and the header.
  absl::Status WriteAbove(const Row& row);
  absl::Status WriteHeader(const Row& header);

  // A row that is to be judged; answers come in order.
  void Await(Row row, ListRow read);
  // A row that needs no judging.
  absl::Status Skip(const Row& row, const ListRow& read);
  // Of the first row that waits, without what its submission said. REQUIRES:
  // there is one.
  const ListRow& first() const { return waiting_.front().read; }
  // Answers it.
  absl::Status Answer(const RowAnswer& answer);

  int64_t done() const { return done_; }
  const std::array<int64_t, kRowResultCount>& results() const {
    return results_;
  }
  // Null where nothing is written.
  AnswerWriter* writer() { return writer_.get(); }

 private:
  struct Waiting {
    Row row;
    ListRow read;
    // Of a row that waits only for its turn.
    std::optional<RowAnswer> answer;
  };

  absl::Status Write(const Row& row, const RowAnswer& answer);
  absl::Status WriteAnswered();

  const std::unique_ptr<AnswerWriter> writer_;
  const Columns& columns_;
  const size_t width_;
  const RowAnswered answered_;
  std::deque<Waiting> waiting_;
  int64_t done_ = 0;
  std::array<int64_t, kRowResultCount> results_{};
};

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_ANSWER_QUEUE_H_
