// Streams of messages, as Connection opens them. Destroying one that has not
// ended cancels it.

#ifndef INTAKE_CHANNELS_SDK_STREAM_H_
#define INTAKE_CHANNELS_SDK_STREAM_H_

#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace intake::sdk {

// Not thread-safe.
template <typename Response>
class ResponseStream {
 public:
  virtual ~ResponseStream() = default;

  // Waits for the next message; none when the stream has ended well. After an
  // error or the end, the same again.
  virtual absl::StatusOr<std::optional<Response>> Receive() = 0;
};

// One thread may send while another receives. A sender far ahead of its
// receiver is made to wait, so a single thread must receive in between.
template <typename Request, typename Response>
class DuplexStream : public ResponseStream<Response> {
 public:
  // CANCELLED: the stream is broken, and Receive() will say why.
  virtual absl::Status Send(const Request& request) = 0;
  // Nothing more will be sent. Receive() goes on until all is answered.
  virtual absl::Status CloseSending() = 0;
  // Ends whatever the stream waits for, by an error. Any thread.
  virtual void Cancel() = 0;
};

}  // namespace intake::sdk

#endif  // INTAKE_CHANNELS_SDK_STREAM_H_
