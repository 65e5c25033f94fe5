#include "channels/sberbank/file_move.h"

#include <fcntl.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "channels/program/durable_file.h"

namespace intake::sberbank {

absl::Status MoveFile(const std::string& from, const std::string& to) {
  if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(),
                RENAME_NOREPLACE) != 0) {
    return absl::UnavailableError(
        absl::StrCat(from, ": cannot be moved to ", to, ": ",
                     std::generic_category().message(errno)));
  }
  // A crash that undoes the move is one that came before it.
  (void)program::SyncFolderOf(to);
  (void)program::SyncFolderOf(from);
  return absl::OkStatus();
}

bool FileExists(const std::string& path) {
  std::error_code unknown;
  return std::filesystem::exists(path, unknown);
}

}  // namespace intake::sberbank
