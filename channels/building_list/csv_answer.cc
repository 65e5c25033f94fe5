#include "channels/building_list/csv_answer.h"

#include <fstream>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "channels/building_list/csv_text.h"
#include "channels/building_list/unfinished_file.h"

namespace intake::building_list {
namespace {

// Without it Excel takes the file for CP1251.
constexpr char kByteOrderMark[] = "\xEF\xBB\xBF";

class CsvAnswer final : public AnswerWriter {
 public:
  explicit CsvAnswer(const std::string& path)
      : file_(path), stream_(file_.written(), std::ios::binary) {
    stream_ << kByteOrderMark;
  }

  bool opened() const { return stream_.is_open(); }

  absl::Status WriteRow(const Row& row) override {
    std::vector<std::string> cells;
    for (const Cell& cell : row.cells) cells.push_back(GuardedCell(cell.text));
    line_.clear();
    AppendCsvLine(cells, ';', line_);
    stream_ << line_;
    return Written();
  }

  absl::Status WriteTitles(const Row& titles) override {
    return WriteRow(titles);
  }

  absl::Status BeginMissing() override { return WriteRow({}); }

  absl::Status Finish() override {
    stream_.close();
    absl::Status status = Written();
    return status.ok() ? file_.Finish() : status;
  }

 private:
  absl::Status Written() const {
    if (stream_.good()) return absl::OkStatus();
    return absl::ResourceExhaustedError(
        absl::StrCat(file_.path(), ": cannot be written: is the disk full?"));
  }

  UnfinishedFile file_;
  std::ofstream stream_;
  std::string line_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<AnswerWriter>> CreateCsvAnswer(
    const std::string& path) {
  auto answer = std::make_unique<CsvAnswer>(path);
  if (answer->opened()) return answer;
  return absl::InvalidArgumentError(
      absl::StrCat(path, ": no file can be made there"));
}

}  // namespace intake::building_list
