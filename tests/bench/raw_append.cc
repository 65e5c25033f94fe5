#include "tests/bench/raw_append.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "tests/bench/raw_database.h"

namespace intake::bench {
namespace {

constexpr off_t kFileBytes = off_t{256} << 20;

// Bytes that do not compress, as hashes in events do not.
std::string MakeGroup(const RawOptions& options) {
  std::mt19937_64 random(1);
  std::string group(options.bytes * options.group, ' ');
  for (char& byte : group) byte = static_cast<char>(random());
  return group;
}

std::string ToJson(int64_t readings, absl::Duration took) {
  return absl::StrFormat(
      "{\"per_second\": %.0f}",
      static_cast<double>(readings) / absl::ToDoubleSeconds(took));
}

// A file that has its size, so that writing it changes no metadata.
class PreallocatedFile {
 public:
  explicit PreallocatedFile(const std::string& folder)
      : path_(folder + "/file"),
        file_(open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    const std::string zeros(1 << 20, '\0');
    for (off_t at = 0; at < kFileBytes; at += off_t{1} << 20) {
      failed_ |= pwrite(file_, zeros.data(), zeros.size(), at) < 0;
    }
    failed_ |= fsync(file_) != 0;
  }
  ~PreallocatedFile() {
    close(file_);
    unlink(path_.c_str());
  }

  // Behind what was appended before; from the start again where it is full.
  void Append(const std::string& bytes) {
    if (end_ + static_cast<off_t>(bytes.size()) > kFileBytes) end_ = 0;
    failed_ |= pwrite(file_, bytes.data(), bytes.size(), end_) < 0;
    failed_ |= fdatasync(file_) != 0;
    end_ += static_cast<off_t>(bytes.size());
  }

  bool failed() const { return failed_; }

 private:
  const std::string path_;
  const int file_;
  off_t end_ = 0;
  bool failed_ = false;
};

}  // namespace

absl::StatusOr<std::string> AppendToSqlite(const RawOptions& options) {
  RawDatabase database(options.folder + "/journal.db");
  database.Run(
      "PRAGMA page_size = 16384; PRAGMA locking_mode = EXCLUSIVE;"
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
      "PRAGMA wal_autocheckpoint = 0;"
      "CREATE TABLE groups (position INTEGER PRIMARY KEY, events BLOB)");
  sqlite3_stmt* const insert =
      database.Prepare("INSERT INTO groups (events) VALUES (?1)");
  const std::string group = MakeGroup(options);
  const absl::Time start = absl::Now();
  int64_t readings = 0;
  while (absl::Now() < start + options.duration) {
    database.BindBlob(insert, 1, group);
    database.Step(insert);
    readings += static_cast<int64_t>(options.group);
  }
  if (!database.status().ok()) return database.status();
  return ToJson(readings, absl::Now() - start);
}

absl::StatusOr<std::string> AppendToFile(const RawOptions& options) {
  PreallocatedFile file(options.folder);
  const std::string group = MakeGroup(options);
  const absl::Time start = absl::Now();
  int64_t readings = 0;
  while (absl::Now() < start + options.duration) {
    file.Append(group);
    readings += static_cast<int64_t>(options.group);
  }
  if (file.failed()) return absl::UnavailableError("cannot write");
  return ToJson(readings, absl::Now() - start);
}

absl::StatusOr<std::string> SyncPages(const RawOptions& options) {
  PreallocatedFile file(options.folder);
  const std::string page(4096, 'p');
  const absl::Time end = absl::Now() + options.duration;
  std::vector<absl::Duration> took;
  for (absl::Time start = absl::Now(); start < end; start = absl::Now()) {
    file.Append(page);
    took.push_back(absl::Now() - start);
  }
  if (file.failed()) return absl::UnavailableError("cannot write");
  std::sort(took.begin(), took.end());
  const auto at = [&](double share) {
    return absl::ToDoubleMicroseconds(took[static_cast<size_t>(
        share * static_cast<double>(took.size() - 1))]);
  };
  return absl::StrFormat("{\"p50_us\": %.0f, \"p99_us\": %.0f, \"calls\": %d}",
                         at(0.5), at(0.99), took.size());
}

absl::StatusOr<std::string> ReadFiles(const RawOptions& options) {
  std::vector<char> buffer(1 << 20);
  const absl::Time start = absl::Now();
  size_t left = options.bytes;
  for (const auto& entry :
       std::filesystem::directory_iterator(options.folder)) {
    const int file = open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
    ssize_t got = 1;
    while (left > 0 && got > 0) {
      got = read(file, buffer.data(), std::min(left, buffer.size()));
      if (got > 0) left -= static_cast<size_t>(got);
    }
    close(file);
  }
  return absl::StrFormat("{\"read_seconds\": %.6f, \"read_bytes\": %d}",
                         absl::ToDoubleSeconds(absl::Now() - start),
                         options.bytes - left);
}

}  // namespace intake::bench
