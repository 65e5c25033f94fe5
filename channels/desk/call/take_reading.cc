#include "channels/desk/call/take_reading.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "channels/desk/call/call_answer.h"
#include "channels/desk/call/call_page.h"
#include "channels/desk/call/typed_call.h"
#include "channels/desk/call/value_line.h"
#include "channels/desk/menu.h"
#include "channels/sdk/retry.h"
#include "channels/web/cookies.h"
#include "channels/web/site.h"

namespace intake::desk {
namespace {

// How far back a form that was sent already is looked for.
constexpr int kSubmissionsLookedThrough = 50;

bool WasSentBefore(const v1::Receipt& receipt) {
  return std::any_of(
      receipt.findings().begin(), receipt.findings().end(),
      [](const auto& finding) { return finding.rule() == "KEY_REUSED"; });
}

// The code that the form's first sending got; empty where it is too long ago.
std::string CodeOfFirst(const TypedCall& call, const Seat& seat) {
  v1::ListSubmissionsRequest of;
  of.set_account_number(call.account_number);
  of.set_page_size(kSubmissionsLookedThrough);
  const auto last = seat.core->ListSubmissions(of, kCallTimeout);
  if (!last.ok()) return "";
  // The newest first: the first with this id came last.
  std::string code;
  for (const v1::SubmissionRecord& record : last->submissions()) {
    if (record.submission().request_id() == call.request_id &&
        !WasSentBefore(record.receipt())) {
      code = record.receipt().code();
    }
  }
  return code;
}

http::Response Check(const Counter& counter, const web::Visit& visit,
                     const Seat& seat, CallView view) {
  v1::CheckReadingRequest request;
  *request.mutable_submission() = SubmissionOf(view.call, seat.agent());
  const auto checked = counter.channel->CheckReading(request, kCallTimeout);
  if (checked.ok()) {
    TakeJudgement(checked->receipt(), view.call);
    view.judgement = checked->receipt();
  } else if (sdk::IsTransient(checked.status())) {
    // Enter tries to send it, and keeps it where that fails too.
    view.call.stage = CallStage::kJudged;
    view.notice = "AWAY";
  } else if (absl::IsInvalidArgument(checked.status())) {
    view.call.stage = CallStage::kTyping;
    view.notice = "NOT_TAKEN";
    view.notice_text = std::string(checked.status().message());
  } else {
    return TroublePage(*counter.desk, visit, checked.status());
  }
  return CallPage(counter, visit, seat, view);
}

http::Response Keep(const Counter& counter, const web::Visit& visit,
                    const v1::Submission& submission, const Seat& seat,
                    const absl::Status& why) {
  const Desk& desk = *counter.desk;
  const absl::Status kept = desk.spool->Keep({.owner = seat.agent(),
                                              .channel = counter.channel_id,
                                              .submission = submission,
                                              .kept_at = desk.now()});
  // A page with all that was typed, to be tried again.
  if (!kept.ok()) return TroublePage(desk, visit, why);
  return web::Redirect(web::PathWith("/kept", {{"now", counter.path}}));
}

http::Response Send(const Counter& counter, const web::Visit& visit,
                    const Seat& seat, CallView view) {
  v1::SubmitReadingRequest request;
  *request.mutable_submission() = SubmissionOf(view.call, seat.agent());
  const auto sent = counter.channel->SubmitReading(request, kCallTimeout);
  if (!sent.ok()) {
    // Whether it arrived is not known: the same request id makes it one.
    if (sdk::IsTransient(sent.status())) {
      return Keep(counter, visit, request.submission(), seat, sent.status());
    }
    return TroublePage(*counter.desk, visit, sent.status());
  }
  const v1::Receipt& receipt = sent->receipt();
  if (receipt.outcome() != v1::OUTCOME_REFUSED) {
    return web::Redirect(
        web::PathWith(counter.path + "/receipt", {{"code", receipt.code()}}));
  }
  // The form has had its answer: what is corrected is another reading.
  if (WasSentBefore(receipt)) {
    view.notice = "SENT_BEFORE";
    view.notice_text = CodeOfFirst(view.call, seat);
    view.call.stage = CallStage::kTyping;
  } else {
    view.notice = "RECORDED";
    view.notice_text = receipt.code();
    view.judgement = receipt;
    TakeJudgement(receipt, view.call);
  }
  view.call.request_id = web::NewToken();
  return CallPage(counter, visit, seat, view);
}

}  // namespace

http::Response TakeReading(const Counter& counter, const web::Visit& visit,
                           const Seat& seat) {
  CallView view = {.call = TypedCallIn(visit.form)};
  TypedCall& call = view.call;
  const std::string action = visit.form.Text("do");
  const std::string answer = action == "take" ? "+" : visit.form.Text("answer");
  const std::string command = TypedCommand(call, answer);
  if (const auto path = MenuPath(seat.member.role(), command)) {
    return web::Redirect(*path);
  }
  if (call.account_number.empty() || call.registers.empty() || command == "-") {
    return web::Redirect(counter.path);
  }
  if (const absl::Status spread = SpreadLines(call); !spread.ok()) {
    view.notice = "TOO_MANY_VALUES";
    view.notice_text = std::string(spread.message());
    call.stage = CallStage::kTyping;
    return CallPage(counter, visit, seat, view);
  }
  if (!answer.empty() && !ApplyAnswer(answer, call)) {
    view.notice = "NOT_AN_ANSWER";
  }

  const bool unchanged = FingerprintOf(call) == call.shown;
  const bool wants_to_send =
      call.stage == CallStage::kJudged ||
      (call.stage == CallStage::kRefused && action == "anyway");
  if (unchanged && wants_to_send && answer.empty()) {
    return Send(counter, visit, seat, std::move(view));
  }
  const bool more_to_come =
      call.stage == CallStage::kTyping && call.HasEmpty() && !unchanged;
  if (more_to_come || !call.HasValue()) {
    call.stage = CallStage::kTyping;
    if (!call.HasValue()) view.notice = "NOTHING_TYPED";
    return CallPage(counter, visit, seat, view);
  }
  return Check(counter, visit, seat, std::move(view));
}

}  // namespace intake::desk
