#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "core/base/limits.h"
#include "intake/v1/intake_service.grpc.pb.h"
#include "services/convert/batch_convert.h"
#include "services/convert/code_answer_convert.h"
#include "services/convert/description_convert.h"
#include "services/convert/enum_convert.h"
#include "services/convert/field.h"
#include "services/convert/receipt_convert.h"
#include "services/convert/submission_convert.h"
#include "services/rpc/answer_stream.h"
#include "services/rpc/call_gate.h"
#include "services/rpc/refused_stream.h"
#include "services/rpc/rpc_services.h"
#include "services/rpc/unary.h"

namespace intake {
namespace {

using Generated = v1::IntakeService;
using RawMethods = Generated::WithRawCallbackMethod_SubmitReading<
    Generated::WithRawCallbackMethod_BatchSubmitReadings<
        Generated::WithRawCallbackMethod_StreamReadings<
            Generated::WithRawCallbackMethod_ConfirmReading<
                Generated::WithRawCallbackMethod_CheckReading<
                    Generated::WithRawCallbackMethod_DescribeAccount<
                        Generated::WithRawCallbackMethod_GetReceipt<
                            Generated::Service>>>>>>>;

using SubmissionResults = std::vector<absl::StatusOr<Admitted>>;

void AnswerSubmission(const Backend& backend, const Caller& caller,
                      const grpc::ByteBuffer& bytes,
                      const AnswerStream::Answer& answer) {
  v1::StreamReadingsRequest request;
  absl::Status parsed = ParseMessage(bytes, request);
  absl::StatusOr<Submission> submission =
      parsed.ok() ? SubmissionFromProto(request.submission(), "submission")
                  : parsed;
  const auto reply = [answer, request_id = request.submission().request_id(),
                      together = request.answers_together()](
                         const absl::StatusOr<Admitted>& result) {
    v1::StreamReadingsResponse response;
    if (together) {
      v1::StreamedAnswer& streamed = *response.add_answers();
      streamed.set_request_id(request_id);
      *streamed.mutable_result() = SubmissionResultToProto(result);
    } else {
      response.set_request_id(request_id);
      *response.mutable_result() = SubmissionResultToProto(result);
    }
    answer(StreamAnswer{response.SerializeAsString(), together});
  };
  if (!submission.ok()) return reply(submission.status());
  absl::Status bound = backend.reach.Bind(caller, *submission);
  if (!bound.ok()) return reply(bound);
  backend.admission.Submit(
      caller.channel, *std::move(submission),
      [&backend, reply](absl::StatusOr<Admitted> result) {
        RunElsewhere(backend.answer_executor,
                     [reply, result = std::move(result)] { reply(result); });
      });
}

// A channel sees the receipts it gave itself, a customer those of their own
// accounts among them; an administrator and the staff at a desk all.
bool MaySee(const Caller& caller, const CustomerReach& reach,
            const SubmissionJudged& judged) {
  if (caller.identity == Identity::kAdministrator ||
      caller.identity == Identity::kDesk) {
    return true;
  }
  return judged.channel == caller.channel &&
         reach.CheckAccount(caller, judged.receipt.account_number).ok();
}

absl::StatusOr<v1::GetReceiptResponse> FindReceipt(
    AccountQueries& queries, const CustomerReach& reach, const Caller& caller,
    const std::string& code, std::optional<Language> language) {
  const absl::StatusOr<SubmissionJudged> judged = queries.FindReceipt(code);
  if (!judged.ok()) return judged.status();
  if (!MaySee(caller, reach, *judged)) {
    return ErrorWithReason(absl::StatusCode::kNotFound, "RECEIPT_NOT_FOUND",
                           absl::StrCat("no receipt has the code ", code));
  }
  return JudgedToReceiptProto(*judged, language);
}

class IntakeRpc final : public RawMethods {
 public:
  explicit IntakeRpc(const Backend& backend) : backend_(backend) {}

  grpc::ServerUnaryReactor* SubmitReading(grpc::CallbackServerContext* context,
                                          const grpc::ByteBuffer* request,
                                          grpc::ByteBuffer* response) override {
    return ServeUnary<v1::SubmitReadingRequest, v1::SubmitReadingResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.IntakeService/SubmitReading",
        [this](const Caller& caller, const v1::SubmitReadingRequest& proto,
               const Answer<v1::SubmitReadingResponse>& answer) {
          absl::StatusOr<Submission> submission =
              SubmissionFromProto(proto.submission(), "submission");
          if (!submission.ok()) return answer(submission.status());
          absl::Status bound = backend_.reach.Bind(caller, *submission);
          if (bound.ok()) bound = gate_.Enter();
          if (!bound.ok()) return answer(bound);
          backend_.admission.Submit(
              caller.channel, *std::move(submission),
              [this, reply = Answering<Admitted>(answer, AdmittedToProto)](
                  absl::StatusOr<Admitted> result) {
                gate_.Leave();
                reply(std::move(result));
              });
        });
  }

  grpc::ServerUnaryReactor* BatchSubmitReadings(
      grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
      grpc::ByteBuffer* response) override {
    return ServeUnary<v1::BatchSubmitReadingsRequest,
                      v1::BatchSubmitReadingsResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.IntakeService/BatchSubmitReadings",
        [this](const Caller& caller,
               const v1::BatchSubmitReadingsRequest& proto,
               const Answer<v1::BatchSubmitReadingsResponse>& answer) {
          absl::StatusOr<Batch<Submission>> batch = SubmissionsFromProto(proto);
          if (!batch.ok()) return answer(batch.status());
          for (Submission& submission : batch->valid) {
            absl::Status bound = backend_.reach.Bind(caller, submission);
            if (!bound.ok()) return answer(bound);
          }
          backend_.admission.SubmitBatch(
              caller.channel, std::move(batch->valid),
              [this, answer, errors = std::move(batch->errors)](
                  absl::StatusOr<SubmissionResults> results) {
                RunElsewhere(
                    backend_.answer_executor,
                    [answer, errors, results = std::move(results)] {
                      if (!results.ok()) {
                        return answer(results.status());
                      }
                      answer(SubmissionResultsToProto(errors, *results));
                    });
              });
        });
  }

  grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* StreamReadings(
      grpc::CallbackServerContext* context) override {
    const absl::StatusOr<Caller> caller =
        Authorize(*context, backend_.authenticator,
                  "/intake.v1.IntakeService/StreamReadings");
    if (!caller.ok()) return new RefusedStream(caller.status());
    return new AnswerStream(
        limits::kStreamAnswersPendingMax,
        [this, caller = *caller](const grpc::ByteBuffer& bytes,
                                 const AnswerStream::Answer& answer) {
          AnswerSubmission(backend_, caller, bytes, answer);
        },
        backend_.streams, backend_.stream_places);
  }

  grpc::ServerUnaryReactor* ConfirmReading(
      grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
      grpc::ByteBuffer* response) override {
    return ServeUnary<v1::ConfirmReadingRequest, v1::ConfirmReadingResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.IntakeService/ConfirmReading",
        [this](const Caller& caller, const v1::ConfirmReadingRequest& proto,
               const Answer<v1::ConfirmReadingResponse>& answer) {
          absl::StatusOr<Submission> submission = ConfirmationFromProto(proto);
          if (!submission.ok()) return answer(submission.status());
          absl::Status bound = backend_.reach.Bind(caller, *submission);
          if (!bound.ok()) return answer(bound);
          backend_.admission.Submit(
              caller.channel, *std::move(submission),
              Answering<Admitted>(answer, ConfirmedToProto));
        });
  }

  grpc::ServerUnaryReactor* CheckReading(grpc::CallbackServerContext* context,
                                         const grpc::ByteBuffer* request,
                                         grpc::ByteBuffer* response) override {
    return ServeUnary<v1::CheckReadingRequest, v1::CheckReadingResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.IntakeService/CheckReading",
        [this](const Caller& caller, const v1::CheckReadingRequest& proto,
               const Answer<v1::CheckReadingResponse>& answer) {
          absl::StatusOr<Submission> submission = SubmissionFromProto(
              proto.submission(), "submission", RequestId::kOptional);
          if (!submission.ok()) return answer(submission.status());
          absl::Status bound = backend_.reach.Bind(caller, *submission);
          if (!bound.ok()) return answer(bound);
          backend_.admission.Check(
              caller.channel, *std::move(submission),
              Answering<Receipt>(answer, [](const Receipt& receipt) {
                v1::CheckReadingResponse checked;
                *checked.mutable_receipt() = ReceiptToProto(receipt);
                return checked;
              }));
        });
  }

  grpc::ServerUnaryReactor* DescribeAccount(
      grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
      grpc::ByteBuffer* response) override {
    return ServeUnary<v1::DescribeAccountRequest, v1::DescribeAccountResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.IntakeService/DescribeAccount",
        [this](const Caller& caller, const v1::DescribeAccountRequest& proto,
               const Answer<v1::DescribeAccountResponse>& answer) {
          absl::Status status =
              CheckAccountNumber("account_number", proto.account_number());
          status.Update(
              backend_.reach.CheckAccount(caller, proto.account_number()));
          if (!status.ok()) return answer(status);
          backend_.admission.Describe(
              proto.account_number(),
              Answering<AccountDescription>(answer, DescriptionToProto));
        });
  }

  grpc::ServerUnaryReactor* GetReceipt(grpc::CallbackServerContext* context,
                                       const grpc::ByteBuffer* request,
                                       grpc::ByteBuffer* response) override {
    return ServeUnary<v1::GetReceiptRequest, v1::GetReceiptResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.IntakeService/GetReceipt",
        [this](const Caller& caller, const v1::GetReceiptRequest& proto,
               const Answer<v1::GetReceiptResponse>& answer) {
          const absl::StatusOr<std::string> code =
              ReceiptCodeFromProto(proto.code(), "code");
          if (!code.ok()) return answer(code.status());
          const auto language =
              EnumFromProto<Language>(proto.language(), "language");
          if (!language.ok()) return answer(language.status());
          AnswerFrom(backend_.query_executor, answer,
                     [&queries = backend_.queries, &reach = backend_.reach,
                      caller, code = *code, language = *language] {
                       return FindReceipt(queries, reach, caller, code,
                                          language);
                     });
        });
  }

 private:
  const Backend backend_;
  CallGate gate_{limits::kCallsUnderWayMax, backend_.clock};
};

}  // namespace

std::unique_ptr<grpc::Service> MakeIntakeRpc(const Backend& backend) {
  return std::make_unique<IntakeRpc>(backend);
}

}  // namespace intake
