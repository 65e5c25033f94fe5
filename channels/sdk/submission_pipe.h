// Many submissions, in order, over a stream that is opened again as often as it
// breaks: for files and whatever else comes faster than one call after another.

#ifndef INTAKE_CHANNELS_SDK_SUBMISSION_PIPE_H_
#define INTAKE_CHANNELS_SDK_SUBMISSION_PIPE_H_

#include <cstddef>
#include <functional>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/notification.h"
#include "absl/time/time.h"
#include "channels/sdk/clock.h"
#include "channels/sdk/intake_connection.h"
#include "channels/sdk/retry.h"

namespace intake::sdk {

struct PipeOptions {
  // How many may be under way at once; what is sent again after a break.
  size_t unanswered_max = 1000;
  // The wait before the stream is opened again, as RetryPolicy has it.
  RetryPolicy backoff;
  // After so long without any answer the trouble is returned; a program that
  // runs for ever waits for ever.
  absl::Duration give_up_after = absl::InfiniteDuration();
  // Set when the program is told to stop: no more is taken from the source,
  // what is under way is answered if the server is there, and the result is
  // CANCELLED. May be null.
  const absl::Notification* stop = nullptr;
  Clock* clock = &SteadyClock();
};

// What each side of the pipe is. All are called on the caller's thread, never
// two at once, so they share what they like.
struct PipeEnds {
  // The next submission; none at the end. Every one has a request id. An error
  // ends the pipe with it once all that was sent before is answered.
  std::function<absl::StatusOr<std::optional<v1::Submission>>()> next;
  // Once for each submission, in order, after its commit. Errors are those that
  // resending does not help (INVALID_ARGUMENT). An error returned ends the pipe
  // with it.
  std::function<absl::Status(
      const v1::Submission& submission,
      const absl::StatusOr<v1::SubmitReadingResponse>& result)>
      answered;
  // The server is away and is tried again: for a log. May be empty.
  std::function<void(const absl::Status& trouble)> interrupted;
};

// Returns OK when the source has ended and all is answered. Errors: CANCELLED
// as above; what an end returned; UNAUTHENTICATED, PERMISSION_DENIED and what
// else is not IsTransient() of the stream itself; after `give_up_after` the
// last trouble. Whatever it returns, a submission that was not answered may or
// may not be stored: hand it in again under the same request id.
absl::Status SubmitAll(IntakeConnection& connection, const PipeEnds& ends,
                       const PipeOptions& options = {});

}  // namespace intake::sdk

#endif  // INTAKE_CHANNELS_SDK_SUBMISSION_PIPE_H_
