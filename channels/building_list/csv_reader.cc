#include "channels/building_list/csv_reader.h"

#include <csv.h>

#include <deque>
#include <fstream>
#include <utility>

#include "absl/base/macros.h"
#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "channels/building_list/csv_dialect.h"
#include "channels/building_list/csv_text.h"
#include "channels/building_list/limits.h"

namespace intake::building_list {
namespace {

constexpr size_t kPieceBytes = 64 * 1024;

class CsvReader final : public TableReader {
 public:
  CsvReader(std::unique_ptr<std::istream> stream, const CsvDialect& dialect)
      : stream_(std::move(stream)),
        decoder_(dialect.charset),
        in_separator_line_(dialect.has_separator_line) {
    // Line ends are reported one by one, or empty rows would not be counted.
    const int result = csv_init(&parser_, CSV_REPALL_NL | CSV_APPEND_NULL);
    ABSL_HARDENING_ASSERT(result == 0);
    csv_set_delim(&parser_, static_cast<unsigned char>(dialect.separator));
  }
  ~CsvReader() override { csv_free(&parser_); }

  absl::StatusOr<std::optional<Row>> Next() override {
    while (rows_.empty() && status_.ok() && !ended_) ReadPiece();
    if (rows_.empty()) {
      if (!status_.ok()) return status_;
      return std::nullopt;
    }
    Row row = std::move(rows_.front());
    rows_.pop_front();
    return row;
  }

 private:
  void ReadPiece() {
    std::string bytes(kPieceBytes, '\0');
    stream_->read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<size_t>(stream_->gcount()));
    ended_ = bytes.empty();
    std::string text;
    Fail(decoder_.Decode(bytes, ended_, text));
    absl::string_view rest = text;
    SkipSeparatorLine(rest);
    if (csv_parse(&parser_, rest.data(), rest.size(), OnField, OnRowEnd,
                  this) != rest.size()) {
      Fail(absl::ResourceExhaustedError(csv_strerror(csv_error(&parser_))));
    }
    if (ended_) csv_fini(&parser_, OnField, OnRowEnd, this);
    // A quotation mark that is never closed would swallow the file.
    if (parser_.entry_pos > kRowBytesMax) FailAtRow("a cell");
  }

  void SkipSeparatorLine(absl::string_view& text) {
    if (!in_separator_line_) return;
    const size_t end = text.find('\n');
    in_separator_line_ = end == absl::string_view::npos;
    text.remove_prefix(in_separator_line_ ? text.size() : end + 1);
  }

  void Fail(const absl::Status& status) {
    if (status_.ok() && !status.ok()) {
      status_ = absl::Status(
          status.code(),
          absl::StrCat("after row ", row_.number, ": ", status.message()));
    }
  }

  void FailAtRow(absl::string_view what) {
    if (!status_.ok()) return;
    status_ = absl::InvalidArgumentError(
        absl::StrCat("row ", row_.number + 1, ": ", what, " is longer than ",
                     kRowBytesMax, " bytes, or has more than ", kColumnsMax,
                     " cells: is a quotation mark not closed?"));
  }

  static void OnField(void* bytes, size_t length, void* self) {
    static_cast<CsvReader*>(self)->AddField(
        absl::string_view(static_cast<const char*>(bytes), length));
  }
  static void OnRowEnd(int terminator, void* self) {
    static_cast<CsvReader*>(self)->EndRow(terminator);
  }

  void AddField(absl::string_view text) {
    if (!status_.ok()) return;
    row_bytes_ += text.size() + 1;
    if (row_bytes_ > kRowBytesMax || row_.cells.size() >= kColumnsMax) {
      FailAtRow("it");
      return;
    }
    row_.cells.push_back({.text = UnguardedCell(text)});
  }

  void EndRow(int terminator) {
    if (!status_.ok()) return;
    // The second half of CRLF. The end of the file ends no row of its own.
    const bool second_half =
        row_.cells.empty() && terminator == '\n' && last_end_ == '\r';
    last_end_ = second_half ? '\n' : terminator;
    if (second_half || (terminator < 0 && row_.cells.empty())) return;
    ++row_.number;
    if (row_.number > kRowsMax) {
      Fail(absl::InvalidArgumentError(
          absl::StrCat("want at most ", kRowsMax, " rows")));
      return;
    }
    rows_.push_back(row_);
    row_.cells.clear();
    row_bytes_ = 0;
  }

  const std::unique_ptr<std::istream> stream_;
  CharsetDecoder decoder_;
  csv_parser parser_{};
  bool in_separator_line_;
  // The one that is being read has the number of the last that was complete.
  Row row_;
  size_t row_bytes_ = 0;
  int last_end_ = 0;
  std::deque<Row> rows_;
  absl::Status status_;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<TableReader> ReadCsv(std::unique_ptr<std::istream> stream,
                                     std::optional<Charset> charset) {
  std::string start(kPieceBytes, '\0');
  stream->read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<size_t>(stream->gcount()));
  stream->clear();
  stream->seekg(0);
  return std::make_unique<CsvReader>(std::move(stream),
                                     DetectCsvDialect(start, charset));
}

absl::StatusOr<std::unique_ptr<TableReader>> OpenCsv(
    const std::string& path, std::optional<Charset> charset) {
  auto file = std::make_unique<std::ifstream>(path, std::ios::binary);
  if (!file->is_open()) {
    return absl::InvalidArgumentError(absl::StrCat(path, ": cannot be read"));
  }
  return ReadCsv(std::move(file), charset);
}

}  // namespace intake::building_list
