// The questions about accounts, readings and submissions.

#include <map>
#include <set>
#include <utility>
#include <variant>

#include "storage/memory/memory_store.h"
#include "storage/views/arrivals.h"
#include "storage/views/coverage.h"
#include "storage/views/held.h"
#include "storage/views/search.h"
#include "storage/views/store_errors.h"

namespace intake {

absl::StatusOr<Account> MemoryStore::GetAccount(absl::string_view number) {
  absl::MutexLock lock(&mutex_);
  const MemoryStream* stream = Find(number);
  if (stream == nullptr || !stream->state().account) {
    return AccountNotFound(number);
  }
  return *stream->state().account;
}

absl::StatusOr<std::vector<Account>> MemoryStore::SearchAccounts(
    const AccountSearch& search) {
  const absl::StatusOr<SearchTerms> terms = MakeSearchTerms(search);
  if (!terms.ok()) return terms.status();
  absl::MutexLock lock(&mutex_);
  std::vector<Account> accounts;
  for (const auto& [name, stream] : streams_) {
    if (accounts.size() == PageItems(search.items_max)) break;
    const std::optional<Account>& account = stream.state().account;
    if (account && Fits(*account, *terms)) accounts.push_back(*account);
  }
  return accounts;
}

absl::StatusOr<ReadingPage> MemoryStore::ListReadings(
    absl::string_view number, const Page<ReadingKey>& page) {
  absl::MutexLock lock(&mutex_);
  const MemoryStream* stream = Find(number);
  if (stream == nullptr || !stream->state().account) {
    return AccountNotFound(number);
  }
  return stream->ListReadings(page);
}

absl::StatusOr<SubmissionPage> MemoryStore::ListSubmissions(
    absl::string_view stream, const Page<uint32_t>& page) {
  absl::MutexLock lock(&mutex_);
  const MemoryStream* found = Find(stream);
  if (found == nullptr) return StreamNotFound(stream);
  return found->ListSubmissions(page);
}

absl::StatusOr<SubmissionJudged> MemoryStore::FindReceipt(
    absl::string_view code) {
  absl::MutexLock lock(&mutex_);
  const LoggedEvent* const found = FindReceiptEvent(code);
  if (found == nullptr) return ReceiptNotFound(code);
  return std::get<SubmissionJudged>(found->event.body);
}

absl::StatusOr<HeldPage> MemoryStore::ListHeld(
    const HeldFilter& filter, const std::optional<HeldKey>& after,
    size_t items_max) {
  absl::MutexLock lock(&mutex_);
  std::set<HeldKey> keys;
  for (const auto& [name, stream] : streams_) {
    keys.merge(HeldOf(name, stream.state()));
  }
  HeldPage page;
  for (const HeldKey& key : keys) {
    if (after && key <= *after) continue;
    const Event& event = Find(key.stream)->events()[key.sequence - 1].event;
    HeldRow row = {key, std::get<SubmissionJudged>(event.body)};
    if (!Fits(row, filter)) continue;
    if (page.rows.size() == PageItems(items_max)) {
      page.next = page.rows.back().key;
      break;
    }
    page.rows.push_back(std::move(row));
  }
  return page;
}

absl::StatusOr<std::vector<PlaceCoverage>> MemoryStore::GetCoverage(
    const CoverageFilter& filter) {
  absl::MutexLock lock(&mutex_);
  CoverageCount count(filter.period);
  for (const auto& [name, stream] : streams_) {
    if (IsAt(filter, stream.state())) count.Add(stream.state());
  }
  return std::move(count).Take();
}

absl::StatusOr<MissingPage> MemoryStore::ListMissing(
    absl::Span<const CoverageFilter> any_of,
    const std::optional<std::string>& after, size_t items_max) {
  absl::MutexLock lock(&mutex_);
  MissingPage page;
  for (const auto& [name, stream] : streams_) {
    if (after && name <= *after) continue;
    if (!IsAtAny(any_of, stream.state())) continue;
    std::optional<MissingAccount> missing =
        MissingIn(stream.state(), any_of.front().period);
    if (!missing) continue;
    if (page.rows.size() == PageItems(items_max)) {
      page.next = page.rows.back().account.number;
      break;
    }
    page.rows.push_back(*std::move(missing));
  }
  return page;
}

absl::StatusOr<StatePage> MemoryStore::ListStates(
    const std::optional<std::string>& after, size_t items_max) {
  absl::MutexLock lock(&mutex_);
  StatePage page;
  for (const auto& [name, stream] : streams_) {
    if (!stream.state().account || (after && name <= *after)) continue;
    if (page.rows.size() == PageItems(items_max)) {
      page.next = page.rows.back().account->number;
      break;
    }
    page.rows.push_back(stream.state());
  }
  return page;
}

absl::StatusOr<std::vector<ArrivalCount>> MemoryStore::CountArrivals(
    absl::Time from, absl::Time until) {
  absl::MutexLock lock(&mutex_);
  std::map<std::pair<std::string, Outcome>, uint64_t> counts;
  for (const auto& [name, stream] : streams_) {
    for (const LoggedEvent& logged : stream.events()) {
      const auto* judged = std::get_if<SubmissionJudged>(&logged.event.body);
      if (judged == nullptr) continue;
      const ArrivalKey key = ArrivalOf(*judged);
      if (key.quarter < QuarterOf(from) || key.quarter >= QuarterOf(until)) {
        continue;
      }
      ++counts[{key.channel, key.outcome}];
    }
  }
  std::vector<ArrivalCount> result;
  result.reserve(counts.size());
  for (const auto& [key, submissions] : counts) {
    result.push_back({key.first, key.second, submissions});
  }
  return result;
}

}  // namespace intake
