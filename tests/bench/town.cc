#include "tests/bench/town.h"

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace intake::bench {
namespace {

std::string TextOf(absl::CivilDay day) { return absl::FormatCivilTime(day); }

// The dials of an account that has used so much.
void FillValues(int64_t index, int64_t value, v1::Submission& submission) {
  auto* const values = submission.mutable_ordered()->mutable_values();
  values->Clear();
  values->Add(absl::StrCat(value));
  if (HasTwoTariffs(index)) values->Add(absl::StrCat(value / 2));
}

int64_t MonthlyValue(int back) { return kLatestMonthly - kUsageOfMonth * back; }

void FillHistory(int64_t index, absl::CivilDay today, int back,
                 v1::Account& account) {
  const auto add = [&](v1::RegisterKind kind, int64_t value) {
    v1::HistoricReading& reading = *account.add_history();
    reading.mutable_register_()->set_commodity(v1::COMMODITY_ELECTRICITY);
    reading.mutable_register_()->set_kind(kind);
    reading.set_date(TextOf(DayOfMonthlyReading(today, back)));
    reading.set_value(absl::StrCat(value));
  };
  const int64_t value = MonthlyValue(back);
  if (!HasTwoTariffs(index)) return add(v1::REGISTER_KIND_TOTAL, value);
  add(v1::REGISTER_KIND_DAY, value);
  add(v1::REGISTER_KIND_NIGHT, value / 2);
}

}  // namespace

std::string NumberOf(int64_t index) {
  return absl::StrCat(kFirstAccount + index);
}

bool HasTwoTariffs(int64_t index) { return index % 2 == 1; }

void FillAccount(int64_t index, absl::CivilDay today, int months, int skipped,
                 v1::Account& account) {
  account.set_number(NumberOf(index));
  account.mutable_address()->set_building(absl::StrCat("b", index / 80));
  account.mutable_address()->set_flat(absl::StrCat(index % 80 + 1));
  account.mutable_address()->set_text(
      absl::StrCat("Bench street ", index / 80, ", flat ", index % 80 + 1));
  v1::Installation& installation = *account.add_installations();
  installation.set_commodity(v1::COMMODITY_ELECTRICITY);
  installation.set_point(v1::METERING_POINT_MAIN);
  installation.set_serial(absl::StrCat("9", index));
  installation.set_installed_on("2012-01-01");
  const auto add_register = [&](v1::RegisterKind kind) {
    v1::Register& added = *installation.add_registers();
    added.set_kind(kind);
    added.set_whole_digits(6);
  };
  if (HasTwoTariffs(index)) {
    add_register(v1::REGISTER_KIND_DAY);
    add_register(v1::REGISTER_KIND_NIGHT);
  } else {
    add_register(v1::REGISTER_KIND_TOTAL);
  }
  for (int back = skipped + months - 1; back >= skipped; --back) {
    FillHistory(index, today, back, account);
  }
}

absl::CivilDay DayOfMonthlyReading(absl::CivilDay today, int back) {
  // Two months before today's, so that the days of ReadingRow all lie behind
  // it.
  return absl::CivilDay(absl::CivilMonth(today) - 2 - back) + 9;
}

void FillMonthlyReading(int64_t index, absl::CivilDay today, int back,
                        v1::Submission& submission) {
  submission.set_request_id(absl::StrCat("m", back));
  submission.set_account_number(NumberOf(index));
  FillValues(index, MonthlyValue(back), submission);
  submission.set_reading_date(TextOf(DayOfMonthlyReading(today, back)));
  submission.mutable_evidence()->set_sender(kSender);
}

absl::CivilDay Today() {
  absl::TimeZone zone;
  return absl::LoadTimeZone("Europe/Samara", &zone)
             ? absl::ToCivilDay(absl::Now(), zone)
             : absl::ToCivilDay(absl::Now(), absl::UTCTimeZone());
}

}  // namespace intake::bench
