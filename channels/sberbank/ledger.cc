#include "channels/sberbank/ledger.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <system_error>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "channels/program/durable_file.h"

namespace intake::sberbank {
namespace {

const LedgerEntry* Find(const std::map<std::string, size_t, std::less<>>& index,
                        absl::string_view key,
                        const std::vector<LedgerEntry>& entries) {
  const auto found = index.find(std::string(key));
  return found == index.end() ? nullptr : &entries[found->second];
}

}  // namespace

absl::StatusOr<std::unique_ptr<Ledger>> Ledger::Open(std::string path) {
  const int descriptor =
      open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (descriptor < 0) {
    return absl::InvalidArgumentError(absl::StrCat(
        path, ": cannot be written: ", std::generic_category().message(errno)));
  }
  auto ledger = absl::WrapUnique(new Ledger(std::move(path), descriptor));
  // Held as long as the file is open.
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    return absl::FailedPreconditionError(
        absl::StrCat(ledger->path_, ": another process works in this folder"));
  }
  absl::Status status = ledger->Load();
  if (!status.ok()) return status;
  return ledger;
}

Ledger::Ledger(std::string path, int descriptor)
    : path_(std::move(path)), descriptor_(descriptor) {}

Ledger::~Ledger() { close(descriptor_); }

absl::Status Ledger::Load() {
  absl::StatusOr<std::string> content = program::ReadFile(path_);
  if (!content.ok()) return content.status();
  const size_t whole = content->rfind('\n') + 1;
  if (whole < content->size() &&
      ftruncate(descriptor_, static_cast<off_t>(whole)) != 0) {
    return absl::InvalidArgumentError(
        absl::StrCat(path_, ": its torn last line cannot be cut off"));
  }
  content->resize(whole);
  int number = 0;
  for (absl::string_view line :
       absl::StrSplit(*content, '\n', absl::SkipEmpty())) {
    ++number;
    std::optional<LedgerEntry> entry = EntryOfLine(line);
    if (!entry) {
      return absl::InvalidArgumentError(
          absl::StrCat(path_, ":", number, ": not a line of a ledger"));
    }
    Remember(*std::move(entry));
  }
  return absl::OkStatus();
}

absl::Status Ledger::Append(LedgerEntry entry) {
  const off_t size = lseek(descriptor_, 0, SEEK_END);
  absl::Status status =
      program::WriteAll(descriptor_, LedgerLine(entry), path_);
  if (!status.ok()) {
    // Half a line must not become the beginning of the next one. Should this
    // fail too, the next start says so.
    (void)ftruncate(descriptor_, size);
    return status;
  }
  if (fsync(descriptor_) != 0 || program::SyncFolderOf(path_) != 0) {
    return absl::ResourceExhaustedError(absl::StrCat(
        path_, ": cannot be synced: ", std::generic_category().message(errno)));
  }
  Remember(std::move(entry));
  return absl::OkStatus();
}

const LedgerEntry* Ledger::ProcessedBytes(absl::string_view digest) const {
  return Find(by_digest_, digest, entries_);
}

const LedgerEntry* Ledger::ProcessedName(absl::string_view name) const {
  return Find(by_name_, name, entries_);
}

void Ledger::Remember(LedgerEntry entry) {
  if (entry.outcome == kProcessed) {
    by_digest_.emplace(entry.digest, entries_.size());
    by_name_.emplace(entry.name, entries_.size());
  }
  entries_.push_back(std::move(entry));
}

}  // namespace intake::sberbank
