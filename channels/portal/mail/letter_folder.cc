#include "channels/portal/mail/letter_folder.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "channels/program/durable_file.h"

namespace intake::portal {
namespace {

namespace fs = std::filesystem;

constexpr absl::string_view kEnding = ".letter";

absl::Status DiskError(const std::string& path, const std::error_code& error) {
  return absl::ResourceExhaustedError(
      absl::StrCat(path, ": ", error.message()));
}

std::vector<std::string> LettersIn(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    const std::string file = it->path().filename().string();
    // What a write that broke off left behind ends differently.
    if (!absl::EndsWith(file, kEnding)) continue;
    names.push_back(file.substr(0, file.size() - kEnding.size()));
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string FileOf(const std::string& folder, const std::string& name) {
  return absl::StrCat(folder, "/", name, kEnding);
}

}  // namespace

absl::StatusOr<LetterFolder> LetterFolder::Open(const std::string& path) {
  std::error_code error;
  const std::string refused = absl::StrCat(path, "/refused");
  fs::create_directories(refused, error);
  if (!error) fs::permissions(path, fs::perms::owner_all, error);
  if (error) return DiskError(path, error);
  return LetterFolder(path);
}

std::vector<std::string> LetterFolder::Names() const {
  return LettersIn(path_);
}

absl::Status LetterFolder::Write(const std::string& name,
                                 absl::string_view bytes) const {
  const std::string file = FileOf(path_, name);
  // The folder is closed to others, so the mode may follow the content.
  absl::Status written = program::ReplaceFile(file, bytes);
  if (!written.ok()) return written;
  std::error_code error;
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, error);
  return error ? DiskError(file, error) : absl::OkStatus();
}

absl::StatusOr<KeptLetter> LetterFolder::Read(const std::string& name) const {
  const auto bytes = program::ReadFile(FileOf(path_, name));
  if (!bytes.ok()) return bytes.status();
  return KeptLetterFromBytes(*bytes);
}

absl::Status LetterFolder::Remove(const std::string& name) const {
  std::error_code error;
  fs::remove(FileOf(path_, name), error);
  return error ? DiskError(path_, error) : absl::OkStatus();
}

absl::Status LetterFolder::SetAside(const std::string& name,
                                    size_t refused_max) const {
  const std::string refused = absl::StrCat(path_, "/refused");
  const std::vector<std::string> there = LettersIn(refused);
  std::error_code error;
  if (there.size() >= refused_max && !there.empty()) {
    fs::remove(FileOf(refused, there.front()), error);
  }
  fs::rename(FileOf(path_, name), FileOf(refused, name), error);
  // One that is not there any more is in nobody's way.
  return error && error != std::errc::no_such_file_or_directory
             ? DiskError(path_, error)
             : absl::OkStatus();
}

}  // namespace intake::portal
