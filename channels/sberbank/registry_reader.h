// Reads a registry line by line, as its profile understands it. Memory does not
// grow with the file.

#ifndef INTAKE_CHANNELS_SBERBANK_REGISTRY_READER_H_
#define INTAKE_CHANNELS_SBERBANK_REGISTRY_READER_H_

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "channels/charset/charset.h"
#include "channels/sberbank/profile.h"

namespace intake::sberbank {

// Of one line, without its end; what the contract takes as evidence.
inline constexpr size_t kLineBytesMax = size_t{16} * 1024;
// Of one file: a region has fewer accounts.
inline constexpr int64_t kLinesMax = 1'000'000;

struct RegistryLine {
  // From 1, empty lines counted too.
  int64_t number = 0;
  // The bytes as they came, without the line's end.
  std::string raw;
  // What the line says, or, in Russian, what is wrong with it.
  absl::StatusOr<Row> row;
  // Set, in place of `row`, where it is the last line with the sums.
  std::optional<absl::StatusOr<Fields>> trailer;
};

// Lines end with LF or CRLF; the last one may end with the file. Empty lines,
// and the end-of-file character of old systems, are passed over. Encoding:
// CP1251, or UTF-8 where the file is that. Not thread-safe.
class RegistryReader {
 public:
  // INVALID_ARGUMENT: it cannot be read.
  static absl::StatusOr<std::unique_ptr<RegistryReader>> Open(
      const std::string& path, const Profile& profile);

  // None at the end. INVALID_ARGUMENT: it cannot be read on.
  absl::StatusOr<std::optional<RegistryLine>> Next();

 private:
  RegistryReader(std::ifstream file, const Profile& profile, Charset charset);

  // Up to the next LF or the end. A line that is too long is cut, and
  // `is_too_long_` says so.
  bool ReadLine(std::string& line);
  RegistryLine Understand(std::string line) const;

  std::ifstream file_;
  const Profile& profile_;
  const Charset charset_;
  std::vector<char> piece_;
  size_t piece_at_ = 0;
  size_t piece_end_ = 0;
  int64_t line_number_ = 0;
  bool is_too_long_ = false;
};

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_REGISTRY_READER_H_
