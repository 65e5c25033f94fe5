// A channel's or administrator's key, read from a file, so that it is in no
// flag, no environment and no log.

#ifndef INTAKE_CHANNELS_SDK_KEY_FILE_H_
#define INTAKE_CHANNELS_SDK_KEY_FILE_H_

#include <memory>
#include <string>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"

namespace intake::sdk {

// Thread-safe.
class KeyFile {
 public:
  // The file is one line of printable ASCII, at most 256 bytes.
  // NOT_FOUND: no such file. PERMISSION_DENIED: it cannot be read, or everyone
  // may read or write it. INVALID_ARGUMENT: no file, or not a key.
  static absl::StatusOr<std::unique_ptr<KeyFile>> Open(std::string path);

  std::string key() const;

  // Reads the file again, because the server does not know `refused`. Whether
  // there is another key now; a file that has become bad changes nothing.
  bool ReplaceKey(const std::string& refused);

 private:
  KeyFile(std::string path, std::string key)
      : path_(std::move(path)), key_(std::move(key)) {}

  const std::string path_;
  mutable absl::Mutex mutex_;
  std::string key_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace intake::sdk

#endif  // INTAKE_CHANNELS_SDK_KEY_FILE_H_
