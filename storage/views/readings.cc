#include "storage/views/readings.h"

#include <algorithm>
#include <utility>

#include "core/base/limits.h"
#include "core/model/register_key.h"

namespace intake {
bool ListedBefore(const ReadingKey& a, const ReadingKey& b) {
  if (a.date != b.date) return a.date > b.date;
  if (a.target != b.target) return a.target < b.target;
  return a.sequence > b.sequence;
}

std::vector<KeyedReading> ImportedReadings(const AccountDefinition& definition,
                                           const ImportedEndings& endings) {
  const Account& account = definition.account;
  std::vector<KeyedReading> rows;
  rows.reserve(account.history.size());
  for (const HistoricReading& reading : account.history) {
    const RegisterRef ref = {reading.installation, reading.register_index};
    const auto ending = endings.find({reading.date, ref});
    rows.push_back(
        {.row = {.slot = SlotOf(account, ref),
                 .serial = InstallationOf(account, ref).serial,
                 .date = reading.date,
                 .value = reading.value,
                 .state = ending == endings.end() ? ReadingState::kLive
                                                  : ending->second,
                 .estimated = reading.estimated,
                 .period = absl::CivilMonth(reading.date),
                 .imported = true,
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
