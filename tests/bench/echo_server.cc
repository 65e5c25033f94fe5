// The ceiling that durable calls are measured against: the same message, the
// same API, and a handler that does nothing.

#include <grpcpp/grpcpp.h>

#include <cstdlib>
#include <fstream>
#include <iostream>

#include "intake/v1/intake_service.grpc.pb.h"

namespace intake {
namespace {

class EchoService final : public v1::IntakeService::CallbackService {
 public:
  EchoService() {
    v1::Receipt& receipt = *answer_.mutable_receipt();
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
  }

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
  v1::SubmitReadingResponse answer_;
};

int Main(const char* port_file) {
  EchoService service;
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(),
                           &port);
  builder.RegisterService(&service);
  const auto server = builder.BuildAndStart();
  if (server == nullptr) return EXIT_FAILURE;
  std::ofstream(port_file) << port << '\n';
  server->Wait();
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace intake

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "Usage: intake-bench-echo PORT_FILE\n";
    return EXIT_FAILURE;
  }
  return intake::Main(argv[1]);
}
