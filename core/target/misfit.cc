#include "core/target/misfit.h"

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/base/civil_time.h"
#include "core/target/register_words.h"

namespace intake {
namespace {

using Slots = absl::Span<const RegisterSlot>;
using NameList = absl::Span<const RegisterName>;

bool HangsOn(const Installation& meter, absl::CivilDay date) {
  return meter.installed_on <= date &&
         (!meter.removed_on || date < *meter.removed_on);
}

// Of the points where nothing hangs on `date`: the meter removed last, or else
// the first to be installed.
std::vector<uint32_t> MissingMeters(const Account& account,
                                    absl::CivilDay date) {
  std::vector<uint32_t> missing;
  const std::vector<Installation>& all = account.installations;
  for (uint32_t first = 0, next = 0; first < all.size(); first = next) {
    bool hangs = false;
    uint32_t nearest = first;
    for (next = first;
         next < all.size() && all[next].commodity == all[first].commodity &&
         all[next].point == all[first].point;
         ++next) {
      hangs = hangs || HangsOn(all[next], date);
      if (all[next].installed_on <= date) nearest = next;
    }
    if (!hangs) missing.push_back(nearest);
  }
  return missing;
}

// The registers as if the meters of `missing` hung too, in canonical order.
std::vector<RegisterSlot> WithMeters(const Account& account, Slots slots,
                                     const std::vector<uint32_t>& missing) {
  std::vector<RegisterSlot> all(slots.begin(), slots.end());
  for (const uint32_t i : missing) {
    for (RegisterSlot slot :
         SlotsOn(account, account.installations[i].installed_on)) {
      if (slot.ref.installation == i) all.push_back(slot);
    }
  }
  std::sort(all.begin(), all.end(),
            [](const auto& a, const auto& b) { return a.ref < b.ref; });
  return all;
}

Finding MissingMeter(const Account& account, absl::CivilDay date, uint32_t i) {
  const Installation& meter = account.installations[i];
  const bool early = date < meter.installed_on;
  return {.rule = early ? Rule::kBeforeInstallation : Rule::kMeterRemoved,
          .severity = Severity::kRefuse,
          .target = RegisterRef{.installation = i, .register_index = 0},
          .got = FormatDateForPeople(date),
          .wanted = FormatDateForPeople(early ? meter.installed_on
                                              : *meter.removed_on)};
}

Findings MissingMetersThatWouldFit(const Account& account, absl::CivilDay date,
                                   Slots slots, NameList names) {
  Findings findings;
  const std::vector<uint32_t> missing = MissingMeters(account, date);
  if (missing.empty()) return findings;
  const std::vector<RegisterSlot> all = WithMeters(account, slots, missing);
  const RegisterFit fit = FitRegisters(all, names);
  for (const uint32_t i : missing) {
    bool concerned = slots.empty();
    for (size_t v = 0; v < names.size() && fit.result == FitResult::kOne; ++v) {
      concerned = concerned || all[fit.slot_of_value[v]].ref.installation == i;
    }
    for (const RegisterName& name : names) {
      const auto named_here = [&](const RegisterSlot& slot) {
        return slot.ref.installation == i && Names(name, slot);
      };
      const auto named = [&](const RegisterSlot& slot) {
        return Names(name, slot);
      };
      concerned =
          concerned || (std::any_of(all.begin(), all.end(), named_here) &&
                        std::none_of(slots.begin(), slots.end(), named));
    }
    if (concerned) findings.push_back(MissingMeter(account, date, i));
  }
  return findings;
}

std::string WordsOfName(const RegisterName& name, Language language) {
  std::string words;
  const auto add = [&words](absl::string_view word) {
    if (!word.empty()) absl::StrAppend(&words, words.empty() ? "" : " ", word);
  };
  if (name.commodity) add(WordOf(*name.commodity, language));
  if (name.point) add(WordOf(*name.point, language));
  if (name.kind) add(WordOf(*name.kind, language));
  return words;
}

Findings UnknownNames(const Account& account, Slots slots, NameList names) {
  Findings findings;
  for (const RegisterName& name : names) {
    if (std::any_of(slots.begin(), slots.end(), [&](const RegisterSlot& slot) {
          return Names(name, slot);
        })) {
      continue;
    }
    findings.push_back({.rule = Rule::kNoSuchRegister,
                        .severity = Severity::kRefuse,
                        .got = WordsOfName(name, account.language),
                        .wanted = WordsOfAll(slots, account.language)});
  }
  return findings;
}

// How many values would fit: the registers of the meters that are named; all
// registers where no value has a name; else every sum of whole commodities.
std::bitset<256> CountsThatFit(Slots slots, NameList names) {
  std::bitset<256> counts;
  const bool all_named =
      !names.empty() &&
      std::none_of(names.begin(), names.end(),
                   [](const RegisterName& name) { return name.empty(); });
  if (all_named) {
    size_t count = 0;
    for (const RegisterSlot& slot : slots) {
      count += std::any_of(names.begin(), names.end(), [&](RegisterName name) {
        name.kind.reset();
        return Names(name, slot);
      });
    }
    return counts.set(count);
  }
  if (std::all_of(names.begin(), names.end(),
                  [](const RegisterName& name) { return name.empty(); })) {
    return counts.set(slots.size());
  }
  counts.set(0);
  for (size_t from = 0, to = 0; from < slots.size(); from = to) {
    while (to < slots.size() && slots[to].commodity == slots[from].commodity) {
      ++to;
    }
    counts |= counts << (to - from);
  }
  return counts.reset(0);
}

Finding WrongCount(Slots slots, NameList names) {
  const std::bitset<256> counts = CountsThatFit(slots, names);
  size_t wanted = names.size() + 1;
  while (wanted < counts.size() && !counts[wanted]) ++wanted;
  const bool few = wanted < counts.size();
  if (!few) {
    wanted = std::min(names.size(), counts.size() - 1);
    while (wanted > 0 && !counts[wanted]) --wanted;
  }
  return {.rule = few ? Rule::kFewValues : Rule::kExtraValues,
          .severity = Severity::kRefuse,
          .got = absl::StrCat(names.size()),
          .wanted = absl::StrCat(wanted)};
}

}  // namespace

Findings ExplainMisfit(const Account& account, absl::CivilDay date, Slots slots,
                       NameList names) {
  Findings findings = MissingMetersThatWouldFit(account, date, slots, names);
  if (findings.empty()) findings = UnknownNames(account, slots, names);
  if (findings.empty()) findings.push_back(WrongCount(slots, names));
  return findings;
}

}  // namespace intake
