#include "tests/simulation/endpoint.h"

#include <utility>
#include <vector>

#include "core/base/civil_time.h"
#include "core/feed/usage_feed.h"
#include "services/convert/account_convert.h"
#include "services/convert/amendment_convert.h"
#include "services/convert/batch_convert.h"
#include "services/convert/code_answer_convert.h"
#include "services/convert/export_convert.h"
#include "services/convert/field.h"
#include "services/convert/held_convert.h"
#include "services/convert/meter_exchange_convert.h"
#include "services/convert/page_convert.h"
#include "services/convert/reading_convert.h"
#include "services/convert/receipt_convert.h"
#include "services/convert/review_convert.h"
#include "services/convert/submission_convert.h"
#include "services/convert/usage_convert.h"

namespace intake::simulation {
namespace {

template <typename Request>
Request RequestIn(const Call& call) {
  Request request;
  request.ParseFromString(call.request);
  return request;
}

// Answers with what `to_proto` makes of a result.
template <typename T, typename ToProto>
std::function<void(const absl::StatusOr<T>&)> Answering(
    const Answered& answered, ToProto to_proto) {
  return [answered, to_proto](const absl::StatusOr<T>& result) {
    if (!result.ok()) return answered(result.status());
    answered(to_proto(*result).SerializeAsString());
  };
}

void Submit(const Endpoint& endpoint, const Call& call,
            const Answered& answered) {
  absl::StatusOr<Submission> submission = SubmissionFromProto(
      RequestIn<v1::SubmitReadingRequest>(call).submission(), "submission");
  if (!submission.ok()) return answered(submission.status());
  endpoint.admission.Submit(call.actor, *std::move(submission),
                            Answering<Admitted>(answered, AdmittedToProto));
}

void Confirm(const Endpoint& endpoint, const Call& call,
             const Answered& answered) {
  absl::StatusOr<Submission> submission =
      ConfirmationFromProto(RequestIn<v1::ConfirmReadingRequest>(call));
  if (!submission.ok()) return answered(submission.status());
  endpoint.admission.Submit(call.actor, *std::move(submission),
                            Answering<Admitted>(answered, ConfirmedToProto));
}

void Check(const Endpoint& endpoint, const Call& call,
           const Answered& answered) {
  absl::StatusOr<Submission> submission =
      SubmissionFromProto(RequestIn<v1::CheckReadingRequest>(call).submission(),
                          "submission", RequestId::kOptional);
  if (!submission.ok()) return answered(submission.status());
  endpoint.admission.Check(call.actor, *std::move(submission),
                           Answering<Receipt>(answered, [](const Receipt& one) {
                             v1::CheckReadingResponse checked;
                             *checked.mutable_receipt() = ReceiptToProto(one);
                             return checked;
                           }));
}

void GetReceipt(const Endpoint& endpoint, const Call& call,
                const Answered& answered) {
  const auto to_proto = [](const SubmissionJudged& judged) {
    return JudgedToReceiptProto(judged);
  };
  Answering<SubmissionJudged>(answered, to_proto)(endpoint.queries.FindReceipt(
      RequestIn<v1::GetReceiptRequest>(call).code()));
}

void Undo(const Endpoint& endpoint, const Call& call,
          const Answered& answered) {
  absl::StatusOr<Undoing> undoing =
      UndoingFromProto(RequestIn<v1::UndoSubmissionRequest>(call));
  if (!undoing.ok()) return answered(undoing.status());
  endpoint.admission.Undo(
      *std::move(undoing), call.actor,
      Answering<SubmissionUndone>(answered, [](const SubmissionUndone& undone) {
        v1::UndoSubmissionResponse response;
        *response.mutable_changes() =
            UsageChangesToProto(undone.effects.changes);
        return response;
      }));
}

void ListHeld(const Endpoint& endpoint, const Call& call,
              const Answered& answered) {
  const auto request = RequestIn<v1::ListHeldRequest>(call);
  const absl::StatusOr<HeldFilter> filter = HeldFilterFromProto(request);
  if (!filter.ok()) return answered(filter.status());
  const auto page =
      HeldPageFromProto(request.page_size(), request.page_token());
  if (!page.ok()) return answered(page.status());
  Answering<HeldPage>(answered, HeldPageToProto)(
      endpoint.queries.ListHeld(*filter, page->after, page->items_max));
}

void Approve(const Endpoint& endpoint, const Call& call,
             const Answered& answered) {
  absl::StatusOr<Approval> approval =
      ApprovalFromProto(RequestIn<v1::ApproveReadingRequest>(call));
  if (!approval.ok()) return answered(approval.status());
  endpoint.admission.Approve(
      *std::move(approval), call.actor,
      Answering<HoldResolved>(answered, ApprovedToProto));
}

void Reject(const Endpoint& endpoint, const Call& call,
            const Answered& answered) {
  absl::StatusOr<Rejection> rejection =
      RejectionFromProto(RequestIn<v1::RejectReadingRequest>(call));
  if (!rejection.ok()) return answered(rejection.status());
  endpoint.admission.Reject(
      *std::move(rejection), call.actor,
      Answering<HoldResolved>(answered, [](const HoldResolved&) {
        return v1::RejectReadingResponse();
      }));
}

// Corrects a reading, or takes it out.
template <typename Request, typename Response>
void Amend(const Endpoint& endpoint, const Call& call,
           const Answered& answered) {
  const auto request = RequestIn<Request>(call);
  absl::StatusOr<Amendment> amendment = AmendmentFromProto(request);
  if (!amendment.ok()) return answered(amendment.status());
  endpoint.admission.Amend(
      request.account_number(), *std::move(amendment), call.actor,
      Answering<ReadingAmended>(answered, [](const ReadingAmended& amended) {
        Response response;
        *response.mutable_changes() =
            UsageChangesToProto(amended.effects.changes);
        return response;
      }));
}

void ListReadings(const Endpoint& endpoint, const Call& call,
                  const Answered& answered) {
  const auto request = RequestIn<v1::ListReadingsRequest>(call);
  const absl::StatusOr<Page<ReadingKey>> page =
      ReadingPageFromProto(request.page_size(), request.page_token());
  if (!page.ok()) return answered(page.status());
  Answering<ReadingPage>(answered, ReadingPageToProto)(
      endpoint.queries.ListReadings(request.account_number(), *page));
}

void ListChanges(const Endpoint& endpoint, const Call& call,
                 const Answered& answered) {
  const auto request = RequestIn<v1::ListChangesRequest>(call);
  const absl::StatusOr<size_t> rows =
      PageSizeFromProto(request.page_size(), "page_size");
  if (!rows.ok()) return answered(rows.status());
  Answering<FeedPage>(answered, FeedPageToProto)(
      ReadFeed(endpoint.log, request.cursor(), request.until_cursor(), *rows));
}

void Acknowledge(const Endpoint& endpoint, const Call& call,
                 const Answered& answered) {
  const absl::StatusOr<ChangesAcknowledged> charged = PlaceOfCursor(
      endpoint.log, RequestIn<v1::AcknowledgeChangesRequest>(call).cursor());
  if (!charged.ok()) return answered(charged.status());
  endpoint.admission.Acknowledge(
      *charged, call.actor,
      [&log = endpoint.log,
       answered](const absl::StatusOr<BillingRegister>& billing) {
        if (!billing.ok()) return answered(billing.status());
        Answering<std::string>(answered, [](const std::string& cursor) {
          v1::AcknowledgeChangesResponse response;
          response.set_cursor(cursor);
          return response;
        })(CursorAt(log, billing->acknowledged_position));
      });
}

void ClosePeriod(const Endpoint& endpoint, const Call& call,
                 const Answered& answered) {
  const absl::StatusOr<absl::CivilMonth> period = MonthFromProto(
      RequestIn<v1::ClosePeriodRequest>(call).period(), "period");
  if (!period.ok()) return answered(period.status());
  endpoint.admission.ClosePeriod(
      *period, call.actor,
      Answering<BillingRegister>(answered, [](const BillingRegister& billing) {
        v1::ClosePeriodResponse response;
        if (billing.closed_through) {
          response.set_closed_through(FormatMonth(*billing.closed_through));
        }
        return response;
      }));
}

void Import(const Endpoint& endpoint, const Call& call,
            const Answered& answered) {
  const auto request = RequestIn<v1::ImportAccountsRequest>(call);
  absl::StatusOr<Batch<Account>> batch = AccountsFromProto(request);
  if (!batch.ok()) return answered(batch.status());
  std::vector<std::string> numbers;
  for (const v1::Account& account : request.accounts()) {
    numbers.push_back(account.number());
  }
  endpoint.admission.ImportAccounts(
      std::move(batch->valid), call.actor,
      Answering<std::vector<absl::StatusOr<ImportResult>>>(
          answered, [numbers, errors = batch->errors](const auto& results) {
            return ImportResultsToProto(numbers, errors, results);
          }));
}

void ReplaceMeter(const Endpoint& endpoint, const Call& call,
                  const Answered& answered) {
  const auto request = RequestIn<v1::ReplaceMeterRequest>(call);
  absl::StatusOr<MeterExchange> exchange = MeterExchangeFromProto(request);
  if (!exchange.ok()) return answered(exchange.status());
  endpoint.admission.ReplaceMeter(
      request.account_number(), *std::move(exchange), call.actor,
      Answering<MeterReplaced>(answered, ReplacedToProto));
}

}  // namespace

void Serve(const Endpoint& endpoint, const Call& call,
           const Answered& answered) {
  switch (call.method) {
    case Method::kSubmitReading:
      return Submit(endpoint, call, answered);
    case Method::kConfirmReading:
      return Confirm(endpoint, call, answered);
    case Method::kCheckReading:
      return Check(endpoint, call, answered);
    case Method::kGetReceipt:
      return GetReceipt(endpoint, call, answered);
    case Method::kUndoSubmission:
      return Undo(endpoint, call, answered);
    case Method::kListHeld:
      return ListHeld(endpoint, call, answered);
    case Method::kApproveReading:
      return Approve(endpoint, call, answered);
    case Method::kRejectReading:
      return Reject(endpoint, call, answered);
    case Method::kCorrectReading:
      return Amend<v1::CorrectReadingRequest, v1::CorrectReadingResponse>(
          endpoint, call, answered);
    case Method::kVoidReading:
      return Amend<v1::VoidReadingRequest, v1::VoidReadingResponse>(
          endpoint, call, answered);
    case Method::kListReadings:
      return ListReadings(endpoint, call, answered);
    case Method::kListChanges:
      return ListChanges(endpoint, call, answered);
    case Method::kAcknowledgeChanges:
      return Acknowledge(endpoint, call, answered);
    case Method::kClosePeriod:
      return ClosePeriod(endpoint, call, answered);
    case Method::kImportAccounts:
      return Import(endpoint, call, answered);
    case Method::kReplaceMeter:
      return ReplaceMeter(endpoint, call, answered);
  }
}

}  // namespace intake::simulation
