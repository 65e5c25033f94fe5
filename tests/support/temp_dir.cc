#include "tests/support/temp_dir.h"

#include <stdlib.h>

#include <filesystem>
#include <system_error>

#include "absl/base/macros.h"
#include "absl/strings/str_cat.h"

namespace intake::testing {

TempDir::TempDir() {
  std::string pattern =
      std::filesystem::temp_directory_path() / "intake.XXXXXX";
  const char* const made = mkdtemp(pattern.data());
  ABSL_HARDENING_ASSERT(made != nullptr);
  path_ = made;
}

TempDir::~TempDir() {
  std::error_code ignored;  // Nothing a test could do about it.
  std::filesystem::remove_all(path_, ignored);
}

std::string TempDir::File(absl::string_view name) const {
  return absl::StrCat(path_, "/", name);
}

}  // namespace intake::testing
