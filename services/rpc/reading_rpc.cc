#include <cstdint>
#include <string>

#include "intake/v1/reading_service.grpc.pb.h"
#include "services/convert/field.h"
#include "services/convert/page_convert.h"
#include "services/convert/reading_convert.h"
#include "services/rpc/rpc_services.h"
#include "services/rpc/unary.h"

namespace intake {
namespace {

using Generated = v1::ReadingService;
using RawMethods = Generated::WithRawCallbackMethod_ListReadings<
    Generated::WithRawCallbackMethod_ListSubmissions<Generated::Service>>;

absl::StatusOr<v1::ListReadingsResponse> ReadingsOf(
    AccountQueries& queries, const std::string& number,
    const Page<ReadingKey>& page) {
  const absl::StatusOr<ReadingPage> found = queries.ListReadings(number, page);
  if (!found.ok()) return found.status();
  return ReadingPageToProto(*found);
}

absl::StatusOr<v1::ListSubmissionsResponse> SubmissionsOf(
    AccountQueries& queries, const std::string& number,
    const Page<uint32_t>& page) {
  const absl::StatusOr<SubmissionPage> found =
      queries.ListSubmissions(number, page);
  if (!found.ok()) return found.status();
  return SubmissionPageToProto(*found);
}

class ReadingRpc final : public RawMethods {
 public:
  explicit ReadingRpc(const Backend& backend) : backend_(backend) {}

  grpc::ServerUnaryReactor* ListReadings(grpc::CallbackServerContext* context,
                                         const grpc::ByteBuffer* request,
                                         grpc::ByteBuffer* response) override {
    return ServeUnary<v1::ListReadingsRequest, v1::ListReadingsResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.ReadingService/ListReadings",
        [this](const Caller&, const v1::ListReadingsRequest& proto,
               const Answer<v1::ListReadingsResponse>& answer) {
          absl::Status status =
              CheckAccountNumber("account_number", proto.account_number());
          if (!status.ok()) return answer(status);
          const absl::StatusOr<Page<ReadingKey>> page =
              ReadingPageFromProto(proto.page_size(), proto.page_token());
          if (!page.ok()) return answer(page.status());
          AnswerFrom(
              backend_.query_executor, answer,
              [&queries = backend_.queries, number = proto.account_number(),
               page = *page] { return ReadingsOf(queries, number, page); });
        });
  }

  grpc::ServerUnaryReactor* ListSubmissions(
      grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
      grpc::ByteBuffer* response) override {
    return ServeUnary<v1::ListSubmissionsRequest, v1::ListSubmissionsResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.ReadingService/ListSubmissions",
        [this](const Caller&, const v1::ListSubmissionsRequest& proto,
               const Answer<v1::ListSubmissionsResponse>& answer) {
          absl::Status status =
              CheckAccountNumber("account_number", proto.account_number());
          if (!status.ok()) return answer(status);
          const absl::StatusOr<Page<uint32_t>> page =
              SubmissionPageFromProto(proto.page_size(), proto.page_token());
          if (!page.ok()) return answer(page.status());
          AnswerFrom(
              backend_.query_executor, answer,
              [&queries = backend_.queries, number = proto.account_number(),
               page = *page] { return SubmissionsOf(queries, number, page); });
        });
  }

 private:
  const Backend backend_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeReadingRpc(const Backend& backend) {
  return std::make_unique<ReadingRpc>(backend);
}

}  // namespace intake
