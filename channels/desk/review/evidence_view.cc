#include "channels/desk/review/evidence_view.h"

#include <set>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "channels/charset/utf8.h"
#include "channels/desk/review/age.h"
#include "channels/desk/review/command.h"
#include "channels/desk/show.h"
#include "channels/web/usage_chart.h"

namespace intake::desk {
namespace {

constexpr int kReadingsInChart = 200;
constexpr size_t kMonthsInChart = 24;

// What arrived, as text where it is one.
std::string RawWords(const std::string& raw) {
  return charset::ValidUtf8(raw) == raw ? raw : absl::BytesToHexString(raw);
}

using Findings = google::protobuf::RepeatedPtrField<v1::Finding>;

// Whether the same is said, in whatever order.
bool SameFindings(const Findings& one, const Findings& other) {
  const auto said = [](const Findings& findings) {
    std::multiset<std::string> all;
    for (const v1::Finding& finding : findings) {
      all.insert(absl::StrCat(finding.rule(), " ", finding.text()));
    }
    return all;
  };
  return said(one) == said(other);
}

void AddFact(const char* section, const std::string& value,
             web::Dictionary& content) {
  if (value.empty()) return;
  content.SetValueAndShowSection("FACT", value, section);
}

// What the register is called: as the evidence calls it, where it is there.
std::string LabelOf(const v1::ExamineHeldResponse& held,
                    const v1::RegisterKey& key, const web::Words& words,
                    web::Language language) {
  for (const v1::ValueEvidence& value : held.values()) {
    if (!value.label().empty() && SameRegister(value.register_(), key)) {
      return value.label();
    }
  }
  return RegisterWords(words, key, language);
}

void AddReading(const Desk& desk, const web::Visit& visit,
                const v1::ExamineHeldResponse& held, const v1::Reading& reading,
                web::Dictionary& content) {
  const web::Words& words = desk.pages->words();
  web::Dictionary& row = *content.AddSectionDictionary("HISTORY");
  row.SetValue("DATE", DateWords(reading.date()));
  row.SetValue("LABEL",
               LabelOf(held, reading.register_(), words, visit.language));
  row.SetValue("VALUE", GroupedValue(reading.value()));
  row.SetValue("STATE", StateWords(words, reading.state(), visit.language));
  row.SetValue("CHANNEL",
               ChannelWords(words, reading.channel_id(), visit.language));
  row.SetValue("CODE", GroupedCode(reading.receipt_code()));
  if (reading.estimated()) row.ShowSection("ESTIMATED");
}

}  // namespace

void ShowEvidence(const Desk& desk, const web::Visit& visit,
                  const v1::ExamineHeldResponse& held,
                  web::Dictionary& content) {
  const web::Words& words = desk.pages->words();
  const v1::Receipt& receipt = held.held().receipt();
  const v1::Submission& submission = held.held().submission();
  const v1::Evidence& evidence = submission.evidence();
  const absl::Time received = TimeOf(receipt.received_at());
  content.SetValue("CODE", GroupedCode(receipt.code()));
  content.SetValue("ACCOUNT", GroupedAccount(receipt.account_number()));
  content.SetValue("RECEIVED", MomentWords(received, desk.zone));
  content.SetValue("AGE",
                   AgeWords(desk.now() - received, words, visit.language));
  content.SetValue(
      "CHANNEL", ChannelWords(words, held.held().channel_id(), visit.language));
  content.SetValue("READING_DATE", DateWords(receipt.reading_date()));
  AddFact("SENDER", MaskedSender(evidence.sender()), content);
  AddFact("AGENT", evidence.agent(), content);
  AddFact("DOCUMENT", evidence.document(), content);
  AddFact("SOURCE", evidence.source(), content);
  if (evidence.signature() == v1::SIGNATURE_PRESENT) {
    content.ShowSection("SIGNED");
  }
  if (evidence.signature() == v1::SIGNATURE_MISSING) {
    content.ShowSection("UNSIGNED");
  }
  AddFact("RAW",
          RawWords(evidence.raw().empty() ? submission.text() : evidence.raw()),
          content);
  if (held.expired()) content.ShowSection("EXPIRED");
  web::Dictionary& then = *content.AddSectionDictionary("THEN");
  ShowFindings(receipt.findings(), then);
  if (SameFindings(receipt.findings(), held.findings_now())) {
    then.ShowSection("SAME_NOW");
  } else {
    web::Dictionary& now = *content.AddSectionDictionary("NOW");
    ShowFindings(held.findings_now(), now);
    if (held.findings_now().empty()) now.ShowSection("NO_FINDING");
  }
  for (const v1::Reading& reading : held.history()) {
    AddReading(desk, visit, held, reading, content);
  }
}

void ShowUsage(const web::Visit& visit, const Seat& seat,
               const std::string& account_number, web::Dictionary& content) {
  v1::GetAccountRequest about;
  about.set_account_number(account_number);
  if (const auto account = seat.core->GetAccount(about, kCallTimeout);
      account.ok()) {
    content.SetValue("HOLDER", account->account().holder());
    content.SetValue("ADDRESS", account->account().address().text());
  }
  v1::ListReadingsRequest of;
  of.set_account_number(account_number);
  of.set_page_size(kReadingsInChart);
  const auto readings = seat.core->ListReadings(of, kCallTimeout);
  if (!readings.ok()) return;
  const std::vector<v1::Reading> all(readings->readings().begin(),
                                     readings->readings().end());
  const auto usages = web::UsageOf(all, kMonthsInChart, visit.language);
  for (const web::UsageByMonth& usage : usages) {
    content.AddSectionDictionary("CHART")->SetValue(
        "SVG", web::UsageChartSvg(usage, visit.language));
  }
}

}  // namespace intake::desk
