#include "core/model/account_history.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "core/base/civil_time.h"
#include "core/base/error.h"
#include "core/base/limits.h"

namespace intake {
namespace {

// A dial that shows less than before has wrapped only if it was near its end:
// above this share of it.
constexpr Milli kWrapFromPercent = 90;

// Where the dial wraps to zero.
Milli EndOf(const Register& dial) {
  Milli end = kMilliPerUnit;
  for (int i = 0; i < dial.whole_digits; ++i) end *= 10;
  return end;
}

std::string FieldOfReading(size_t given, absl::string_view field) {
  return absl::StrCat("history[", given, "].", field);
}

absl::Status CheckDay(const HistoricReading& reading,
                      const Installation& installation, size_t given) {
  // The closing reading is taken on the day of removal.
  if (reading.date >= installation.installed_on &&
      (!installation.removed_on || reading.date <= *installation.removed_on)) {
    return absl::OkStatus();
  }
  return FieldError(
      FieldOfReading(given, "date"),
      absl::StrCat("got ", FormatDate(reading.date),
                   ", want a day on which the meter hangs, from ",
                   FormatDate(installation.installed_on),
                   installation.removed_on
                       ? " to " + FormatDate(*installation.removed_on)
                       : std::string(" on")));
}

absl::Status CheckReading(const Account& account, size_t given) {
  const HistoricReading& reading = account.history[given];
  if (reading.installation >= account.installations.size()) {
    return FieldError(
        FieldOfReading(given, "installation"),
        absl::StrCat("got ", reading.installation, ", want an index below ",
                     account.installations.size()));
  }
  const Installation& installation =
      account.installations[reading.installation];
  if (reading.register_index >= installation.registers.size()) {
    return FieldError(
        FieldOfReading(given, "register_index"),
        absl::StrCat("got ", reading.register_index, ", want an index below ",
                     installation.registers.size()));
  }
  const Register& dial = installation.registers[reading.register_index];
  if (reading.value < 0 || reading.value >= EndOf(dial)) {
    return FieldError(
        FieldOfReading(given, "value"),
        absl::StrCat("got ", FormatAmount(reading.value), ", want what ",
                     dial.whole_digits, " whole digits can show"));
  }
  return CheckDay(reading, installation, given);
}

}  // namespace

absl::Status CheckHistoricReadings(const Account& account) {
  for (size_t i = 0; i < account.history.size(); ++i) {
    if (absl::Status status = CheckReading(account, i); !status.ok()) {
      return status;
    }
  }
  return absl::OkStatus();
}

absl::Status CheckHistoryRunsForward(
    const std::vector<Installation>& installations,
    const std::vector<HistoricReading>& history,
    const std::vector<size_t>& given) {
  const HistoricReading* actual = nullptr;  // the latest of this register
  size_t count = 0;                         // of this register
  for (size_t i = 0; i < history.size(); ++i) {
    const HistoricReading& reading = history[i];
    const bool same_register =
        i > 0 && history[i - 1].installation == reading.installation &&
        history[i - 1].register_index == reading.register_index;
    if (!same_register) {
      actual = nullptr;
      count = 0;
    } else if (history[i - 1].date == reading.date) {
      return FieldError(
          FieldOfReading(given[i], "date"),
          absl::StrCat("got ", FormatDate(reading.date),
                       ", the date of history[", given[i - 1], "] already"));
    }
    if (++count > limits::kHistoryPerRegisterMax) {
      return FieldError("history",
                        absl::StrCat("got more readings of one register than ",
                                     limits::kHistoryPerRegisterMax));
    }
    if (reading.estimated) continue;
    const Milli end = EndOf(
        installations[reading.installation].registers[reading.register_index]);
    if (actual != nullptr && reading.value < actual->value &&
        actual->value < end / 100 * kWrapFromPercent) {
      return FieldError(
          FieldOfReading(given[i], "value"),
          absl::StrCat("got ", FormatAmount(reading.value), ", want at least ",
                       FormatAmount(actual->value), ", the reading before it"));
    }
    actual = &reading;
  }
  return absl::OkStatus();
}

}  // namespace intake
