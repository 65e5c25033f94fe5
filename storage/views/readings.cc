#include "storage/views/readings.h"

#include <algorithm>
#include <utility>

#include "core/base/limits.h"

namespace intake {
namespace {

// Empty where the account, redefined since, has no such installation.
std::string SerialOf(const Account& account, RegisterRef ref) {
  return ref.installation < account.installations.size()
             ? account.installations[ref.installation].serial
             : std::string();
}

RegisterSlot SlotOf(const Account& account, RegisterRef ref) {
  const Installation& installation = InstallationOf(account, ref);
  const Register& dial = RegisterOf(account, ref);
  return {.ref = ref,
          .commodity = installation.commodity,
          .point = installation.point,
          .kind = dial.kind,
          .whole_digits = dial.whole_digits,
          .decimals = dial.decimals};
}

}  // namespace

bool ListedBefore(const ReadingKey& a, const ReadingKey& b) {
  if (a.date != b.date) return a.date > b.date;
  if (a.target != b.target) return a.target < b.target;
  return a.sequence > b.sequence;
}

std::vector<KeyedReading> SubmittedReadings(const Account& account,
                                            const SubmissionJudged& judged,
                                            uint32_t sequence) {
  const Receipt& receipt = judged.receipt;
  const bool makes_readings = receipt.outcome != Outcome::kRefused &&
                              !judged.stands &&
                              receipt.reading_date.has_value();
  std::vector<KeyedReading> rows;
  if (!makes_readings) return rows;
  for (const UnderstoodValue& understood : receipt.understood) {
    rows.push_back({.row = {.slot = understood.slot,
                            .serial = SerialOf(account, understood.slot.ref),
                            .date = *receipt.reading_date,
                            .value = understood.value,
                            .state = receipt.outcome == Outcome::kHeld
                                         ? ReadingState::kHeld
                                         : ReadingState::kLive,
                            .period = receipt.period.value_or(
                                absl::CivilMonth(*receipt.reading_date)),
                            .channel = judged.channel,
                            .receipt_code = receipt.code,
                            .received_at = receipt.received_at},
                    .sequence = sequence});
  }
  return rows;
}

std::vector<KeyedReading> ImportedReadings(
    const AccountDefinition& definition,
    const std::set<ReadingPlace>& superseded) {
  const Account& account = definition.account;
  std::vector<KeyedReading> rows;
  rows.reserve(account.history.size());
  for (const HistoricReading& reading : account.history) {
    const RegisterRef ref = {reading.installation, reading.register_index};
    rows.push_back({.row = {.slot = SlotOf(account, ref),
                            .serial = SerialOf(account, ref),
                            .date = reading.date,
                            .value = reading.value,
                            .state = superseded.contains({reading.date, ref})
                                         ? ReadingState::kSuperseded
                                         : ReadingState::kLive,
                            .estimated = reading.estimated,
                            .period = absl::CivilMonth(reading.date),
                            .received_at = definition.recorded_at},
                    .sequence = definition.sequence});
  }
  return rows;
}

bool IsImported(const Account& account, const ReadingPlace& place) {
  return std::any_of(
      account.history.begin(), account.history.end(),
      [&](const HistoricReading& reading) {
        return reading.date == place.date &&
               reading.installation == place.target.installation &&
               reading.register_index == place.target.register_index;
      });
}

ReadingPage MakeReadingPage(std::vector<KeyedReading> rows,
                            const Page<ReadingKey>& page) {
  if (page.before) {
    std::erase_if(rows, [&](const KeyedReading& row) {
      return !ListedBefore(*page.before, row.key());
    });
  }
  std::sort(rows.begin(), rows.end(),
            [](const KeyedReading& a, const KeyedReading& b) {
              return ListedBefore(a.key(), b.key());
            });
  ReadingPage result;
  const size_t items = PageItems(page.items_max);
  if (rows.size() > items) {
    rows.resize(items);
    result.next = rows.back().key();
  }
  for (KeyedReading& row : rows) result.rows.push_back(std::move(row.row));
  return result;
}

size_t PageItems(size_t asked) {
  return std::clamp<size_t>(asked, 1, limits::kPageItemsMax);
}

}  // namespace intake
