#include "channels/cli/export_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <nlohmann/json.hpp>
#include <system_error>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "channels/program/durable_file.h"

namespace intake::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string CursorPath(const std::string& path) {
  return absl::StrCat(path, ".cursor");
}

absl::Status OpenError(const std::string& path, int error) {
  return absl::InvalidArgumentError(absl::StrCat(
      path, ": cannot be written: ", std::generic_category().message(error)));
}

int64_t SizeOf(int descriptor) {
  struct stat status = {};
  return fstat(descriptor, &status) == 0 ? status.st_size : -1;
}

bool IsFile(int descriptor) {
  struct stat status = {};
  return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

}  // namespace

absl::StatusOr<std::unique_ptr<ExportFile>> ExportFile::Open(
    std::string path, std::string format, std::string after) {
  const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0) return OpenError(path, errno);
  auto file = absl::WrapUnique(new ExportFile(
      std::move(path), std::move(format), std::move(after), descriptor));
  if (!IsFile(descriptor)) {
    return absl::InvalidArgumentError(
        absl::StrCat(file->path_, ": want a file: without --output the export ",
                     "goes to standard output"));
  }
  // Held as long as the file is open.
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    return absl::FailedPreconditionError(
        absl::StrCat(file->path_, ": another export writes it"));
  }
  const absl::StatusOr<std::string> place =
      program::ReadFile(CursorPath(file->path_));
  const absl::Status status = absl::IsNotFound(place.status()) ? file->Begin()
                              : !place.ok()                    ? place.status()
                                            : file->GoOn(*place);
  if (!status.ok()) return status;
  return file;
}

ExportFile::~ExportFile() { close(descriptor_); }

absl::Status ExportFile::Begin() {
  if (SizeOf(descriptor_) != 0) {
    return absl::InvalidArgumentError(absl::StrCat(
        path_, ": there is such a file, and no ", CursorPath(path_),
        " to go on from: remove it, or give another name"));
  }
  return Checkpoint(after_);
}

absl::Status ExportFile::GoOn(absl::string_view place) {
  const std::string cursor_path = CursorPath(path_);
  const Json json = Json::parse(place.begin(), place.end(), nullptr,
                                /*allow_exceptions=*/false);
  const auto text = [&](const char* key) {
    const auto at = json.is_object() ? json.find(key) : json.end();
    return at != json.end() && at->is_string() ? at->get<std::string>() : "";
  };
  const auto bytes = json.is_object() ? json.find("bytes") : json.end();
  if (bytes == json.end() || !bytes->is_number_unsigned()) {
    return absl::InvalidArgumentError(absl::StrCat(
        cursor_path, ": not the place of an export: remove it and ", path_));
  }
  if (text("format") != format_ ||
      (!after_.empty() && text("after") != after_)) {
    return absl::InvalidArgumentError(absl::StrCat(
        path_, ": was begun with --format ", text("format"),
        text("after").empty() ? "" : absl::StrCat(" --after ", text("after")),
        ": go on so, or give another name"));
  }
  after_ = text("after");
  cursor_ = text("cursor");
  bytes_ = bytes->get<int64_t>();
  if (SizeOf(descriptor_) < bytes_) {
    return absl::FailedPreconditionError(absl::StrCat(
        path_, ": is shorter than ", cursor_path,
        " says, so something was lost: remove both and begin again"));
  }
  // Behind it stands what a broken export had not finished.
  if (ftruncate(descriptor_, bytes_) != 0 ||
      lseek(descriptor_, bytes_, SEEK_SET) < 0) {
    return OpenError(path_, errno);
  }
  return absl::OkStatus();
}

absl::Status ExportFile::Append(absl::string_view text) {
  absl::Status status = program::WriteAll(descriptor_, text, path_);
  if (status.ok()) bytes_ += static_cast<int64_t>(text.size());
  return status;
}

absl::Status ExportFile::Checkpoint(const std::string& cursor) {
  if (fsync(descriptor_) != 0 || program::SyncFolderOf(path_) != 0) {
    return absl::ResourceExhaustedError(absl::StrCat(
        path_, ": cannot be synced: ", std::generic_category().message(errno)));
  }
  const Json place = {{"format", format_},
                      {"after", after_},
                      {"cursor", cursor},
                      {"bytes", bytes_}};
  absl::Status status = program::ReplaceFile(
      CursorPath(path_),
      absl::StrCat(place.dump(-1, ' ', false, Json::error_handler_t::replace),
                   "\n"));
  if (status.ok()) cursor_ = cursor;
  return status;
}

}  // namespace intake::cli
