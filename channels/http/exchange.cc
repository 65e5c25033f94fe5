#include "channels/http/exchange.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <array>
#include <string>
#include <utility>

#include "absl/base/macros.h"
#include "channels/http/server.h"

namespace intake::http {
namespace {

MHD_Result AddField(void* fields, MHD_ValueKind, const char* name,
                    size_t name_size, const char* value, size_t value_size) {
  static_cast<Fields*>(fields)->emplace_back(
      std::string(name, name_size),
      value == nullptr ? std::string() : std::string(value, value_size));
  return MHD_YES;
}

// Empty where it is neither IPv4 nor IPv6.
std::string PeerAddressOf(MHD_Connection* connection) {
  const MHD_ConnectionInfo* const info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  std::array<char, INET6_ADDRSTRLEN> text = {};
  if (info == nullptr) return "";
  const sockaddr* const peer = info->client_addr;
  if (peer->sa_family == AF_INET) {
    inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(peer)->sin_addr,
              text.data(), text.size());
  } else if (peer->sa_family == AF_INET6) {
    inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6*>(peer)->sin6_addr,
              text.data(), text.size());
  }
  return text.data();
}

}  // namespace

Exchange::Exchange(MHD_Connection* of, const char* path, const char* method)
    : connection(of) {
  request.method = method;
  request.path = path;
  request.peer_address = PeerAddressOf(of);
  MHD_get_connection_values_n(of, MHD_GET_ARGUMENT_KIND, &AddField,
                              &request.query);
  MHD_get_connection_values_n(of, MHD_HEADER_KIND, &AddField, &request.headers);
}

MHD_Result QueueResponse(MHD_Connection* connection, const Response& response) {
  // The body is copied: it must outlive this call.
  MHD_Response* const wire = MHD_create_response_from_buffer(
      response.body.size(), const_cast<char*>(response.body.data()),
      MHD_RESPMEM_MUST_COPY);
  if (wire == nullptr) return MHD_NO;
  for (const auto& [name, value] : response.headers) {
    ABSL_HARDENING_ASSERT(
        MHD_add_response_header(wire, name.c_str(), value.c_str()) == MHD_YES);
  }
  const MHD_Result result = MHD_queue_response(
      connection, static_cast<unsigned>(response.status), wire);
  MHD_destroy_response(wire);
  return result;
}

Responder::Responder(std::shared_ptr<Exchange> exchange)
    : exchange_(std::move(exchange)) {}

Responder::~Responder() {
  if (exchange_) Send(TextResponse(500, "Internal error.\n"));
}

void Responder::Send(Response response) {
  ABSL_HARDENING_ASSERT(exchange_ != nullptr);
  const std::shared_ptr<Exchange> exchange = std::move(exchange_);
  absl::MutexLock lock(&exchange->mutex);
  exchange->response = std::move(response);
  if (exchange->suspended) MHD_resume_connection(exchange->connection);
}

}  // namespace intake::http
