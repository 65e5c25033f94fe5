// A new key, written so that nobody else ever sees it.

#ifndef INTAKE_CHANNELS_CLI_KEY_WRITER_H_
#define INTAKE_CHANNELS_CLI_KEY_WRITER_H_

#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace intake::cli {

// A file for its owner alone that is there wholly or not at all. It is made
// before the key is asked for, so that no key is issued that cannot be kept.
class KeyWriter {
 public:
  // INVALID_ARGUMENT: nothing can be written beside `path`.
  static absl::StatusOr<std::unique_ptr<KeyWriter>> Open(std::string path);
  // Removes what was not committed.
  ~KeyWriter();
  KeyWriter(const KeyWriter&) = delete;
  KeyWriter& operator=(const KeyWriter&) = delete;

  // Puts a file with `key` (mode 0600) in the place of `path`, durably.
  absl::Status Commit(absl::string_view key);

 private:
  KeyWriter(std::string path, std::string temporary, int descriptor)
      : path_(std::move(path)),
        temporary_(std::move(temporary)),
        descriptor_(descriptor) {}

  const std::string path_;
  const std::string temporary_;
  int descriptor_;
  bool committed_ = false;
};

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_KEY_WRITER_H_
