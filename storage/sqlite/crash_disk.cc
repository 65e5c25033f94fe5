#include "storage/sqlite/crash_disk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <utility>

#include "absl/base/macros.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace intake::testing {
namespace {

// Shared memory does not outlive its processes; the lock is another's.
bool IsOnDisk(absl::string_view name) {
  return !absl::EndsWith(name, "-shm") && name != "lock";
}

std::string ReadAll(int descriptor) {
  struct stat found = {};
  ABSL_HARDENING_ASSERT(fstat(descriptor, &found) == 0);
  std::string bytes(static_cast<size_t>(found.st_size), '\0');
  ABSL_HARDENING_ASSERT(pread(descriptor, bytes.data(), bytes.size(), 0) ==
                        found.st_size);
  return bytes;
}

}  // namespace

CrashDisk::~CrashDisk() {
  absl::MutexLock lock(&mutex_);
  Forget();
}

void CrashDisk::Forget() {
  for (const auto& [inode, file] : files_) close(file.descriptor);
  files_.clear();
}

void CrashDisk::Start(const std::string& folder, PowerCut cut) {
  absl::MutexLock lock(&mutex_);
  Forget();
  path_ = folder;
  cut_ = cut;
  lies_ = false;
  off_ = false;
  syncs_ = 0;
  failing_syncs_ = 0;
  changes_ = 0;
  synced_folder_ = Listed();
}

void CrashDisk::LieAboutSyncs() {
  absl::MutexLock lock(&mutex_);
  lies_ = true;
}

void CrashDisk::LosePower() {
  absl::MutexLock lock(&mutex_);
  if (!off_) CutPower();
}

bool CrashDisk::is_off() const {
  absl::MutexLock lock(&mutex_);
  return off_;
}

uint64_t CrashDisk::syncs() const {
  absl::MutexLock lock(&mutex_);
  return syncs_;
}

uint64_t CrashDisk::changes() const {
  absl::MutexLock lock(&mutex_);
  return changes_;
}

ino_t CrashDisk::Opened(const std::string& path) {
  absl::MutexLock lock(&mutex_);
  struct stat found = {};
  ABSL_HARDENING_ASSERT(stat(path.c_str(), &found) == 0);
  // A second descriptor of a file would, when closed, end its locks.
  if (files_.contains(found.st_ino)) return found.st_ino;
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  ABSL_HARDENING_ASSERT(descriptor >= 0);
  files_[found.st_ino] = {.descriptor = descriptor,
                          .may_fail = absl::EndsWith(path, cut_.failing_suffix),
                          .synced = ReadAll(descriptor)};
  return found.st_ino;
}

void CrashDisk::Note(ino_t file, Change change) {
  if (off_) return;
  change.number = ++changes_;
  files_.at(file).unsynced.push_back(std::move(change));
  if (changes_ == cut_.at_change) CutPower();
}

void CrashDisk::Writes(ino_t file, int64_t at, absl::string_view bytes) {
  absl::MutexLock lock(&mutex_);
  Note(file, {.at = static_cast<size_t>(at), .bytes = std::string(bytes)});
}

void CrashDisk::Truncates(ino_t file, int64_t size) {
  absl::MutexLock lock(&mutex_);
  Note(file, {.at = static_cast<size_t>(size), .truncates = true});
}

CrashDisk::SyncEnd CrashDisk::NextSync(bool may_fail) {
  if (off_) return SyncEnd::kLost;
  ++changes_;
  ++syncs_;
  if (may_fail && ++failing_syncs_ == cut_.failing_sync) return SyncEnd::kFails;
  const bool cut = syncs_ == cut_.at_sync || changes_ == cut_.at_change;
  if (cut) CutPower();
  return !lies_ && (!cut || cut_.after_sync) ? SyncEnd::kReaches
                                             : SyncEnd::kLost;
}

absl::Status CrashDisk::Syncs(ino_t file) {
  absl::MutexLock lock(&mutex_);
  File& synced = files_.at(file);
  const SyncEnd end = NextSync(synced.may_fail);
  if (end == SyncEnd::kLost) return absl::OkStatus();
  const std::string now = ReadAll(synced.descriptor);
  if (end == SyncEnd::kReaches) {
    synced.synced = synced.has_lost
                        ? WithSectorsOf(synced.unsynced, now, synced.synced)
                        : now;
  }
  synced.unsynced.clear();
  if (end == SyncEnd::kReaches) return absl::OkStatus();
  synced.has_lost = true;
  return absl::UnavailableError("the sync failed");
}

void CrashDisk::SyncsFolder() {
  absl::MutexLock lock(&mutex_);
  if (NextSync(false) == SyncEnd::kReaches) synced_folder_ = Listed();
}

CrashDisk::Folder CrashDisk::Listed() const {
  Folder folder;
  for (const auto& entry : std::filesystem::directory_iterator(path_)) {
    const std::string name = entry.path().filename();
    struct stat found = {};
    if (IsOnDisk(name) && stat(entry.path().c_str(), &found) == 0) {
      folder[name] = found.st_ino;
    }
  }
  return folder;
}

void CrashDisk::CutPower() {
  off_ = true;
  last_folder_ = Listed();
}

// Each entry as it was synced or as it was last, renames as a whole.
CrashDisk::Folder CrashDisk::LeftOfFolder(std::mt19937& random) const {
  // Nothing, everything, or each by itself.
  const uint64_t mode = random() % 3;
  const auto happens = [&] { return mode == 1 || (mode == 2 && random() % 2); };
  std::map<ino_t, std::string> names;
  for (const auto& [name, inode] : synced_folder_) names[inode] = name;
  Folder left = synced_folder_;
  for (const auto& [name, inode] : synced_folder_) {
    if (!last_folder_.contains(name) && happens()) left.erase(name);
  }
  for (const auto& [name, inode] : last_folder_) {
    const auto synced = synced_folder_.find(name);
    if (synced != synced_folder_.end() && synced->second == inode) continue;
    if (!happens()) continue;
    left[name] = inode;
    const auto from = names.find(inode);
    if (from != names.end()) left.erase(from->second);
  }
  return left;
}

void CrashDisk::Restart(uint32_t seed, PowerCut cut) {
  absl::MutexLock lock(&mutex_);
  if (!off_) CutPower();
  std::mt19937 random(seed);
  Loss loss = {.until = PowerCut::kNever, .by_sector = random() % 2 == 0};
  if (random() % 3 != 0) loss.until = random() % (changes_ + 2);
  std::map<std::string, std::string> left;
  for (const auto& [name, inode] : LeftOfFolder(random)) {
    const auto file = files_.find(inode);
    if (file == files_.end()) continue;
    left[name] =
        LeftOfFile(file->second.synced, file->second.unsynced, loss, random);
  }
  for (const auto& entry : std::filesystem::directory_iterator(path_)) {
    if (entry.path().filename() != "lock") {
      std::filesystem::remove(entry.path());
    }
  }
  for (const auto& [name, bytes] : left) {
    std::ofstream(absl::StrCat(path_, "/", name), std::ios::binary) << bytes;
  }
  Forget();
  cut_ = cut;
  off_ = false;
  lies_ = false;
  syncs_ = 0;
  failing_syncs_ = 0;
  changes_ = 0;
  synced_folder_ = Listed();
}

void CrashDisk::GoOn() {
  absl::MutexLock lock(&mutex_);
  cut_ = {};
  off_ = false;
}

}  // namespace intake::testing
