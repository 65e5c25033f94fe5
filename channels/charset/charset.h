// Text encodings of the files that banks and offices send.

#ifndef INTAKE_CHANNELS_CHARSET_CHARSET_H_
#define INTAKE_CHANNELS_CHARSET_CHARSET_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace intake {

enum class Charset : uint8_t {
  kUtf8,
  kUtf16Le,
  kUtf16Be,
  kCp1251,
  kCp866,
  kKoi8R
};

// As people call it: `utf-8`, `utf-16le`, `utf-16be`, `cp1251`, `cp866`,
// `koi8-r`.
absl::string_view CharsetName(Charset charset);
// INVALID_ARGUMENT: none of these names.
absl::StatusOr<Charset> CharsetFromName(absl::string_view name);

// Decodes a stream of bytes to UTF-8, piece by piece. A byte-order mark at the
// start is left out. Not thread-safe.
class CharsetDecoder {
 public:
  explicit CharsetDecoder(Charset charset);
  ~CharsetDecoder();
  CharsetDecoder(CharsetDecoder&&) noexcept;
  CharsetDecoder& operator=(CharsetDecoder&&) noexcept;

  // Appends what `bytes` complete to `utf8`. `last`: no more will come.
  // INVALID_ARGUMENT: bytes that mean nothing in this encoding, with their
  // offset in the whole stream.
  absl::Status Decode(absl::string_view bytes, bool last, std::string& utf8);

 private:
  struct Converter;
  std::unique_ptr<Converter> converter_;
};

// All at once. As CharsetDecoder.
absl::StatusOr<std::string> ToUtf8(absl::string_view bytes, Charset charset);

// What `charset` lacks becomes `?`, so that no name keeps a file from being
// written. REQUIRES: `utf8` is UTF-8; what is not becomes `?` as well.
std::string FromUtf8(absl::string_view utf8, Charset charset);

// What a file of unknown origin is in: by its byte-order mark; else UTF-8 where
// it is valid and has a byte beyond ASCII; else `otherwise`. `start` is the
// file's first bytes (64 KiB are enough); a character cut off at its end does
// not count against UTF-8.
Charset DetectCharset(absl::string_view start, Charset otherwise);

}  // namespace intake

#endif  // INTAKE_CHANNELS_CHARSET_CHARSET_H_
