#include <string>
#include <utility>

#include "core/base/limits.h"
#include "intake/v1/review_service.grpc.pb.h"
#include "services/convert/field.h"
#include "services/convert/held_convert.h"
#include "services/convert/page_convert.h"
#include "services/convert/review_convert.h"
#include "services/rpc/rpc_services.h"
#include "services/rpc/unary.h"

namespace intake {
namespace {

using Generated = v1::ReviewService;
using RawMethods = Generated::WithRawCallbackMethod_ListHeld<
    Generated::WithRawCallbackMethod_ExamineHeld<
        Generated::WithRawCallbackMethod_ApproveReading<
            Generated::WithRawCallbackMethod_RejectReading<
                Generated::Service>>>>;

absl::StatusOr<v1::ListHeldResponse> HeldIn(AccountQueries& queries,
                                            const HeldFilter& filter,
                                            const PageAfter<HeldKey>& page) {
  const absl::StatusOr<HeldPage> found =
      queries.ListHeld(filter, page.after, page.items_max);
  if (!found.ok()) return found.status();
  return HeldPageToProto(*found);
}

// What admission knows, with what was handed in and what the account has.
absl::StatusOr<v1::ExamineHeldResponse> Examined(
    AccountQueries& queries, const std::string& code,
    const HeldExamination& examination) {
  const absl::StatusOr<SubmissionJudged> judged = queries.FindReceipt(code);
  if (!judged.ok()) return judged.status();
  const absl::StatusOr<ReadingPage> history =
      queries.ListReadings(judged->receipt.account_number,
                           {.items_max = limits::kReadingsInExamination});
  if (!history.ok()) return history.status();
  return ExaminationToProto(examination, *judged, history->rows);
}

class ReviewRpc final : public RawMethods {
 public:
  explicit ReviewRpc(const Backend& backend) : backend_(backend) {}

  grpc::ServerUnaryReactor* ListHeld(grpc::CallbackServerContext* context,
                                     const grpc::ByteBuffer* request,
                                     grpc::ByteBuffer* response) override {
    return ServeUnary<v1::ListHeldRequest, v1::ListHeldResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.ReviewService/ListHeld",
        [this](const Caller&, const v1::ListHeldRequest& proto,
               const Answer<v1::ListHeldResponse>& answer) {
          absl::StatusOr<HeldFilter> filter = HeldFilterFromProto(proto);
          if (!filter.ok()) return answer(filter.status());
          absl::StatusOr<PageAfter<HeldKey>> page =
              HeldPageFromProto(proto.page_size(), proto.page_token());
          if (!page.ok()) return answer(page.status());
          AnswerFrom(backend_.query_executor, answer,
                     [&queries = backend_.queries, filter = *std::move(filter),
                      page = *std::move(page)] {
                       return HeldIn(queries, filter, page);
                     });
        });
  }

  grpc::ServerUnaryReactor* ExamineHeld(grpc::CallbackServerContext* context,
                                        const grpc::ByteBuffer* request,
                                        grpc::ByteBuffer* response) override {
    return ServeUnary<v1::ExamineHeldRequest, v1::ExamineHeldResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.ReviewService/ExamineHeld",
        [this](const Caller&, const v1::ExamineHeldRequest& proto,
               const Answer<v1::ExamineHeldResponse>& answer) {
          const absl::StatusOr<std::string> code =
              ReceiptCodeFromProto(proto.code(), "code");
          if (!code.ok()) return answer(code.status());
          backend_.admission.Examine(
              *code, [this, code = *code,
                      answer](const absl::StatusOr<HeldExamination>& examined) {
                if (!examined.ok()) return answer(examined.status());
                AnswerFrom(backend_.query_executor, answer,
                           [&queries = backend_.queries, code,
                            examination = *examined] {
                             return Examined(queries, code, examination);
                           });
              });
        });
  }

  grpc::ServerUnaryReactor* ApproveReading(
      grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
      grpc::ByteBuffer* response) override {
    return ServeUnary<v1::ApproveReadingRequest, v1::ApproveReadingResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.ReviewService/ApproveReading",
        [this](const Caller& caller, const v1::ApproveReadingRequest& proto,
               const Answer<v1::ApproveReadingResponse>& answer) {
          absl::StatusOr<Approval> approval = ApprovalFromProto(proto);
          if (!approval.ok()) return answer(approval.status());
          backend_.admission.Approve(
              *std::move(approval), caller.actor,
              Answering<HoldResolved>(answer, ApprovedToProto));
        });
  }

  grpc::ServerUnaryReactor* RejectReading(grpc::CallbackServerContext* context,
                                          const grpc::ByteBuffer* request,
                                          grpc::ByteBuffer* response) override {
    return ServeUnary<v1::RejectReadingRequest, v1::RejectReadingResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.ReviewService/RejectReading",
        [this](const Caller& caller, const v1::RejectReadingRequest& proto,
               const Answer<v1::RejectReadingResponse>& answer) {
          absl::StatusOr<Rejection> rejection = RejectionFromProto(proto);
          if (!rejection.ok()) return answer(rejection.status());
          backend_.admission.Reject(
              *std::move(rejection), caller.actor,
              Answering<HoldResolved>(answer, [](const HoldResolved&) {
                return v1::RejectReadingResponse();
              }));
        });
  }

 private:
  const Backend backend_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeReviewRpc(const Backend& backend) {
  return std::make_unique<ReviewRpc>(backend);
}

}  // namespace intake
