#include "channels/program/whole_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "channels/program/durable_file.h"

namespace intake::program {
namespace {

constexpr size_t kBufferBytes = size_t{64} * 1024;

std::string NewPath(const std::string& path) {
  return absl::StrCat(path, ".new");
}

absl::Status WriteError(const std::string& path) {
  return absl::ResourceExhaustedError(absl::StrCat(
      path, ": cannot be written: ", std::generic_category().message(errno)));
}

}  // namespace

absl::StatusOr<std::unique_ptr<WholeFile>> WholeFile::Begin(std::string path) {
  const int descriptor = open(NewPath(path).c_str(),
                              O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return WriteError(NewPath(path));
  return absl::WrapUnique(new WholeFile(std::move(path), descriptor));
}

WholeFile::WholeFile(std::string path, int descriptor)
    : path_(std::move(path)), descriptor_(descriptor) {}

WholeFile::~WholeFile() { close(descriptor_); }

absl::Status WholeFile::Append(absl::string_view bytes) {
  absl::StrAppend(&buffer_, bytes);
  return buffer_.size() < kBufferBytes ? absl::OkStatus() : Flush();
}

absl::Status WholeFile::Commit() {
  absl::Status status = Flush();
  if (!status.ok()) return status;
  if (fsync(descriptor_) != 0 ||
      rename(NewPath(path_).c_str(), path_.c_str()) != 0 ||
      SyncFolderOf(path_) != 0) {
    return WriteError(path_);
  }
  return absl::OkStatus();
}

absl::Status WholeFile::Flush() {
  absl::Status status = WriteAll(descriptor_, buffer_, path_);
  buffer_.clear();
  return status;
}

}  // namespace intake::program
