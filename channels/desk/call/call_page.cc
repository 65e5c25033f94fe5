#include "channels/desk/call/call_page.h"

#include "absl/strings/str_cat.h"
#include "channels/desk/call/account_view.h"
#include "channels/desk/call/read_back.h"
#include "channels/desk/show.h"
#include "channels/sdk/retry.h"

namespace intake::desk {
namespace {

// Which field the next key goes into: the first empty one while values are
// missing, else the field for answers: the cursor would stand in front of a
// value that is there, and digits would be added to it.
std::optional<size_t> FieldInFocus(const TypedCall& call) {
  if (call.stage != CallStage::kTyping) return std::nullopt;
  for (size_t i = 0; i < call.registers.size(); ++i) {
    if (call.registers[i].value.empty()) return i;
  }
  return 0;
}

void AddRegister(const TypedCall& call, size_t index,
                 const v1::DescribeAccountResponse* described,
                 web::Dictionary& content) {
  const TypedRegister& one = call.registers[index];
  web::Dictionary& row = *content.AddSectionDictionary("REGISTER");
  row.SetIntValue("INDEX", static_cast<long>(index));
  row.SetValue("LABEL", one.label);
  row.SetValue("SERIAL", one.key.serial());
  row.SetValue("VALUE", one.value);
  if (FieldInFocus(call) == index) {
    row.ShowSection("FOCUS");
    if (index + 1 < call.registers.size()) row.ShowSection("TAKES_LINE");
  }
  if (described == nullptr) return;
  for (const v1::RegisterDescription& of : described->registers()) {
    if (!SameRegister(of.register_(), one.key)) continue;
    if (!of.last_value().empty()) {
      web::Dictionary& last = *row.AddSectionDictionary("LAST");
      last.SetValue("LAST_VALUE", GroupedValue(of.last_value()));
      last.SetValue("LAST_DATE", DateWords(of.last_date()));
    }
    if (!of.expected_to().empty()) {
      web::Dictionary& expected = *row.AddSectionDictionary("EXPECTED");
      expected.SetValue("EXPECTED_FROM", GroupedValue(of.expected_from()));
      expected.SetValue("EXPECTED_TO", GroupedValue(of.expected_to()));
    }
  }
}

void AddJudgement(const Desk& desk, const web::Visit& visit,
                  const CallView& view, web::Dictionary& content) {
  const web::Words& words = desk.pages->words();
  const v1::Receipt& receipt = *view.judgement;
  web::Dictionary& judged = *content.AddSectionDictionary("JUDGEMENT");
  ShowOutcome(words, receipt.outcome(), visit.language, judged);
  ShowFindings(receipt.findings(), judged);
  judged.SetValue("READ_BACK", ReadBack(view.call, receipt, words));
  judged.ShowSection(absl::StrCat(
      "MEANS_", receipt.outcome() == v1::OUTCOME_ACCEPTED ? "ACCEPTED"
                : receipt.outcome() == v1::OUTCOME_HELD   ? "HELD"
                                                          : "REFUSED"));
  std::string proposed;
  for (const TypedRegister& one : view.call.registers) {
    if (one.proposal.empty()) continue;
    absl::StrAppend(&proposed, proposed.empty() ? "" : ", ", one.label,
                    one.label.empty() ? "" : " ", GroupedValue(one.proposal));
  }
  if (!proposed.empty()) {
    content.SetValueAndShowSection("PROPOSED", proposed, "PROPOSAL");
  }
}

void Fill(const Counter& counter, const web::Visit& visit, const CallView& view,
          const v1::DescribeAccountResponse* described,
          web::Dictionary& content) {
  const TypedCall& call = view.call;
  const bool sends = call.stage == CallStage::kJudged;
  content.SetValue("BASE", counter.path);
  content.SetValue("ACCOUNT", GroupedAccount(call.account_number));
  content.SetValue("PHONE", call.phone);
  content.SetValue("DATE", call.date);
  AddToForm(call, content);
  for (size_t i = 0; i < call.registers.size(); ++i) {
    AddRegister(call, i, described, content);
  }
  content.ShowSection(call.registers.empty() ? "NO_REGISTERS" : "REGISTERS");
  if (view.judgement.has_value()) {
    AddJudgement(*counter.desk, visit, view, content);
  }
  content.ShowSection(sends ? "SENDS" : "CHECKS");
  if (call.stage != CallStage::kTyping) content.ShowSection("ANSWERS");
  if (call.stage == CallStage::kRefused) content.ShowSection("CORRECTS");
  if (const auto field = FieldInFocus(call);
      field.has_value() && *field + 1 < call.registers.size()) {
    content.ShowSection("LINE");
  }
  if (call.stage == CallStage::kRefused && view.notice != "RECORDED") {
    content.ShowSection("ANYWAY");
  }
  content.SetValue("NOTICE_TEXT", view.notice_text);
  if (!view.notice.empty()) content.ShowSection(view.notice);
}

}  // namespace

http::Response CallPage(const Counter& counter, const web::Visit& visit,
                        const Seat& seat, const CallView& view) {
  const Desk& desk = *counter.desk;
  v1::DescribeAccountRequest about;
  about.set_account_number(view.call.account_number);
  const auto described = counter.channel->DescribeAccount(about, kCallTimeout);
  if (!described.ok() && !sdk::IsTransient(described.status())) {
    return TroublePage(desk, visit, described.status());
  }
  v1::ListSubmissionsRequest of;
  of.set_account_number(view.call.account_number);
  of.set_page_size(kLastSubmissions);
  // Nice to have: without it the page is as good for typing.
  const auto last = seat.core->ListSubmissions(of, kCallTimeout);
  return desk.pages->Render(
      "call_account", visit, 200, [&](web::Dictionary& content) {
        Fill(counter, visit, view, described.ok() ? &*described : nullptr,
             content);
        if (described.ok()) ShowAccount(desk, visit, *described, content);
        if (last.ok()) ShowSubmissions(desk, visit, *last, content);
      });
}

http::Response NewCallPage(const Counter& counter, const web::Visit& visit,
                           const Seat& seat, const std::string& account_number,
                           const std::string& phone, const std::string& notice,
                           const std::string& notice_text) {
  v1::DescribeAccountRequest about;
  about.set_account_number(account_number);
  const auto described = counter.channel->DescribeAccount(about, kCallTimeout);
  if (!described.ok()) {
    return TroublePage(*counter.desk, visit, described.status());
  }
  CallView view = {.call = TypedCallFor(*described),
                   .notice = notice,
                   .notice_text = notice_text};
  view.call.phone = phone;
  return CallPage(counter, visit, seat, view);
}

}  // namespace intake::desk
