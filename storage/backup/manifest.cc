// A line is a word and its values, separated by single spaces:
//
//   intake-backup 1
//   made 2014-07-01T10:00:00+00:00
//   program 1.0.0
//   position 1234
//   chain <64 hex digits>
//   file journal.db 16384 <64 hex digits>
//   …
//   end
//
// The last line tells a manifest from its beginning.

#include "storage/backup/manifest.h"

#include <sodium.h>

#include <array>
#include <fstream>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "storage/views/store_errors.h"

namespace intake {
namespace {

constexpr char kFirstLine[] = "intake-backup 1";
constexpr char kLastLine[] = "end";

using Words = std::vector<std::string>;

absl::Status LineError(absl::string_view line) {
  return absl::DataLossError(
      absl::StrCat("the manifest has a line \"", line, "\""));
}

// A line between the first and the last.
absl::Status ReadLine(absl::string_view line, BackupManifest& manifest) {
  const Words words = absl::StrSplit(line, ' ');
  std::string error;
  if (words.size() == 2 && words[0] == "made" &&
      absl::ParseTime(absl::RFC3339_full, words[1], &manifest.made_at,
                      &error)) {
    return absl::OkStatus();
  }
  if (words.size() == 2 && words[0] == "program") {
    manifest.program = words[1];
    return absl::OkStatus();
  }
  if (words.size() == 2 && words[0] == "position" &&
      absl::SimpleAtoi(words[1], &manifest.journal_position)) {
    return absl::OkStatus();
  }
  if (words.size() == 2 && words[0] == "chain") {
    manifest.chain = words[1];
    return absl::OkStatus();
  }
  BackedUpFile file;
  // A name that leads elsewhere is no file of a backup.
  if (words.size() == 4 && words[0] == "file" &&
      !absl::StrContains(words[1], '/') &&
      absl::SimpleAtoi(words[2], &file.bytes)) {
    file.name = words[1];
    file.digest = words[3];
    manifest.files.push_back(std::move(file));
    return absl::OkStatus();
  }
  return LineError(line);
}

}  // namespace

std::string ManifestText(const BackupManifest& manifest) {
  std::string text =
      absl::StrCat(kFirstLine, "\nmade ",
                   absl::FormatTime(absl::RFC3339_full, manifest.made_at,
                                    absl::UTCTimeZone()),
                   "\nprogram ", manifest.program, "\nposition ",
                   manifest.journal_position, "\nchain ", manifest.chain, "\n");
  for (const BackedUpFile& file : manifest.files) {
    absl::StrAppend(&text, "file ", file.name, " ", file.bytes, " ",
                    file.digest, "\n");
  }
  return absl::StrCat(text, kLastLine, "\n");
}

absl::StatusOr<BackupManifest> ParseManifest(absl::string_view text) {
  const Words lines = absl::StrSplit(text, '\n');
  // Behind the last line's end there is nothing.
  if (lines.size() < 3 || lines[0] != kFirstLine || !lines.back().empty() ||
      lines[lines.size() - 2] != kLastLine) {
    return absl::DataLossError(
        "the manifest is not whole, or of a newer program");
  }
  BackupManifest manifest;
  for (size_t i = 1; i + 2 < lines.size(); ++i) {
    if (absl::Status status = ReadLine(lines[i], manifest); !status.ok()) {
      return status;
    }
  }
  return manifest;
}

absl::StatusOr<BackedUpFile> DescribeFile(const std::string& folder,
                                          const std::string& name) {
  const std::string path = absl::StrCat(folder, "/", name);
  std::ifstream file(path, std::ios::binary);
  crypto_generichash_state state;
  std::array<unsigned char, 32> digest;
  crypto_generichash_init(&state, nullptr, 0, digest.size());
  BackedUpFile described = {.name = name};
  std::vector<char> buffer(1 << 20);
  while (file) {
    file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    const auto got = static_cast<size_t>(file.gcount());
    crypto_generichash_update(
        &state, reinterpret_cast<const unsigned char*>(buffer.data()), got);
    described.bytes += got;
  }
  if (!file.eof()) {
    return StoreUnavailable(absl::StrCat(path, ": cannot be read"));
  }
  crypto_generichash_final(&state, digest.data(), digest.size());
  described.digest = absl::BytesToHexString(
      {reinterpret_cast<const char*>(digest.data()), digest.size()});
  return described;
}

}  // namespace intake
