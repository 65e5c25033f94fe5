#include "channels/cli/render/exit_code.h"

namespace intake::cli {

ExitCode ExitCodeOf(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kOk:
      return ExitCode::kOk;
    case absl::StatusCode::kNotFound:
    case absl::StatusCode::kAlreadyExists:
    case absl::StatusCode::kFailedPrecondition:
    // What was decided upon had changed meanwhile.
    case absl::StatusCode::kAborted:
    case absl::StatusCode::kDataLoss:
      return ExitCode::kRefused;
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kOutOfRange:
    case absl::StatusCode::kUnimplemented:
      return ExitCode::kUsage;
    case absl::StatusCode::kUnauthenticated:
    case absl::StatusCode::kPermissionDenied:
      return ExitCode::kPermission;
    // INTERNAL and UNKNOWN are the server's trouble, not the caller's.
    default:
      return ExitCode::kUnavailable;
  }
}

}  // namespace intake::cli
