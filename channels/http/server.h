// A small HTTP/1.1 server over libmicrohttpd, for adapters. A few threads serve
// all connections by epoll; a handler may answer at once, or later from any
// thread, and meanwhile its connection costs no thread. So idle, slow and
// half-open clients delay nobody.

#ifndef INTAKE_CHANNELS_HTTP_SERVER_H_
#define INTAKE_CHANNELS_HTTP_SERVER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "channels/http/message.h"

namespace intake::http {

struct ServerOptions {
  // `address:port` or `[address]:port`, numeric; port 0 takes a free one.
  std::string listen = "127.0.0.1:0";
  unsigned threads = 2;
  // Further ones wait in the kernel until one of these ends.
  unsigned connections_max = 1024;
  // A connection on which nothing moves for so long is closed; not while its
  // request is with the handler. Whole seconds.
  absl::Duration idle_timeout = absl::Seconds(30);
  // Larger bodies are answered with 413 and never reach the handler.
  size_t body_bytes_max = 64 * 1024;
  // Another limit for some paths, such as those that files are posted to.
  std::map<std::string, size_t> body_bytes_max_at;
  // What a connection may take for its request line and headers; larger ones
  // are answered with 414 or 431.
  size_t head_bytes_max = 32 * 1024;
};

struct Exchange;

// The way back to the client. Used at most once; one that is dropped unused
// answers 500, so that no client waits for ever. Any thread.
class Responder {
 public:
  explicit Responder(std::shared_ptr<Exchange> exchange);
  Responder(Responder&&) = default;
  Responder& operator=(Responder&&) = delete;
  ~Responder();

  void Send(Response response);

 private:
  std::shared_ptr<Exchange> exchange_;
};

// Called by several threads at once; must not block.
using Handler = std::function<void(Request, Responder)>;

class Server {
 public:
  // INVALID_ARGUMENT: not an address and port. UNAVAILABLE: it cannot be
  // listened on.
  static absl::StatusOr<std::unique_ptr<Server>> Start(
      const ServerOptions& options, Handler handler);

  // Stop().
  virtual ~Server() = default;

  // What was taken for port 0.
  virtual uint16_t port() const = 0;

  // Takes no new connection or request, waits until all that is with the
  // handler has been answered and sent, and ends the threads. Idempotent.
  virtual void Stop() = 0;
};

}  // namespace intake::http

#endif  // INTAKE_CHANNELS_HTTP_SERVER_H_
