#include "channels/sberbank/registry_reader.h"

#include <algorithm>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace intake::sberbank {
namespace {

constexpr size_t kPieceBytes = size_t{64} * 1024;
// How MS-DOS ended a text.
constexpr char kEndOfText = '\x1a';

}  // namespace

absl::StatusOr<std::unique_ptr<RegistryReader>> RegistryReader::Open(
    const std::string& path, const Profile& profile) {
  std::ifstream file(path, std::ios::binary);
  std::string start(kPieceBytes, '\0');
  file.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<size_t>(file.gcount()));
  if (file.bad() || (!file && !file.eof())) {
    return absl::InvalidArgumentError(absl::StrCat(path, ": cannot be read"));
  }
  file.clear();
  file.seekg(0);
  return absl::WrapUnique(
      new RegistryReader(std::move(file), profile,
                         DetectCharset(start, /*otherwise=*/Charset::kCp1251)));
}

RegistryReader::RegistryReader(std::ifstream file, const Profile& profile,
                               Charset charset)
    : file_(std::move(file)),
      profile_(profile),
      charset_(charset),
      piece_(kPieceBytes) {}

absl::StatusOr<std::optional<RegistryLine>> RegistryReader::Next() {
  std::string line;
  while (ReadLine(line)) {
    ++line_number_;
    if (absl::EndsWith(line, "\r")) line.pop_back();
    if (!line.empty() && line[0] != kEndOfText) {
      return std::optional(Understand(std::move(line)));
    }
    line.clear();
  }
  if (file_.bad()) return absl::InvalidArgumentError("the file ends midway");
  return std::optional<RegistryLine>();
}

bool RegistryReader::ReadLine(std::string& line) {
  is_too_long_ = false;
  bool has_bytes = false;
  while (true) {
    if (piece_at_ == piece_end_) {
      file_.read(piece_.data(), static_cast<std::streamsize>(piece_.size()));
      piece_at_ = 0;
      piece_end_ = static_cast<size_t>(file_.gcount());
      if (piece_end_ == 0) return has_bytes;
    }
    const absl::string_view rest(piece_.data() + piece_at_,
                                 piece_end_ - piece_at_);
    const size_t length = std::min(rest.find('\n'), rest.size());
    const size_t fits = std::min(length, kLineBytesMax + 1 - line.size());
    line.append(rest.data(), fits);
    is_too_long_ |= line.size() > kLineBytesMax;
    has_bytes = true;
    piece_at_ += std::min(length + 1, rest.size());
    if (length < rest.size()) return true;
  }
}

RegistryLine RegistryReader::Understand(std::string line) const {
  RegistryLine result{.number = line_number_, .row = Row()};
  if (is_too_long_) {
    result.row = absl::InvalidArgumentError(
        absl::StrCat("строка длиннее ", kLineBytesMax, " байт"));
    return result;
  }
  result.raw = std::move(line);
  const absl::StatusOr<std::string> text = ToUtf8(result.raw, charset_);
  if (!text.ok()) {
    result.row = absl::InvalidArgumentError(
        absl::StrCat("байты не в кодировке ", CharsetName(charset_)));
  } else if (!profile_.trailer.empty() && absl::StartsWith(*text, "=")) {
    result.trailer = FieldsOfTrailer(profile_, *text);
  } else if (absl::StatusOr<Fields> fields = FieldsOfLine(profile_, *text);
             !fields.ok()) {
    result.row = fields.status();
  } else {
    result.row = profile_.read(*fields);
  }
  return result;
}

}  // namespace intake::sberbank
