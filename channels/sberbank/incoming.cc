#include "channels/sberbank/incoming.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace intake::sberbank {
namespace {

namespace fs = std::filesystem;

bool IsUsable(absl::string_view name) {
  return name.size() <= kNameBytesMax && name[0] != '.' &&
         std::none_of(name.begin(), name.end(), [](char c) {
           return c == ';' || c == '"' ||
                  absl::ascii_iscntrl(static_cast<unsigned char>(c));
         });
}

char Lower(char c) {
  return absl::ascii_tolower(static_cast<unsigned char>(c));
}

}  // namespace

bool MatchesMask(absl::string_view name, absl::string_view mask) {
  size_t at = 0, in_mask = 0;
  // Where the last `*` stands, and how much of the name it has taken.
  size_t star = absl::string_view::npos, taken = 0;
  while (at < name.size()) {
    if (in_mask < mask.size() && mask[in_mask] == '*') {
      star = in_mask++;
      taken = at;
    } else if (in_mask < mask.size() &&
               (mask[in_mask] == '?' ||
                Lower(mask[in_mask]) == Lower(name[at]))) {
      ++in_mask;
      ++at;
    } else if (star != absl::string_view::npos) {
      in_mask = star + 1;
      at = ++taken;
    } else {
      return false;
    }
  }
  while (in_mask < mask.size() && mask[in_mask] == '*') ++in_mask;
  return in_mask == mask.size();
}

absl::StatusOr<std::vector<IncomingFile>> Incoming::Look() {
  std::error_code error;
  fs::directory_iterator entries(folder_, error);
  if (error) {
    return absl::InvalidArgumentError(
        absl::StrCat(folder_, ": cannot be read: ", error.message()));
  }
  const absl::Duration now = clock_.Elapsed();
  std::map<std::string, Seen> seen;
  std::vector<IncomingFile> files;
  for (; entries != fs::directory_iterator(); entries.increment(error)) {
    const fs::directory_entry& entry = *entries;
    const std::string name = entry.path().filename().string();
    // A file may be gone by now: then it has no size, and is no file.
    std::error_code gone;
    if (!IsUsable(name) || !entry.is_regular_file(gone)) continue;
    if (files.size() == kFilesMax) break;
    const Seen fresh{
        .size_and_time =
            {static_cast<int64_t>(entry.file_size(gone)),
             entry.last_write_time(gone).time_since_epoch().count()},
        .since = now};
    const auto before = seen_.find(name);
    const bool is_as_before =
        before != seen_.end() &&
        before->second.size_and_time == fresh.size_and_time;
    const Seen& known =
        seen.emplace(name, is_as_before ? before->second : fresh).first->second;
    files.push_back({.name = name, .is_whole = now - known.since >= settle_});
  }
  if (error) {
    return absl::InvalidArgumentError(
        absl::StrCat(folder_, ": cannot be read: ", error.message()));
  }
  seen_ = std::move(seen);
  std::sort(files.begin(), files.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return files;
}

}  // namespace intake::sberbank
