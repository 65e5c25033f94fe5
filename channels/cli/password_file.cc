#include "channels/cli/password_file.h"

#include <fstream>

#include "absl/strings/str_cat.h"

namespace intake::cli {
namespace {

// Far above what a server takes.
constexpr size_t kLineBytesMax = 4096;

}  // namespace

absl::StatusOr<std::string> ReadPasswordFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string password;
  char byte = 0;
  while (password.size() < kLineBytesMax && file.get(byte) && byte != '\n') {
    password += byte;
  }
  if (password.empty() || password.size() >= kLineBytesMax) {
    return absl::InvalidArgumentError(
        absl::StrCat(path, ": got ", password.size(),
                     " bytes, want a password in the first line"));
  }
  return password;
}

}  // namespace intake::cli
