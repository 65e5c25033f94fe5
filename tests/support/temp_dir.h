// A folder of its own for a test, gone with the object.

#ifndef INTAKE_TESTS_SUPPORT_TEMP_DIR_H_
#define INTAKE_TESTS_SUPPORT_TEMP_DIR_H_

#include <string>

#include "absl/strings/string_view.h"

namespace intake::testing {

class TempDir {
 public:
  TempDir();
  ~TempDir();

  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  const std::string& path() const { return path_; }
  std::string File(absl::string_view name) const;

 private:
  std::string path_;
};

}  // namespace intake::testing

#endif  // INTAKE_TESTS_SUPPORT_TEMP_DIR_H_
