#include "channels/web/kept_folder.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>

#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "channels/program/durable_file.h"
#include "channels/web/kept_file.h"

namespace intake::web {

namespace fs = std::filesystem;

absl::Status KeptFolder::Find() {
  std::error_code error;
  fs::create_directories(options_.folder, error);
  if (!error) fs::permissions(options_.folder, fs::perms::owner_all, error);
  fs::directory_iterator files;
  if (!error) files = fs::directory_iterator(options_.folder, error);
  if (error) {
    return absl::InvalidArgumentError(absl::StrCat(
        options_.folder, ": cannot keep readings here: ", error.message()));
  }
  for (const fs::directory_entry& file : files) {
    FindFile(file.path().filename().string());
  }
  return absl::OkStatus();
}

absl::Status KeptFolder::Keep(const KeptSubmission& kept) {
  const std::string text = KeptFileText(kept);
  // What could not be found again after a restart is not kept, and nobody is
  // told that it is: such as text that is no UTF-8.
  absl::Status status = ParseKeptFile(text).status();
  if (!status.ok()) return status;
  ForgetOld();
  const Key key(kept.owner, KeptFileName(kept));
  if (const auto found = kept_.find(key); found != kept_.end()) {
    const bool is_same = found->second.submission.SerializeAsString() ==
                         kept.submission.SerializeAsString();
    return is_same ? absl::OkStatus()
                   : absl::AlreadyExistsError(absl::StrCat(
                         "another content is kept already under request id ",
                         kept.submission.request_id()));
  }
  const auto [first, last] = RangeOf(kept.owner);
  const auto of_owner = static_cast<size_t>(std::distance(first, last));
  if (kept_.size() >= options_.kept_max || of_owner >= options_.owner_max) {
    return absl::ResourceExhaustedError(
        absl::StrCat(kept_.size(), " readings are kept already, ", of_owner,
                     " of this person; want at most ", options_.kept_max,
                     " and ", options_.owner_max));
  }
  status = program::ReplaceFile(PathOf(key), text);
  if (status.ok()) Add(key, kept);
  return status;
}

absl::Status KeptFolder::Answer(const Key& key,
                                const KeptSubmission& answered) {
  absl::Status status =
      program::ReplaceFile(PathOf(key), KeptFileText(answered));
  if (!status.ok()) return status;
  waiting_.erase({answered.kept_at, key});
  Add(key, answered);
  return absl::OkStatus();
}

std::vector<KeptSubmission> KeptFolder::List(const std::string& owner) const {
  std::vector<KeptSubmission> listed;
  const auto [first, last] = RangeOf(owner);
  for (auto kept = first; kept != last; ++kept) {
    const auto& answered_at = kept->second.answered_at;
    if (!answered_at || !IsOld(*answered_at)) listed.push_back(kept->second);
  }
  std::stable_sort(listed.begin(), listed.end(),
                   [](const KeptSubmission& a, const KeptSubmission& b) {
                     return a.kept_at > b.kept_at;
                   });
  return listed;
}

// Names are hexadecimal digits: more than nothing, less than `~`.
std::pair<KeptFolder::Kept::const_iterator, KeptFolder::Kept::const_iterator>
KeptFolder::RangeOf(const std::string& owner) const {
  return {kept_.lower_bound({owner, ""}), kept_.upper_bound({owner, "~"})};
}

std::string KeptFolder::PathOf(const Key& key) const {
  return absl::StrCat(options_.folder, "/", key.second);
}

void KeptFolder::FindFile(const std::string& name) {
  // What was not yet in place when the program ended, nobody was told of.
  if (absl::EndsWith(name, ".new") || absl::EndsWith(name, ".broken")) return;
  const std::string path = PathOf({"", name});
  const auto text = program::ReadFile(path);
  auto kept = text.ok() ? ParseKeptFile(*text) : text.status();
  if (kept.ok() && KeptFileName(*kept) != name) {
    kept = absl::InvalidArgumentError("its name is of another submission");
  }
  if (kept.ok()) return Add({kept->owner, name}, *kept);
  spdlog::error("{}: set aside as {}.broken: {}", path, name,
                std::string(kept.status().message()));
  std::error_code error;
  fs::rename(path, path + ".broken", error);
}

void KeptFolder::Add(const Key& key, const KeptSubmission& kept) {
  kept_[key] = kept;
  if (kept.answered_at) {
    answered_.emplace(*kept.answered_at, key);
  } else {
    waiting_.emplace(kept.kept_at, key);
  }
}

bool KeptFolder::IsOld(absl::Time answered_at) const {
  return answered_at < options_.now() - options_.answered_for;
}

void KeptFolder::ForgetOld() {
  while (!answered_.empty() && IsOld(answered_.begin()->first)) {
    const Key key = answered_.begin()->second;
    std::error_code error;
    fs::remove(PathOf(key), error);
    kept_.erase(key);
    answered_.erase(answered_.begin());
  }
}

}  // namespace intake::web
