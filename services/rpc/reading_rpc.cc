#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "intake/v1/reading_service.grpc.pb.h"
#include "services/convert/amendment_convert.h"
#include "services/convert/enum_convert.h"
#include "services/convert/field.h"
#include "services/convert/page_convert.h"
#include "services/convert/reading_convert.h"
#include "services/convert/usage_convert.h"
#include "services/rpc/rpc_services.h"
#include "services/rpc/unary.h"

namespace intake {
namespace {

using Generated = v1::ReadingService;
using RawMethods = Generated::WithRawCallbackMethod_ListReadings<
    Generated::WithRawCallbackMethod_ListSubmissions<
        Generated::WithRawCallbackMethod_CorrectReading<
            Generated::WithRawCallbackMethod_VoidReading<
                Generated::WithRawCallbackMethod_UndoSubmission<
                    Generated::Service>>>>>;

absl::StatusOr<v1::ListReadingsResponse> ReadingsOf(
    AccountQueries& queries, const std::string& number,
    const Page<ReadingKey>& page) {
  const absl::StatusOr<ReadingPage> found = queries.ListReadings(number, page);
  if (!found.ok()) return found.status();
  return ReadingPageToProto(*found);
}

absl::StatusOr<v1::ListSubmissionsResponse> SubmissionsOf(
    AccountQueries& queries, const std::string& number,
    const Page<uint32_t>& page, std::optional<Language> language) {
  const absl::StatusOr<SubmissionPage> found =
      queries.ListSubmissions(number, page);
  if (!found.ok()) return found.status();
  return SubmissionPageToProto(*found, language);
}

// A customer sees that something was handed in for their account, and what, but
// of others' evidence - phones, agents, papers - nothing.
absl::StatusOr<v1::ListSubmissionsResponse> SubmissionsFor(
    const Caller& caller,
    absl::StatusOr<v1::ListSubmissionsResponse> submissions) {
  if (!submissions.ok() || !caller.customer) return submissions;
  for (v1::SubmissionRecord& record : *submissions->mutable_submissions()) {
    v1::Submission& submission = *record.mutable_submission();
    if (submission.evidence().sender() == CustomerId(*caller.customer))
      continue;
    submission.clear_evidence();
    submission.clear_request_id();
    submission.clear_text();
  }
  return submissions;
}

template <typename Response>
Response AmendedToProto(const ReadingAmended& amended) {
  Response response;
  *response.mutable_changes() = UsageChangesToProto(amended.effects.changes);
  return response;
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
        [this](const Caller& caller, const v1::ListReadingsRequest& proto,
               const Answer<v1::ListReadingsResponse>& answer) {
          absl::Status status =
              CheckAccountNumber("account_number", proto.account_number());
          status.Update(
              backend_.reach.CheckAccount(caller, proto.account_number()));
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
        [this](const Caller& caller, const v1::ListSubmissionsRequest& proto,
               const Answer<v1::ListSubmissionsResponse>& answer) {
          absl::Status status =
              CheckAccountNumber("account_number", proto.account_number());
          status.Update(
              backend_.reach.CheckAccount(caller, proto.account_number()));
          if (!status.ok()) return answer(status);
          const absl::StatusOr<Page<uint32_t>> page =
              SubmissionPageFromProto(proto.page_size(), proto.page_token());
          if (!page.ok()) return answer(page.status());
          const auto language =
              EnumFromProto<Language>(proto.language(), "language");
          if (!language.ok()) return answer(language.status());
          AnswerFrom(
              backend_.query_executor, answer,
              [&queries = backend_.queries, number = proto.account_number(),
               page = *page, language = *language, caller] {
                return SubmissionsFor(
                    caller, SubmissionsOf(queries, number, page, language));
              });
        });
  }

  grpc::ServerUnaryReactor* CorrectReading(
      grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
      grpc::ByteBuffer* response) override {
    return ServeUnary<v1::CorrectReadingRequest, v1::CorrectReadingResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.ReadingService/CorrectReading",
        [this](const Caller& caller, const v1::CorrectReadingRequest& proto,
               const Answer<v1::CorrectReadingResponse>& answer) {
          Amend(proto, caller, answer);
        });
  }

  grpc::ServerUnaryReactor* VoidReading(grpc::CallbackServerContext* context,
                                        const grpc::ByteBuffer* request,
                                        grpc::ByteBuffer* response) override {
    return ServeUnary<v1::VoidReadingRequest, v1::VoidReadingResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.ReadingService/VoidReading",
        [this](const Caller& caller, const v1::VoidReadingRequest& proto,
               const Answer<v1::VoidReadingResponse>& answer) {
          Amend(proto, caller, answer);
        });
  }

  grpc::ServerUnaryReactor* UndoSubmission(
      grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
      grpc::ByteBuffer* response) override {
    return ServeUnary<v1::UndoSubmissionRequest, v1::UndoSubmissionResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.ReadingService/UndoSubmission",
        [this](const Caller& caller, const v1::UndoSubmissionRequest& proto,
               const Answer<v1::UndoSubmissionResponse>& answer) {
          absl::StatusOr<Undoing> undoing = UndoingFromProto(proto);
          if (!undoing.ok()) return answer(undoing.status());
          backend_.admission.Undo(
              *std::move(undoing), caller.actor,
              Answering<SubmissionUndone>(answer, [](const auto& undone) {
                v1::UndoSubmissionResponse done;
                *done.mutable_changes() =
                    UsageChangesToProto(undone.effects.changes);
                return done;
              }));
        });
  }

 private:
  template <typename Request, typename Response>
  void Amend(const Request& proto, const Caller& caller,
             const Answer<Response>& answer) {
    absl::StatusOr<Amendment> amendment = AmendmentFromProto(proto);
    if (!amendment.ok()) return answer(amendment.status());
    backend_.admission.Amend(
        proto.account_number(), *std::move(amendment), caller.actor,
        Answering<ReadingAmended>(answer, AmendedToProto<Response>));
  }

  const Backend backend_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeReadingRpc(const Backend& backend) {
  return std::make_unique<ReadingRpc>(backend);
}

}  // namespace intake
