#include "channels/cli/key_writer.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cstdlib>

#include <cerrno>
#include <cstdio>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "channels/program/durable_file.h"

namespace intake::cli {
namespace {

absl::Status WriteError(const std::string& path, int error) {
  return absl::InvalidArgumentError(absl::StrCat(
      path, ": cannot be written: ", absl::ErrnoToStatus(error, "").message()));
}

}  // namespace

absl::StatusOr<std::unique_ptr<KeyWriter>> KeyWriter::Open(std::string path) {
  std::string temporary = path + ".XXXXXX";
  const int descriptor = mkostemp(temporary.data(), O_CLOEXEC);  // mode 0600
  if (descriptor < 0) return WriteError(path, errno);
  return absl::WrapUnique(
      new KeyWriter(std::move(path), std::move(temporary), descriptor));
}

KeyWriter::~KeyWriter() {
  if (descriptor_ >= 0) close(descriptor_);
  if (!committed_) unlink(temporary_.c_str());
}

absl::Status KeyWriter::Commit(absl::string_view key) {
  const std::string line = absl::StrCat(key, "\n");
  const ssize_t written = write(descriptor_, line.data(), line.size());
  if (written != static_cast<ssize_t>(line.size())) {
    return WriteError(path_, written < 0 ? errno : ENOSPC);
  }
  if (fsync(descriptor_) != 0) return WriteError(path_, errno);
  if (rename(temporary_.c_str(), path_.c_str()) != 0) {
    return WriteError(path_, errno);
  }
  committed_ = true;
  if (program::SyncFolderOf(path_) != 0) return WriteError(path_, errno);
  return absl::OkStatus();
}

}  // namespace intake::cli
