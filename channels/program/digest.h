// SHA-256, as the name of some bytes.

#ifndef INTAKE_CHANNELS_PROGRAM_DIGEST_H_
#define INTAKE_CHANNELS_PROGRAM_DIGEST_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace intake::program {

// 64 hexadecimal digits, lower case.
std::string DigestOf(absl::string_view bytes);

// The same of a whole file, read piece by piece. NOT_FOUND, INVALID_ARGUMENT:
// it cannot be read.
absl::StatusOr<std::string> DigestOfFile(const std::string& path);

}  // namespace intake::program

#endif  // INTAKE_CHANNELS_PROGRAM_DIGEST_H_
