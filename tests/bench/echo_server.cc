// The ceiling that durable calls are measured against: the same message and a
// handler that does nothing, in each style of server that gRPC offers.

#include <grpcpp/grpcpp.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "intake/v1/intake_service.grpc.pb.h"

namespace intake {
namespace {

v1::SubmitReadingResponse MakeAnswer() {
  v1::SubmitReadingResponse answer;
  v1::Receipt& receipt = *answer.mutable_receipt();
  receipt.set_outcome(v1::OUTCOME_ACCEPTED);
  receipt.set_code("123-456");
  receipt.set_account_number("2000000000");
  receipt.set_reading_date("2014-06-20");
  receipt.set_period("2014-06");
  v1::UnderstoodValue& value = *receipt.add_understood();
  value.mutable_register_()->set_kind(v1::REGISTER_KIND_TOTAL);
  value.set_value("12389");
  receipt.set_text("An answer about as long as one that fits an SMS part.");
  receipt.set_rules_version("2014-1");
  return answer;
}

class SyncEcho final : public v1::IntakeService::Service {
 public:
  grpc::Status SubmitReading(grpc::ServerContext* /*context*/,
                             const v1::SubmitReadingRequest* /*request*/,
                             v1::SubmitReadingResponse* response) override {
    *response = answer_;
    return grpc::Status::OK;
  }

 private:
  const v1::SubmitReadingResponse answer_ = MakeAnswer();
};

class CallbackEcho final : public v1::IntakeService::CallbackService {
 public:
  grpc::ServerUnaryReactor* SubmitReading(
      grpc::CallbackServerContext* context,
      const v1::SubmitReadingRequest* /*request*/,
      v1::SubmitReadingResponse* response) override {
    *response = answer_;
    auto* const reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }

 private:
  const v1::SubmitReadingResponse answer_ = MakeAnswer();
};

using QueueEcho = v1::IntakeService::WithAsyncMethod_SubmitReading<
    v1::IntakeService::Service>;

// A call of one completion queue: waits for a request, answers it, and takes
// the place of the next one.
class QueueCall {
 public:
  QueueCall(QueueEcho& service, grpc::ServerCompletionQueue& queue)
      : service_(service), queue_(queue) {
    Wait();
  }

  void Proceed(bool ok) {
    if (answering_ || !ok) return Wait();
    answering_ = true;
    static const v1::SubmitReadingResponse answer = MakeAnswer();
    responder_->Finish(answer, grpc::Status::OK, this);
  }

 private:
  void Wait() {
    answering_ = false;
    request_.Clear();
    responder_.reset();
    context_.emplace();
    responder_.emplace(&*context_);
    service_.RequestSubmitReading(&*context_, &request_, &*responder_, &queue_,
                                  &queue_, this);
  }

  QueueEcho& service_;
  grpc::ServerCompletionQueue& queue_;
  std::optional<grpc::ServerContext> context_;
  std::optional<grpc::ServerAsyncResponseWriter<v1::SubmitReadingResponse>>
      responder_;
  v1::SubmitReadingRequest request_;
  bool answering_ = false;
};

[[noreturn]] void Poll(QueueEcho& service, grpc::ServerCompletionQueue& queue) {
  constexpr int kCalls = 1024;
  std::vector<std::unique_ptr<QueueCall>> calls;
  for (int i = 0; i < kCalls; ++i) {
    calls.push_back(std::make_unique<QueueCall>(service, queue));
  }
  void* tag = nullptr;
  bool ok = false;
  while (queue.Next(&tag, &ok)) static_cast<QueueCall*>(tag)->Proceed(ok);
  std::abort();
}

int Main(const std::string& style, const char* port_file) {
  SyncEcho sync;
  CallbackEcho callback;
  QueueEcho queued;
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(),
                           &port);
  std::unique_ptr<grpc::ServerCompletionQueue> queue;
  if (style == "queue") {
    queue = builder.AddCompletionQueue();
    builder.RegisterService(&queued);
  } else if (style == "callback") {
    builder.RegisterService(&callback);
  } else {
    builder.RegisterService(&sync);
  }
  const auto server = builder.BuildAndStart();
  if (server == nullptr) return EXIT_FAILURE;
  std::ofstream(port_file) << port << '\n';
  if (queue != nullptr) Poll(queued, *queue);
  server->Wait();
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace intake

int main(int argc, char** argv) {
  const std::string style = argc == 3 ? argv[1] : "";
  if (style != "queue" && style != "callback" && style != "sync") {
    std::cerr << "Usage: intake-bench-echo queue|callback|sync PORT_FILE\n";
    return EXIT_FAILURE;
  }
  return intake::Main(style, argv[2]);
}
