#include "channels/building_list/answer_queue.h"

#include <utility>

#include "absl/base/macros.h"

namespace intake::building_list {
namespace {

Row WithAnswer(int64_t number, std::vector<Cell> cells, size_t width,
               const AnswerCells& answer) {
  cells.resize(width);
  for (const std::string& text : answer) cells.push_back({.text = text});
  return {.number = number, .cells = std::move(cells)};
}

}  // namespace

absl::Status AnswerQueue::WriteAbove(const Row& row) {
  return writer_ == nullptr ? absl::OkStatus() : writer_->WriteRow(row);
}

absl::Status AnswerQueue::WriteHeader(const Row& header) {
  if (writer_ == nullptr) return absl::OkStatus();
  return writer_->WriteTitles(
      WithAnswer(header.number, columns_.Kept(header), width_, AnswerTitles()));
}

void AnswerQueue::Await(Row row, ListRow read) {
  // The submission itself is with whoever submits it.
  read.submission.Clear();
  waiting_.push_back({.row = std::move(row), .read = std::move(read)});
}

absl::Status AnswerQueue::Skip(const Row& row, const ListRow& read) {
  const RowAnswer answer = AnswerWithoutReceipt(read);
  if (waiting_.empty()) return Write(row, answer);
  waiting_.push_back({.row = row, .answer = answer});
  return absl::OkStatus();
}

absl::Status AnswerQueue::Answer(const RowAnswer& answer) {
  ABSL_HARDENING_ASSERT(!waiting_.empty());
  waiting_.front().answer = answer;
  return WriteAnswered();
}

absl::Status AnswerQueue::WriteAnswered() {
  while (!waiting_.empty() && waiting_.front().answer) {
    absl::Status status = Write(waiting_.front().row, *waiting_.front().answer);
    if (!status.ok()) return status;
    waiting_.pop_front();
  }
  return absl::OkStatus();
}

absl::Status AnswerQueue::Write(const Row& row, const RowAnswer& answer) {
  ++done_;
  ++results_[static_cast<size_t>(answer.result)];
  if (writer_ == nullptr && !answered_) return absl::OkStatus();
  std::vector<Cell> kept = columns_.Kept(row);
  if (answered_) answered_({.number = row.number, .cells = kept}, answer);
  if (writer_ == nullptr) return absl::OkStatus();
  return writer_->WriteRow(
      WithAnswer(row.number, std::move(kept), width_, CellsOf(answer)));
}

}  // namespace intake::building_list
