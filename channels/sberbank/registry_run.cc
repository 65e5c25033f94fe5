#include "channels/sberbank/registry_run.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "channels/sberbank/registry_reader.h"
#include "channels/sberbank/row_answer.h"
#include "channels/sdk/submission_pipe.h"

namespace intake::sberbank {
namespace {

using Result = absl::StatusOr<v1::SubmitReadingResponse>;

// Rows and submissions that are in memory at once. The pipe runs dry between
// two batches, which costs one journey to the server.
constexpr size_t kBatchMax = 2000;

struct Batch {
  int64_t rows = 0;
  std::vector<AnswerLine> answers;
  std::vector<v1::Submission> submissions;
  // For each submission its place in `answers`.
  std::vector<size_t> places;
  // And what the server said.
  std::vector<Result> results;
};

void AddRow(const RegistrySource& source, const RegistryLine& line,
            Batch& batch) {
  const Row& row = *line.row;
  ++batch.rows;
  const AnswerLine plain{.line = line.number, .account = row.account};
  for (size_t i = 0; i < row.meters.size(); ++i) {
    batch.places.push_back(batch.answers.size());
    batch.answers.push_back(plain);
    batch.answers.back().meter = row.meters[i].meter;
    batch.submissions.push_back(SubmissionOf(source, line, i));
  }
  for (const std::string& reading : row.unassigned) {
    batch.answers.push_back(plain);
    batch.answers.back().outcome = "UNASSIGNED";
    batch.answers.back().text =
        absl::StrCat("Показание ", reading, " без прибора учета");
  }
  if (row.meters.empty() && row.unassigned.empty()) {
    batch.answers.push_back(plain);
    batch.answers.back().outcome = "empty";
    batch.answers.back().text = "Показаний нет";
  }
}

absl::StatusOr<Batch> NextBatch(const RegistrySource& source,
                                RegistryReader& reader) {
  Batch batch;
  while (batch.answers.size() < kBatchMax) {
    auto line = reader.Next();
    if (!line.ok()) return line.status();
    if (!line->has_value()) break;
    if ((*line)->trailer) continue;
    if (!(*line)->row.ok()) {
      return absl::FailedPreconditionError(absl::StrCat(
          source.path, ":", (*line)->number, ": changed while it was read"));
    }
    AddRow(source, **line, batch);
  }
  return batch;
}

absl::Status SubmitBatch(const RunEnds& ends, Batch& batch) {
  size_t sent = 0;
  return sdk::SubmitAll(
      ends.connection,
      {.next = [&]() -> absl::StatusOr<std::optional<v1::Submission>> {
         if (sent == batch.submissions.size()) return std::nullopt;
         ends.submitted(1);
         return batch.submissions[sent++];
       },
       .answered =
           [&](const v1::Submission&, const Result& result) {
             batch.results.push_back(result);
             ends.answered(1);
             return absl::OkStatus();
           },
       .interrupted = ends.interrupted},
      {.stop = &ends.stop});
}

}  // namespace

absl::Status RunRegistry(const RegistrySource& source, const RunEnds& ends,
                         AnswerFile& answers) {
  auto reader = RegistryReader::Open(source.path, *source.profile);
  if (!reader.ok()) return reader.status();
  int64_t rows = 0;
  while (true) {
    absl::StatusOr<Batch> batch = NextBatch(source, **reader);
    if (!batch.ok()) return batch.status();
    if (batch->rows == 0) return absl::OkStatus();
    absl::Status status = SubmitBatch(ends, *batch);
    for (size_t i = 0; status.ok() && i < batch->results.size(); ++i) {
      status = AnswerRow(batch->submissions[i], batch->results[i], ends.client,
                         batch->answers[batch->places[i]]);
    }
    for (size_t i = 0; status.ok() && i < batch->answers.size(); ++i) {
      status = answers.Add(batch->answers[i]);
    }
    if (!status.ok()) return status;
    rows += batch->rows;
    ends.rows_done(rows);
  }
}

}  // namespace intake::sberbank
