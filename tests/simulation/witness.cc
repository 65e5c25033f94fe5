#include "tests/simulation/witness.h"

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "core/base/civil_time.h"
#include "intake/v1/account_service.pb.h"
#include "intake/v1/export_service.pb.h"
#include "intake/v1/intake_service.pb.h"
#include "intake/v1/reading_service.pb.h"
#include "intake/v1/review_service.pb.h"
#include "services/convert/receipt_convert.h"

namespace intake::simulation {
namespace {

template <typename Request>
Request RequestIn(const Call& call) {
  Request request;
  request.ParseFromString(call.request);
  return request;
}

std::string Summary(const v1::Receipt& receipt) {
  std::string rules;
  for (const v1::Finding& finding : receipt.findings()) {
    absl::StrAppend(&rules, " ", finding.rule());
  }
  return absl::StrCat(v1::Outcome_Name(receipt.outcome()), " ", receipt.code(),
                      ", account ", receipt.account_number(), rules);
}

// Whether the receipt was made for that id: under it, or under one made of it
// where it was used for another content.
bool IsOwn(const Book::Judged& stored, const std::string& request_id) {
  const std::string& key = stored.judged.submission.request_key;
  return key == request_id || absl::StartsWith(key, request_id + "~");
}

}  // namespace

void Witness::Hear(const Call& call, const Reply& reply) {
  switch (call.method) {
    case Method::kSubmitReading:
      return HearReceipt(
          call,
          RequestIn<v1::SubmitReadingRequest>(call).submission().request_id(),
          ResponseIn<v1::SubmitReadingResponse>(reply).receipt());
    case Method::kConfirmReading:
      return HearReceipt(
          call, RequestIn<v1::ConfirmReadingRequest>(call).request_id(),
          ResponseIn<v1::ConfirmReadingResponse>(reply).receipt());
    case Method::kApproveReading:
      return HearDecision(RequestIn<v1::ApproveReadingRequest>(call).code(),
                          true);
    case Method::kRejectReading:
      return HearDecision(RequestIn<v1::RejectReadingRequest>(call).code(),
                          false);
    case Method::kUndoSubmission:
      return HearUndone(RequestIn<v1::UndoSubmissionRequest>(call).code());
    case Method::kAcknowledgeChanges:
      return HearAcknowledged(
          RequestIn<v1::AcknowledgeChangesRequest>(call).cursor());
    case Method::kClosePeriod:
      return HearClosed(RequestIn<v1::ClosePeriodRequest>(call).period());
    case Method::kImportAccounts:
      return HearImported(call, reply);
    default:
      return;
  }
}

void Witness::HearReceipt(const Call& call, const std::string& request_id,
                          const v1::Receipt& receipt) {
  trace_.Count(v1::Outcome_Name(receipt.outcome()));
  trace_.Note("said: ", request_id, " is ", Summary(receipt));
  const Book::Judged* const stored = book_.FindReceipt(receipt.code());
  const std::string bytes = receipt.SerializeAsString();
  if (stored == nullptr) {
    trace_.Complain(request_id, " was answered with ", receipt.code(),
                    ", which is not stored");
  } else if (ReceiptToProto(stored->judged.receipt).SerializeAsString() !=
             bytes) {
    trace_.Complain(request_id, " was answered with another ", receipt.code(),
                    " than is stored");
  }
  // A repeat under another id is given the first one's receipt, for ever.
  if (stored != nullptr && !IsOwn(*stored, request_id)) {
    trace_.Count("borrowed");
  }
  const auto [said, is_new] =
      said_.try_emplace(absl::StrCat(call.actor, " ", call.request), bytes);
  if (is_new || said->second == bytes) return;
  v1::Receipt before;
  before.ParseFromString(said->second);
  // A refusal for want of the account stands until there is one.
  if (before.account_number().empty() && !receipt.account_number().empty()) {
    trace_.Count("found later");
    said->second = bytes;
    return;
  }
  trace_.Complain(request_id, " was answered with ", before.code(),
                  " and then ", receipt.code());
}

void Witness::HearDecision(const std::string& code, bool approved) {
  trace_.Count(approved ? "approved" : "rejected");
  const auto found = book_.resolved().find(code);
  if (found == book_.resolved().end() || found->second != approved) {
    trace_.Complain("staff were told that ", code, " is ",
                    approved ? "approved" : "rejected", ", and it is not");
  }
}

void Witness::HearUndone(const std::string& code) {
  trace_.Count("undone");
  if (!book_.undone().contains(code)) {
    trace_.Complain("an agent was told that ", code,
                    " is undone, and it is not");
  }
}

void Witness::HearAcknowledged(const std::string& cursor) {
  trace_.Count("acknowledged");
  const std::vector<std::string> parts = absl::StrSplit(cursor, '-');
  uint64_t position = 0;
  if (!absl::SimpleAtoi(parts[0], &position) ||
      book_.billing().acknowledged_position < position) {
    trace_.Complain("billing was told that ", cursor,
                    " is charged, and it is not");
  }
}

void Witness::HearClosed(const std::string& period) {
  trace_.Count("closed");
  if (!book_.billing().IsClosed(*ParseMonth(period))) {
    trace_.Complain("billing was told that ", period, " is closed");
  }
}

void Witness::HearImported(const Call& call, const Reply& reply) {
  const auto request = RequestIn<v1::ImportAccountsRequest>(call);
  const auto response = ResponseIn<v1::ImportAccountsResponse>(reply);
  for (int i = 0; i < request.accounts_size(); ++i) {
    if (response.results(i).has_error()) {
      trace_.Note("said: ", request.accounts(i).number(),
                  " is not taken: ", response.results(i).error().message());
      continue;
    }
    trace_.Count("imported");
    const v1::Account& account = request.accounts(i);
    if (!book_.WasDefined(account.number(), account.holder())) {
      trace_.Complain("account ", account.number(), " of ", account.holder(),
                      " was said to be imported");
    }
  }
}

}  // namespace intake::simulation
