#include "channels/cli/account_reader.h"

#include <limits>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace intake::cli {
namespace {

constexpr char kByteOrderMark[] = "\xEF\xBB\xBF";

}  // namespace

AccountReader::AccountReader(std::istream& in)
    : in_(in), buffer_(static_cast<size_t>(kLineBytesMax) + 2) {}

bool AccountReader::ReadLine(absl::string_view* line, bool* too_long) {
  in_.getline(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  const std::streamsize got = in_.gcount();
  if (got == 0 && !in_.good()) return false;
  bytes_read_ += got;
  ++line_number_;
  *line = absl::string_view(buffer_.data(),
                            static_cast<size_t>(got) - (in_.eof() ? 0 : 1));
  *too_long = in_.fail() && !in_.eof();
  if (*too_long) {
    in_.clear();
    in_.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    bytes_read_ += in_.gcount();
  }
  return true;
}

AccountReader::Batch AccountReader::Next() {
  Batch batch;
  int64_t batch_bytes = 0;
  absl::string_view line;
  bool too_long = false;
  while (batch.request.accounts_size() < kBatchAccountsMax &&
         batch_bytes < kBatchBytesMax &&
         static_cast<int>(batch.errors.size()) < kBatchAccountsMax &&
         ReadLine(&line, &too_long)) {
    if (line_number_ == 1) absl::ConsumePrefix(&line, kByteOrderMark);
    if (too_long) {
      batch.errors.push_back(
          {.line = line_number_,
           .message = absl::StrCat("got more than ", kLineBytesMax,
                                   " bytes in one line, want one account")});
      continue;
    }
    line = absl::StripAsciiWhitespace(line);
    if (line.empty()) continue;
    v1::Account account;
    if (std::optional<LineError> error = ParseAccountLine(line, &account)) {
      error->line = line_number_;
      batch.errors.push_back(*std::move(error));
      continue;
    }
    *batch.request.add_accounts() = std::move(account);
    batch.lines.push_back(line_number_);
    batch_bytes += static_cast<int64_t>(line.size());
  }
  return batch;
}

}  // namespace intake::cli
