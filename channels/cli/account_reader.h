// A file of accounts, one JSON object a line, as the requests of an import.

#ifndef INTAKE_CHANNELS_CLI_ACCOUNT_READER_H_
#define INTAKE_CHANNELS_CLI_ACCOUNT_READER_H_

#include <cstdint>
#include <istream>
#include <string>
#include <vector>

#include "channels/cli/account_line.h"
#include "intake/v1/account_service.pb.h"

namespace intake::cli {

// What one request takes: the contract's limit, and half of a message's bytes.
inline constexpr int kBatchAccountsMax = 500;
inline constexpr int64_t kBatchBytesMax = 2 * 1024 * 1024;
// A longer line is no account: even one with all it may have stays below.
inline constexpr int64_t kLineBytesMax = 4 * 1024 * 1024;

// Not thread-safe.
class AccountReader {
 public:
  struct Batch {
    v1::ImportAccountsRequest request;
    // lines[i] is where request.accounts(i) stands.
    std::vector<int64_t> lines;
    // Lines that are no accounts; they do not stop the others.
    std::vector<LineError> errors;

    bool empty() const { return lines.empty() && errors.empty(); }
  };

  // `in` outlives this.
  explicit AccountReader(std::istream& in);

  // The next accounts; empty at the end of the file. Blank lines are skipped.
  Batch Next();

  int64_t bytes_read() const { return bytes_read_; }

 private:
  // The next line without its end. False at the end of the file.
  bool ReadLine(absl::string_view* line, bool* too_long);

  std::istream& in_;
  std::vector<char> buffer_;
  int64_t line_number_ = 0;
  int64_t bytes_read_ = 0;
};

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_ACCOUNT_READER_H_
