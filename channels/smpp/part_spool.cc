#include "channels/smpp/part_spool.h"

#include <fcntl.h>
#include <spdlog/spdlog.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "channels/program/durable_file.h"

namespace intake::smpp {
namespace {

namespace fs = std::filesystem;

constexpr char kExtension[] = ".parts";

std::string FileName(const std::string& set_name, absl::Time first_arrival) {
  // Digits in a fixed number, so that files sort by time.
  return absl::StrCat(
      set_name, "-", absl::StrFormat("%020d", absl::ToUnixNanos(first_arrival)),
      kExtension);
}

// A repeat may differ in its envelope, not in what was typed.
bool HasTheSameText(const Message& a, const Message& b) {
  return a.data_coding == b.data_coding &&
         ContentOf(a).octets == ContentOf(b).octets;
}

}  // namespace

absl::StatusOr<std::unique_ptr<PartSpool>> PartSpool::Open(Options options) {
  std::error_code error;
  fs::create_directories(options.folder, error);
  const std::string path = absl::StrCat(options.folder, "/lock");
  const int lock = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock < 0) {
    return absl::ResourceExhaustedError(
        absl::StrCat(options.folder, ": cannot be written"));
  }
  // Ends with the process, however that ends.
  if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
    close(lock);
    return absl::FailedPreconditionError(
        absl::StrCat(options.folder, ": another process uses it"));
  }
  std::unique_ptr<PartSpool> spool(new PartSpool(std::move(options), lock));
  spool->ReadFolder();
  return spool;
}

PartSpool::~PartSpool() { close(lock_); }

void PartSpool::ReadFolder() {
  absl::MutexLock lock(&mutex_);
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(options_.folder, error)) {
    const std::string file = entry.path().filename().string();
    if (!absl::EndsWith(file, kExtension)) continue;
    const absl::StatusOr<std::string> content =
        program::ReadFile(entry.path().string());
    absl::StatusOr<PartSet> set =
        content.ok() ? SetFromFile(*content) : content.status();
    if (!set.ok()) {
      spdlog::error("{}: {}; it is set aside", entry.path().string(),
                    std::string(set.status().message()));
      fs::rename(entry.path(), entry.path().string() + ".damaged", error);
      continue;
    }
    octets_ += OctetsIn(*set);
    sets_[file] = {.set = *std::move(set)};
  }
  // The newest of a name goes on; the file's name without its time is that.
  std::string newer;
  for (auto entry = sets_.rbegin(); entry != sets_.rend(); ++entry) {
    const std::string name = entry->first.substr(0, entry->first.find('-'));
    entry->second.superseded = name == newer;
    newer = name;
  }
}

absl::StatusOr<KeptSet> PartSpool::Add(const Message& part,
                                       const PartPlace& place) {
  absl::MutexLock lock(&mutex_);
  const std::string name = SetName(part, place);
  PartSet set = {.first_arrival = options_.now(), .count = place.count};
  std::string file = FileName(name, set.first_arrival);

  // '.' comes after '-' and all digits: the last file of the name, if any.
  auto newest = sets_.lower_bound(name + ".");
  std::string replaced;
  if (newest != sets_.begin() &&
      absl::StartsWith((--newest)->first, name + "-")) {
    const PartSet& known = newest->second.set;
    const auto there = known.parts.find(place.number);
    if (there == known.parts.end()) {
      file = newest->first;
      set = known;
    } else if (HasTheSameText(there->second, part)) {
      return KeptSet{newest->first, known};
    } else {
      replaced = newest->first;
    }
  }
  set.parts.emplace(place.number, part);
  set.last_arrival = options_.now();
  set.settled = false;
  if (OctetsIn(set) > kSetOctetsMax) {
    return absl::InvalidArgumentError(
        absl::StrCat("a message in parts of over ", kSetOctetsMax, " octets"));
  }
  if (absl::Status status = Store(file, set); !status.ok()) return status;
  if (const auto old = sets_.find(replaced); old != sets_.end()) {
    old->second.superseded = true;
  }
  return KeptSet{file, set};
}

absl::Status PartSpool::Settle(const KeptSet& answered) {
  absl::MutexLock lock(&mutex_);
  const auto entry = sets_.find(answered.file);
  if (entry == sets_.end() ||
      entry->second.set.parts.size() != answered.set.parts.size()) {
    return absl::OkStatus();
  }
  PartSet set = entry->second.set;
  set.settled = true;
  return Store(answered.file, std::move(set));
}

absl::Status PartSpool::Store(const std::string& file, PartSet set) {
  const auto known = sets_.find(file);
  const size_t before = known == sets_.end() ? 0 : OctetsIn(known->second.set);
  const size_t after = OctetsIn(set);
  if (after > before && !MakeRoomFor(file, after - before)) {
    return absl::ResourceExhaustedError(
        absl::StrCat(sets_.size(), " messages in parts, ", octets_,
                     " octets, wait already"));
  }
  absl::Status status = program::ReplaceFile(
      absl::StrCat(options_.folder, "/", file), FileFromSet(set));
  if (!status.ok()) return status;
  octets_ = octets_ - before + after;
  sets_[file].set = std::move(set);
  return status;
}

bool PartSpool::MakeRoomFor(const std::string& file, size_t octets) {
  const size_t more = sets_.contains(file) ? 0 : 1;
  const auto is_full = [&]() ABSL_SHARED_LOCKS_REQUIRED(mutex_) {
    return sets_.size() + more > options_.sets_max ||
           octets_ + octets > options_.octets_max;
  };
  // What is settled only saves a repeat of an answer.
  for (auto entry = sets_.begin(); is_full() && entry != sets_.end();) {
    const auto next = std::next(entry);
    if (entry->second.set.settled && entry->first != file) Erase(entry->first);
    entry = next;
  }
  return !is_full();
}

std::vector<KeptSet> PartSpool::Overdue(absl::Duration age) const {
  absl::MutexLock lock(&mutex_);
  const absl::Time latest = options_.now() - age;
  std::vector<KeptSet> overdue;
  for (const auto& [file, entry] : sets_) {
    if (!entry.set.settled &&
        (entry.superseded || entry.set.last_arrival <= latest)) {
      overdue.push_back({file, entry.set});
    }
  }
  return overdue;
}

void PartSpool::RemoveSettled() {
  absl::MutexLock lock(&mutex_);
  const absl::Time latest = options_.now() - options_.settled_kept;
  for (auto entry = sets_.begin(); entry != sets_.end();) {
    const auto next = std::next(entry);
    if (entry->second.set.settled &&
        (entry->second.superseded ||
         entry->second.set.last_arrival <= latest)) {
      Erase(entry->first);
    }
    entry = next;
  }
}

void PartSpool::Erase(const std::string& file) {
  const auto entry = sets_.find(file);
  octets_ -= OctetsIn(entry->second.set);
  // One that stays is removed after the next start.
  std::error_code error;
  fs::remove(absl::StrCat(options_.folder, "/", file), error);
  sets_.erase(entry);
}

size_t PartSpool::waiting() const {
  absl::MutexLock lock(&mutex_);
  size_t waiting = 0;
  for (const auto& [file, entry] : sets_) {
    if (!entry.set.settled) ++waiting;
  }
  return waiting;
}

}  // namespace intake::smpp
