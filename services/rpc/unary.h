// One call with one answer: the same frame around every handler.

#ifndef INTAKE_SERVICES_RPC_UNARY_H_
#define INTAKE_SERVICES_RPC_UNARY_H_

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <functional>
#include <memory>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/auth/authenticator.h"
#include "services/convert/message_bytes.h"
#include "services/convert/status_convert.h"
#include "services/rpc/authorize.h"
#include "services/rpc/executor.h"

namespace intake {

// Called exactly once, from any thread.
template <typename Response>
using Answer = std::function<void(absl::StatusOr<Response>)>;

// What gRPC hands to a method.
struct UnaryCall {
  grpc::CallbackServerContext* context;
  const grpc::ByteBuffer* request;
  grpc::ByteBuffer* response;
};

// At a desk the person of the session decides, whoever the request names.
template <typename Request>
void NameTheAgent(const Caller& caller, Request& request) {
  if constexpr (requires { request.mutable_decision(); }) {
    if (caller.identity == Identity::kDesk) {
      request.mutable_decision()->set_agent(caller.agent);
    }
  }
}

// Admits the caller, parses the request and calls
// `handle(caller, request, answer)`, which returns at once.
template <typename Request, typename Response, typename Handle>
grpc::ServerUnaryReactor* ServeUnary(const UnaryCall& call,
                                     const Authenticator& authenticator,
                                     absl::string_view method,
                                     const Handle& handle) {
  grpc::ServerUnaryReactor* const reactor = call.context->DefaultReactor();
  const absl::StatusOr<Caller> caller =
      Authorize(*call.context, authenticator, method);
  if (!caller.ok()) {
    reactor->Finish(GrpcStatusFrom(caller.status()));
    return reactor;
  }
  Request request;
  const absl::Status parsed = ParseMessage(*call.request, request);
  if (!parsed.ok()) {
    reactor->Finish(GrpcStatusFrom(parsed));
    return reactor;
  }
  NameTheAgent(*caller, request);
  handle(*caller, request,
         Answer<Response>([reactor, bytes = call.response](
                              const absl::StatusOr<Response>& answer) {
           if (answer.ok()) *bytes = SerializeMessage(*answer);
           reactor->Finish(GrpcStatusFrom(answer.status()));
         }));
  return reactor;
}

// Has `query`, which blocks and returns a StatusOr<Response>, run elsewhere.
template <typename Response, typename Query>
void AnswerFrom(Executor& executor, const Answer<Response>& answer,
                Query query) {
  const absl::Status queued =
      executor.Run([answer, query = std::move(query)] { answer(query()); });
  if (!queued.ok()) answer(queued);
}

// Has `work` done by `executor`; here and now where that has no room.
inline void RunElsewhere(Executor& executor, std::function<void()> work) {
  const auto shared = std::make_shared<std::function<void()>>(std::move(work));
  if (!executor.Run([shared] { (*shared)(); }).ok()) (*shared)();
}

// As ServeUnary, for what blocks: `run(caller, request)` makes the answer, on a
// thread of `executor`.
template <typename Request, typename Response, typename Run>
grpc::ServerUnaryReactor* ServeOn(Executor& executor, const UnaryCall& call,
                                  const Authenticator& authenticator,
                                  absl::string_view method, Run run) {
  return ServeUnary<Request, Response>(
      call, authenticator, method,
      [&executor, run](const Caller& caller, const Request& request,
                       const Answer<Response>& answer) {
        AnswerFrom(executor, answer,
                   [run, caller, request] { return run(caller, request); });
      });
}

// What a callback of core does with its result: `convert` makes the answer.
template <typename Result, typename Response, typename Convert>
auto Answering(Answer<Response> answer, Convert convert) {
  return [answer = std::move(answer),
          convert = std::move(convert)](absl::StatusOr<Result> result) {
    if (!result.ok()) return answer(result.status());
    answer(convert(*result));
  };
}

}  // namespace intake

#endif  // INTAKE_SERVICES_RPC_UNARY_H_
