#include "channels/cli/account_view.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "channels/cli/render/table.h"
#include "channels/cli/render/words.h"

namespace intake::cli {
namespace {

std::string Dials(const v1::Installation& meter) {
  std::vector<std::string> dials;
  for (const v1::Register& dial : meter.registers()) {
    v1::RegisterKey kind;
    kind.set_kind(dial.kind());
    std::string text = RegisterWords(kind);
    absl::StrAppend(&text, text.empty() ? "" : " ", dial.whole_digits());
    if (dial.decimals() > 0) absl::StrAppend(&text, ".", dial.decimals());
    if (!dial.multiplier().empty() && dial.multiplier() != "1") {
      absl::StrAppend(&text, " x", dial.multiplier());
    }
    dials.push_back(std::move(text));
  }
  return absl::StrJoin(dials, ", ");
}

std::string MeterWords(const v1::Installation& meter) {
  v1::RegisterKey key;
  key.set_commodity(meter.commodity());
  key.set_point(meter.point());
  return absl::StrCat(RegisterWords(key),
                      meter.automatic() ? " (read remotely)" : "");
}

std::string MetersText(const v1::Account& account, const Console& console) {
  if (account.installations().empty()) return "No meters.\n";
  Table table({{"Meter"},
               {"Serial"},
               {"Since"},
               {"Until"},
               {"Verified until"},
               {"Digits"}});
  for (const v1::Installation& meter : account.installations()) {
    table.AddRow({MeterWords(meter), meter.serial(),
                  DateForPeople(meter.installed_on()),
                  DateForPeople(meter.removed_on()),
                  DateForPeople(meter.verified_until()), Dials(meter)});
  }
  return table.Render(console);
}

std::string RegistersText(const v1::DescribeAccountResponse& description,
                          const Console& console) {
  if (description.registers().empty()) return "";
  Table table({{"#", Align::kRight},
               {"Register"},
               {"Serial"},
               {"Last reading", Align::kRight},
               {"On"},
               {"Expected today"}});
  int number = 0;
  for (const v1::RegisterDescription& dial : description.registers()) {
    table.AddRow(
        {absl::StrCat(++number), dial.label(), dial.register_().serial(),
         dial.last_value(), DateForPeople(dial.last_date()),
         dial.expected_from().empty()
             ? "anything"
             : absl::StrCat(dial.expected_from(), " to ", dial.expected_to())});
  }
  return absl::StrCat("\n", table.Render(console));
}

std::string WindowText(const v1::DescribeAccountResponse& description) {
  if (description.text_template().empty()) return "";
  Facts facts;
  facts.Add("Window",
            absl::StrCat(DateForPeople(description.window_from()), " to ",
                         DateForPeople(description.window_to()), ", for ",
                         DateForPeople(description.period())));
  facts.Add("SMS to send", description.text_template());
  return absl::StrCat("\n", facts.Render());
}

}  // namespace

std::string AccountText(const v1::DescribeAccountResponse& description,
                        const Console& console) {
  const v1::Account& account = description.account();
  Facts facts;
  facts.Add("Account", account.number());
  if (account.payment_code() != account.number()) {
    facts.Add("Payment code", account.payment_code());
  }
  facts.Add("Holder", account.holder());
  facts.Add("Address", account.address().text());
  facts.Add("Building",
            account.address().entrance().empty()
                ? account.address().building()
                : absl::StrCat(account.address().building(), ", entrance ",
                               account.address().entrance()));
  facts.Add("Phones", absl::StrJoin(account.phones(), ", "));
  facts.Add("Answered in",
            account.language() == v1::LANGUAGE_ENGLISH ? "English" : "Russian");
  facts.Add("Closed on", DateForPeople(account.closed_on()));
  return absl::StrCat(facts.Render(), "\n", MetersText(account, console),
                      RegistersText(description, console),
                      WindowText(description));
}

std::string AccountListText(const v1::SearchAccountsResponse& found,
                            const Console& console) {
  Table table({{"Account"}, {"Holder"}, {"Meters"}, {"Address"}});
  for (const v1::Account& account : found.accounts()) {
    std::vector<std::string> serials;
    for (const v1::Installation& meter : account.installations()) {
      if (meter.removed_on().empty()) serials.push_back(meter.serial());
    }
    table.AddRow({account.closed_on().empty()
                      ? account.number()
                      : absl::StrCat(account.number(), " (closed)"),
                  account.holder(), absl::StrJoin(serials, " "),
                  account.address().text()});
  }
  return table.Render(console);
}

}  // namespace intake::cli
