#include "channels/desk/call/account_view.h"

#include <string>

#include "absl/strings/str_join.h"
#include "absl/time/civil_time.h"
#include "channels/desk/show.h"

namespace intake::desk {
namespace {

void AddMeter(const Desk& desk, const web::Visit& visit,
              const v1::Installation& meter, web::Dictionary& content) {
  web::Dictionary& row = *content.AddSectionDictionary("METER");
  v1::RegisterKey place;
  place.set_commodity(meter.commodity());
  place.set_point(meter.point());
  row.SetValue("PLACE",
               RegisterWords(desk.pages->words(), place, visit.language));
  row.SetValue("SERIAL", meter.serial());
  if (meter.automatic()) row.ShowSection("AUTOMATIC");
  if (meter.verified_until().empty()) return;
  web::Dictionary& verified = *row.AddSectionDictionary("VERIFIED");
  verified.SetValue("UNTIL", DateWords(meter.verified_until()));
  // ISO days compare as text.
  const absl::CivilDay today = absl::ToCivilDay(desk.now(), desk.zone);
  if (meter.verified_until() < absl::FormatCivilTime(today)) {
    verified.ShowSection("OVER");
  }
}

}  // namespace

void ShowAccount(const Desk& desk, const web::Visit& visit,
                 const v1::DescribeAccountResponse& described,
                 web::Dictionary& content) {
  const v1::Account& account = described.account();
  content.ShowSection("ABOUT");
  content.SetValue("HOLDER", account.holder());
  content.SetValue("ADDRESS", account.address().text());
  content.SetValue("PHONES", absl::StrJoin(account.phones(), ", "));
  for (const v1::Installation& meter : account.installations()) {
    if (meter.removed_on().empty()) AddMeter(desk, visit, meter, content);
  }
  if (!account.closed_on().empty()) {
    content.SetValueAndShowSection("CLOSED_ON", DateWords(account.closed_on()),
                                   "CLOSED");
  }
  if (!described.window_to().empty()) {
    web::Dictionary& window = *content.AddSectionDictionary("WINDOW");
    window.SetValue("FROM", DateWords(described.window_from()));
    window.SetValue("TO", DateWords(described.window_to()));
  }
}

void ShowSubmissions(const Desk& desk, const web::Visit& visit,
                     const v1::ListSubmissionsResponse& last,
                     web::Dictionary& content) {
  const web::Words& words = desk.pages->words();
  for (const v1::SubmissionRecord& record : last.submissions()) {
    web::Dictionary& row = *content.AddSectionDictionary("SUBMISSION");
    row.SetValue(
        "AT", MomentWords(TimeOf(record.receipt().received_at()), desk.zone));
    row.SetValue("CHANNEL",
                 ChannelWords(words, record.channel_id(), visit.language));
    row.SetValue("CONTENT_LINE", ContentWords(record.submission()));
    row.SetValue("CODE", GroupedCode(record.receipt().code()));
    ShowOutcome(words, record.receipt().outcome(), visit.language, row);
  }
  content.ShowSection(last.submissions().empty() ? "NO_SUBMISSIONS"
                                                 : "SOME_SUBMISSIONS");
}

}  // namespace intake::desk
