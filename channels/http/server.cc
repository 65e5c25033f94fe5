#include "channels/http/server.h"

#include <microhttpd.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "channels/http/exchange.h"
#include "channels/http/listen_address.h"

namespace intake::http {
namespace {

// What is too large is read on and thrown away up to so much: a browser that is
// cut off while it sends shows an error of the network in place of the 413.
constexpr size_t kBodyBytesReadMax = 64 * 1024 * 1024;

Response TooLarge(size_t body_bytes_max) {
  return TextResponse(413, absl::StrCat("The body is too large; at most ",
                                        body_bytes_max, " bytes are taken.\n"));
}

class MicroHttpServer final : public Server {
 public:
  MicroHttpServer(const ServerOptions& options, Handler handler)
      : options_(options), handler_(std::move(handler)) {}
  ~MicroHttpServer() override { Stop(); }

  absl::Status Listen() {
    absl::StatusOr<ListenAddress> address = ParseListenAddress(options_.listen);
    if (!address.ok()) return address.status();
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME;
    if (address->any.sa_family == AF_INET6) flags |= MHD_USE_IPv6;
    errno = 0;
    daemon_ = MHD_start_daemon(
        flags, 0, nullptr, nullptr, &OnRequest, this, MHD_OPTION_SOCK_ADDR,
        &address->any, MHD_OPTION_NOTIFY_COMPLETED, &OnCompleted, this,
        MHD_OPTION_THREAD_POOL_SIZE, options_.threads,
        MHD_OPTION_CONNECTION_LIMIT, options_.connections_max,
        MHD_OPTION_CONNECTION_TIMEOUT,
        static_cast<unsigned>(absl::ToInt64Seconds(options_.idle_timeout)),
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, options_.head_bytes_max,
        MHD_OPTION_END);
    if (daemon_ == nullptr) {
      return absl::UnavailableError(
          absl::StrCat("cannot listen on ", options_.listen, ": ",
                       std::generic_category().message(errno)));
    }
    port_ = MHD_get_daemon_info(daemon_, MHD_DAEMON_INFO_BIND_PORT)->port;
    return absl::OkStatus();
  }

  uint16_t port() const override { return port_; }

  void Stop() override {
    if (daemon_ == nullptr) return;
    const MHD_socket listening = MHD_quiesce_daemon(daemon_);
    {
      // libmicrohttpd must not be stopped while a connection is suspended, nor
      // before the last answer has left.
      absl::MutexLock lock(&mutex_);
      stopping_ = true;
      mutex_.Await(absl::Condition(
          +[](const int* with_handler) { return *with_handler == 0; },
          static_cast<const int*>(&with_handler_)));
    }
    MHD_stop_daemon(daemon_);
    if (listening != MHD_INVALID_SOCKET) close(listening);
    daemon_ = nullptr;
  }

 private:
  // libmicrohttpd calls this when the head has come, for every piece of the
  // body, when the body is complete, and once more after a resume.
  static MHD_Result OnRequest(void* self, MHD_Connection* connection,
                              const char* path, const char* method,
                              const char* /*version*/, const char* data,
                              size_t* data_size, void** state) {
    auto& server = *static_cast<MicroHttpServer*>(self);
    if (*state == nullptr) {
      return server.OnHead(connection, path, method, state);
    }
    auto& exchange = *static_cast<std::shared_ptr<Exchange>*>(*state);
    if (*data_size > 0) {
      const MHD_Result result = server.OnBody(*exchange, data, *data_size);
      *data_size = 0;
      return result;
    }
    if (!exchange->handed_over) server.HandOver(exchange);
    absl::MutexLock lock(&exchange->mutex);
    if (exchange->response)
      return QueueResponse(connection, *exchange->response);
    exchange->suspended = true;
    MHD_suspend_connection(connection);
    return MHD_YES;
  }

  MHD_Result OnHead(MHD_Connection* connection, const char* path,
                    const char* method, void** state) {
    auto exchange = std::make_unique<std::shared_ptr<Exchange>>(
        std::make_shared<Exchange>(connection, path, method));
    const Request& request = (*exchange)->request;
    const auto limit = options_.body_bytes_max_at.find(request.path);
    const size_t body_bytes_max = limit == options_.body_bytes_max_at.end()
                                      ? options_.body_bytes_max
                                      : limit->second;
    (*exchange)->body_bytes_max = body_bytes_max;
    *state = exchange.release();
    // Refused before it is sent, where the client waits to be told.
    const size_t told_above =
        request.Header("Expect") ? body_bytes_max : kBodyBytesReadMax;
    size_t announced = 0;
    if (absl::SimpleAtoi(request.Header("Content-Length").value_or("0"),
                         &announced) &&
        announced > told_above) {
      return QueueResponse(connection, TooLarge(body_bytes_max));
    }
    return MHD_YES;
  }

  MHD_Result OnBody(Exchange& exchange, const char* data, size_t size) {
    exchange.body_bytes += size;
    if (exchange.body_bytes <= exchange.body_bytes_max) {
      exchange.request.body.append(data, size);
      return MHD_YES;
    }
    return exchange.body_bytes > kBodyBytesReadMax ? MHD_NO : MHD_YES;
  }

  void HandOver(const std::shared_ptr<Exchange>& exchange) {
    exchange->handed_over = true;
    bool stopping;
    {
      absl::MutexLock lock(&mutex_);
      ++with_handler_;
      stopping = stopping_;
    }
    Responder responder(exchange);
    if (exchange->body_bytes > exchange->body_bytes_max) {
      responder.Send(TooLarge(exchange->body_bytes_max));
    } else if (stopping) {
      responder.Send(TextResponse(503, "Shutting down; try again later.\n"));
    } else {
      handler_(std::move(exchange->request), std::move(responder));
    }
  }

  static void OnCompleted(void* self, MHD_Connection*, void** state,
                          MHD_RequestTerminationCode) {
    const std::unique_ptr<std::shared_ptr<Exchange>> exchange(
        static_cast<std::shared_ptr<Exchange>*>(*state));
    *state = nullptr;
    if (!exchange || !(*exchange)->handed_over) return;
    auto& server = *static_cast<MicroHttpServer*>(self);
    absl::MutexLock lock(&server.mutex_);
    --server.with_handler_;
  }

  const ServerOptions options_;
  const Handler handler_;
  MHD_Daemon* daemon_ = nullptr;
  uint16_t port_ = 0;

  absl::Mutex mutex_;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  // Requests given to the handler whose answers have not been sent yet.
  int with_handler_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Server>> Server::Start(
    const ServerOptions& options, Handler handler) {
  auto server = std::make_unique<MicroHttpServer>(options, std::move(handler));
  if (absl::Status status = server->Listen(); !status.ok()) return status;
  return server;
}

}  // namespace intake::http
