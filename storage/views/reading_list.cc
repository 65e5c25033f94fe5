#include "storage/views/reading_list.h"

#include <map>
#include <utility>
#include <variant>

#include "storage/views/redefinition.h"

namespace intake {

void ReadingList::Apply(const AccountState& before, const Event& event) {
  if (const auto* defined = std::get_if<AccountDefined>(&event.body)) {
    Redefine(before, event, *defined);
  }
  // Readings keep the account's form of before the event, as every decision was
  // made against it.
  ReadingChanges changes = ReadingChangesOf(before, event);
  for (const EndedHold& hold : changes.holds) End(hold);
  for (const EndedReading& ended : changes.ended) End(ended);
  for (KeyedReading& reading : changes.added) {
    readings_.push_back(std::move(reading));
  }
}

void ReadingList::Redefine(const AccountState& before, const Event& event,
                           const AccountDefined& defined) {
  definition_ = {.account = defined.account,
                 .sequence = event.sequence,
                 .recorded_at = event.recorded_at};
  imported_endings_.clear();
  if (!before.account) return;
  const std::map<RegisterRef, RegisterRef> moved =
      MovedRegisters(*before.account, defined.account, event.sequence);
  for (KeyedReading& reading : readings_) {
    RegisterRef& target = reading.row.slot.ref;
    const auto found = moved.find(target);
    if (found != moved.end()) target = found->second;
    // On one date the submitted reading stands.
    const ReadingPlace place = {reading.row.date, target};
    if (reading.row.state == ReadingState::kLive &&
        IsImported(defined.account, place)) {
      imported_endings_.emplace(place, ReadingState::kSuperseded);
    }
  }
}

void ReadingList::End(const EndedHold& hold) {
  const auto is_held = [&hold](const KeyedReading& reading) {
    return reading.row.state == ReadingState::kHeld &&
           reading.row.receipt_code == hold.receipt_code;
  };
  if (!hold.state) {
    std::erase_if(readings_, is_held);
    return;
  }
  for (KeyedReading& reading : readings_) {
    if (is_held(reading)) reading.row.state = *hold.state;
  }
}

void ReadingList::End(const EndedReading& ended) {
  // What became of an imported reading first stays so.
  imported_endings_.emplace(ended.place, ended.state);
  for (KeyedReading& reading : readings_) {
    if (reading.row.date == ended.place.date &&
        reading.row.slot.ref == ended.place.target &&
        reading.row.state == ReadingState::kLive) {
      reading.row.state = ended.state;
    }
  }
}

ReadingPage ReadingList::MakePage(const Page<ReadingKey>& page) const {
  std::vector<KeyedReading> rows =
      ImportedReadings(definition_, imported_endings_);
  rows.insert(rows.end(), readings_.begin(), readings_.end());
  return MakeReadingPage(std::move(rows), page);
}

}  // namespace intake
