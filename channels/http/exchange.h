// One request and its response, between libmicrohttpd's thread and whoever
// answers. Only for server.cc.

#ifndef INTAKE_CHANNELS_HTTP_EXCHANGE_H_
#define INTAKE_CHANNELS_HTTP_EXCHANGE_H_

#include <microhttpd.h>

#include <optional>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "channels/http/message.h"

namespace intake::http {

struct Exchange {
  // With the head of the request that came on `of`.
  Exchange(MHD_Connection* of, const char* path, const char* method);

  MHD_Connection* const connection;

  // Only libmicrohttpd's thread touches these, while the request comes in.
  Request request;
  size_t body_bytes = 0;
  size_t body_bytes_max = 0;
  bool handed_over = false;

  absl::Mutex mutex;
  std::optional<Response> response ABSL_GUARDED_BY(mutex);
  bool suspended ABSL_GUARDED_BY(mutex) = false;
};

// Hands the response to libmicrohttpd; MHD_NO ends the connection.
MHD_Result QueueResponse(MHD_Connection* connection, const Response& response);

}  // namespace intake::http

#endif  // INTAKE_CHANNELS_HTTP_EXCHANGE_H_
