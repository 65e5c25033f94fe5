// The outbox's folder: a file for each letter, and those set aside.

#ifndef INTAKE_CHANNELS_PORTAL_MAIL_LETTER_FOLDER_H_
#define INTAKE_CHANNELS_PORTAL_MAIL_LETTER_FOLDER_H_

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "channels/portal/mail/kept_letter.h"

namespace intake::portal {

// Immutable. Names have no slashes. RESOURCE_EXHAUSTED: the disk.
class LetterFolder {
 public:
  // Made where it is not there, with `refused/` in it.
  static absl::StatusOr<LetterFolder> Open(const std::string& path);

  // The letters there are, in order of name.
  std::vector<std::string> Names() const;
  // On disk when it returns, for the program alone to read.
  absl::Status Write(const std::string& name, absl::string_view bytes) const;
  // INVALID_ARGUMENT: not a letter.
  absl::StatusOr<KeptLetter> Read(const std::string& name) const;
  absl::Status Remove(const std::string& name) const;
  // Moves it into `refused/`, which holds at most `refused_max`: the oldest one
  // goes.
  absl::Status SetAside(const std::string& name, size_t refused_max) const;

 private:
  explicit LetterFolder(std::string path) : path_(std::move(path)) {}

  std::string path_;
};

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_MAIL_LETTER_FOLDER_H_
