#include "channels/building_list/list_run.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "channels/building_list/answer_queue.h"
#include "channels/building_list/check_rows.h"
#include "channels/building_list/list_source.h"
#include "channels/building_list/missing_accounts.h"

namespace intake::building_list {
namespace {

absl::Status CheckOptions(const RunOptions& options, const Columns& columns) {
  if (options.representative.empty()) {
    return absl::InvalidArgumentError(
        "got no representative, want the one who hands the list in");
  }
  if (!options.date && !columns.has(Field::kDate)) {
    return absl::InvalidArgumentError(absl::StrCat(
        options.path,
        ": got neither a date column nor a date for all rows, "
        "want one of them: the day the dials were read is evidence, and by it "
        "a corrected list changes only what changed"));
  }
  std::error_code error;
  if (!options.answer_path.empty() &&
      std::filesystem::equivalent(options.path, options.answer_path, error)) {
    return absl::InvalidArgumentError(
        absl::StrCat(options.answer_path,
                     ": got the list itself as the answer file, want "
                     "another name"));
  }
  return absl::OkStatus();
}

// The list under way.
class Run {
 public:
  Run(const RunOptions& options, const RunObserver& observer,
      const ListSurvey& survey, std::unique_ptr<ListSource> source,
      std::unique_ptr<AnswerWriter> writer)
      : observer_(observer),
        rows_(survey.rows),
        source_(std::move(source)),
        origin_{.digest = survey.digest,
                .file_name =
                    std::filesystem::path(options.path).filename().string(),
                .representative = options.representative,
                .attempt = options.attempt,
                .handed_in_by = options.handed_in_by,
                .date = options.date,
                .counts_days_from_1904 = source_->counts_days_from_1904()},
        queue_(std::move(writer), source_->columns(), survey.width,
               observer.answered) {}

  absl::Status Begin() {
    absl::Status status;
    for (const Row& row : source_->above()) {
      status.Update(queue_.WriteAbove(row));
    }
    status.Update(queue_.WriteHeader(source_->header()));
    return status;
  }

  // The next row that is to be judged.
  absl::StatusOr<std::optional<v1::Submission>> Next() {
    while (true) {
      absl::StatusOr<std::optional<Row>> row = source_->Next();
      if (!row.ok()) return row.status();
      if (!row->has_value()) return std::nullopt;
      ListRow read = ReadListRow(**row, source_->columns(), origin_);
      if (read.kind == RowKind::kSubmission) {
        v1::Submission submission = read.submission;
        queue_.Await(**std::move(row), std::move(read));
        return submission;
      }
      absl::Status status = queue_.Skip(**row, read);
      if (!status.ok()) return status;
      Progressed();
    }
  }

  absl::Status Answered(const absl::StatusOr<v1::SubmitReadingResponse>& got) {
    const RowAnswer answer =
        got.ok()
            ? AnswerFromReceipt(got->receipt(), got->replayed(), queue_.first())
            : AnswerFromError(
                  absl::StrCat("Сервер не принял строку: ",
                               std::string(got.status().message()), "."),
                  queue_.first());
    if (got.ok() && !got->receipt().period().empty()) {
      ++rows_of_period_[got->receipt().period()];
    }
    absl::Status status = queue_.Answer(answer);
    Progressed();
    return status;
  }

  AnswerQueue& queue() { return queue_; }

  // The month that most rows count for: the one the list is about. Empty where
  // nothing was understood.
  std::string period() const {
    const auto most = std::max_element(
        rows_of_period_.begin(), rows_of_period_.end(),
        [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == rows_of_period_.end() ? "" : most->first;
  }

 private:
  void Progressed() const {
    if (observer_.progressed) observer_.progressed(queue_.done(), rows_);
  }

  const RunObserver& observer_;
  const int64_t rows_;
  const std::unique_ptr<ListSource> source_;
  const ListOrigin origin_;
  AnswerQueue queue_;
  std::map<std::string, int64_t> rows_of_period_;
};

absl::StatusOr<RunSummary> Finish(sdk::Connection& connection,
                                  const RunOptions& options,
                                  const ListSurvey& survey, Run& run) {
  AnswerQueue& queue = run.queue();
  RunSummary summary{
      .digest = survey.digest, .rows = survey.rows, .results = queue.results()};
  const auto missing =
      WriteMissingAccounts(connection, options.pipe, options.representative,
                           run.period(), queue.writer());
  if (missing.ok()) {
    summary.missing = missing->count;
    summary.missing_period = missing->period;
  }
  // Who is missing can be asked again; the rows' answers must not be lost for
  // it.
  summary.missing_status = missing.status();
  if (queue.writer() != nullptr) {
    absl::Status status = queue.writer()->Finish();
    if (!status.ok()) return status;
  }
  return summary;
}

}  // namespace

absl::StatusOr<RunSummary> RunList(
    const std::shared_ptr<sdk::Connection>& connection,
    const RunOptions& options, const RunObserver& observer) {
  const absl::StatusOr<ListSurvey> survey =
      SurveyList(options.path, options.charset);
  if (!survey.ok()) return survey.status();
  auto source = ListSource::Open(options.path, options.charset);
  if (!source.ok()) return source.status();
  absl::Status status = CheckOptions(options, (*source)->columns());
  if (!status.ok()) return status;
  std::unique_ptr<AnswerWriter> writer;
  if (!options.answer_path.empty()) {
    auto created = CreateAnswer(options.answer_path);
    if (!created.ok()) return created.status();
    writer = *std::move(created);
  }
  Run run(options, observer, *survey, *std::move(source), std::move(writer));
  status = run.Begin();
  if (!status.ok()) return status;
  const sdk::PipeEnds ends = {
      .next = [&run] { return run.Next(); },
      .answered = [&run](const v1::Submission&,
                         const auto& result) { return run.Answered(result); },
      .interrupted = observer.interrupted};
  status = options.check_only ? CheckAll(connection, ends, options.pipe)
                              : SubmitAll(*connection, ends, options.pipe);
  if (!status.ok()) return status;
  return Finish(*connection, options, *survey, run);
}

}  // namespace intake::building_list
