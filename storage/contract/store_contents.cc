#include "storage/contract/store_contents.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "core/base/receipt_code.h"
#include "core/codec/event_codec.h"
#include "gmock/gmock.h"
#include "tests/support/status_matchers.h"

namespace intake::testing {
namespace {

// Small pages, so that there are several.
constexpr size_t kItems = 3;

std::vector<ReadingRow> AllReadings(AccountQueries& queries,
                                    const std::string& number) {
  std::vector<ReadingRow> rows;
  Page<ReadingKey> page = {.items_max = kItems};
  do {
    absl::StatusOr<ReadingPage> got = queries.ListReadings(number, page);
    EXPECT_THAT(got, IsOk());
    if (!got.ok()) break;
    EXPECT_LE(got->rows.size(), kItems);
    rows.insert(rows.end(), got->rows.begin(), got->rows.end());
    page.before = got->next;
  } while (page.before);
  return rows;
}

std::vector<SubmissionRow> AllSubmissions(AccountQueries& queries,
                                          const std::string& stream) {
  std::vector<SubmissionRow> rows;
  Page<uint32_t> page = {.items_max = kItems};
  do {
    absl::StatusOr<SubmissionPage> got = queries.ListSubmissions(stream, page);
    EXPECT_THAT(got, IsOk());
    if (!got.ok()) break;
    EXPECT_LE(got->rows.size(), kItems);
    rows.insert(rows.end(), got->rows.begin(), got->rows.end());
    page.before = got->next;
  } while (page.before);
  return rows;
}

LogLine LineOf(const LoggedEvent& logged) {
  return {logged.position, logged.event, logged.chain_hash};
}

std::vector<LogLine> LinesOf(const std::vector<LoggedEvent>& events) {
  std::vector<LogLine> lines;
  lines.reserve(events.size());
  for (const LoggedEvent& logged : events) lines.push_back(LineOf(logged));
  return lines;
}

std::vector<LogLine> AllOf(EventLog& log, LogScope scope) {
  const auto last = log.LastPosition();
  EXPECT_THAT(last, IsOk());
  std::vector<LogLine> lines;
  LogPage page;
  while (last.ok() && page.reached < *last) {
    const uint64_t before = page.reached;
    auto got = log.ReadLog(before, kItems, scope);
    EXPECT_THAT(got, IsOk());
    if (!got.ok()) break;
    page = *std::move(got);
    EXPECT_EQ(page.reached, std::min(before + kItems, *last));
    for (LogLine& line : LinesOf(page.events)) lines.push_back(line);
  }
  return lines;
}

StreamContents StreamOf(EventStore& store, EventLog& log,
                        AccountQueries& queries, const std::string& stream) {
  StreamContents contents;
  const absl::StatusOr<std::vector<AccountState>> states =
      store.LoadStates({&stream, 1});
  const absl::StatusOr<std::vector<bool>> exist =
      store.AccountsExist({&stream, 1});
  EXPECT_THAT(states, IsOk());
  EXPECT_THAT(exist, IsOk());
  if (!states.ok() || !exist.ok()) return contents;
  contents.state = states->front();
  contents.exists = exist->front();
  absl::StatusOr<Account> account = queries.GetAccount(stream);
  if (account.ok()) {
    contents.account = *std::move(account);
    contents.readings = AllReadings(queries, stream);
  } else {
    EXPECT_THAT(account, StatusIs(absl::StatusCode::kNotFound));
  }
  if (contents.state.sequence > 0) {
    contents.submissions = AllSubmissions(queries, stream);
    const auto events = log.ReadStream(stream);
    EXPECT_THAT(events, IsOk());
    if (events.ok()) contents.events = LinesOf(*events);
  }
  return contents;
}

std::vector<AccountSearch> Searches() {
  return {{.number_prefix = "7"},
          {.number_prefix = "700000"},
          {.number_prefix = "7000003"},
          {.address_words = "ЛЕНИНА"},
          {.address_words = "лен"},
          {.address_words = "елочный 1"},
          {.address_words = "lenin 2"},
          {.address_words = "ул 1", .items_max = 2},
          {.meter_serial = "e1"},
          {.meter_serial = "1", .phone = "7903"},
          {.phone = "+7 (903) 000-00-02"},
          {.number_prefix = "70000", .address_words = "ул", .phone = "7"},
          {.address_words = "нет такого"}};
}

std::vector<HeldFilter> HeldFilters() {
  return {{},
          {.account_number = "7000003"},
          {.channel = "sms"},
          {.rule = Rule::kHighUsage},
          {.received_before = absl::FromUnixSeconds(1'400'030'000)},
          {.channel = "portal",
           .rule = AllRules().front(),
           .received_before = absl::FromUnixSeconds(1'400'050'000)}};
}

std::vector<CoverageFilter> CoverageFilters() {
  const absl::CivilMonth january(2014, 1);
  return {{.period = january},
          {.period = january + 1},
          {.period = january, .building = "b-1"},
          {.period = january, .building = "b-1", .entrance = "2"},
          {.period = january, .entrance = "0"},
          {.period = january, .building = "nowhere"}};
}

std::vector<HeldRow> AllHeld(AccountQueries& queries,
                             const HeldFilter& filter) {
  std::vector<HeldRow> rows;
  std::optional<HeldKey> after;
  do {
    const auto got = queries.ListHeld(filter, after, kItems);
    EXPECT_THAT(got, IsOk());
    if (!got.ok()) break;
    EXPECT_LE(got->rows.size(), kItems);
    rows.insert(rows.end(), got->rows.begin(), got->rows.end());
    after = got->next;
  } while (after);
  return rows;
}

std::vector<MissingAccount> AllMissing(AccountQueries& queries,
                                       const CoverageFilter& filter) {
  std::vector<MissingAccount> rows;
  std::optional<std::string> after;
  do {
    const auto got = queries.ListMissing({&filter, 1}, after, kItems);
    EXPECT_THAT(got, IsOk());
    if (!got.ok()) break;
    EXPECT_LE(got->rows.size(), kItems);
    rows.insert(rows.end(), got->rows.begin(), got->rows.end());
    after = got->next;
  } while (after);
  return rows;
}

void AskForQueues(AccountQueries& queries, StoreContents& contents) {
  for (const HeldFilter& filter : HeldFilters()) {
    const std::string name = absl::StrCat("held ", contents.held.size());
    contents.held[name] = AllHeld(queries, filter);
  }
  for (const CoverageFilter& filter : CoverageFilters()) {
    const std::string name = absl::StrCat("place ", contents.coverage.size());
    const auto coverage = queries.GetCoverage(filter);
    EXPECT_THAT(coverage, IsOk());
    if (coverage.ok()) contents.coverage[name] = *coverage;
    contents.missing[name] = AllMissing(queries, filter);
  }
  const absl::Time start = absl::FromUnixSeconds(1'400'000'400);
  for (int hours : {-1, 1, 4, 1000}) {
    const auto arrivals =
        queries.CountArrivals(start, start + absl::Hours(hours));
    EXPECT_THAT(arrivals, IsOk());
    if (arrivals.ok()) {
      contents.arrivals[absl::StrCat(hours, " hours")] = *arrivals;
    }
  }
}

std::string NameOf(const AccountSearch& search) {
  return absl::StrCat(search.number_prefix, "|", search.address_words, "|",
                      search.meter_serial, "|", search.phone);
}

}  // namespace

StoreContents ContentsOf(EventStore& store, EventLog& log,
                         AccountQueries& queries,
                         const std::vector<Event>& events) {
  StoreContents contents;
  for (const Event& event : events) {
    const std::string& stream = event.stream;
    if (contents.streams.contains(stream)) continue;
    contents.streams[stream] = StreamOf(store, log, queries, stream);
  }
  EXPECT_THAT(
      store.VisitStates([&](absl::string_view stream, absl::string_view bytes) {
        const auto state = DecodeState(bytes);
        EXPECT_THAT(state, IsOk());
        return state.ok() && contents.visited.emplace(stream, *state).second;
      }),
      IsOk());
  for (const AccountSearch& search : Searches()) {
    const auto found = queries.SearchAccounts(search);
    EXPECT_THAT(found, IsOk());
    if (found.ok()) contents.found[NameOf(search)] = *found;
  }
  for (const Event& event : events) {
    const std::string& stream = event.stream;
    if (const std::optional<SubmissionKey> key = KeyIn(event.body)) {
      const auto by_key =
          store.FindByKey(stream, key->channel, key->request_key);
      EXPECT_THAT(by_key, IsOk());
      if (by_key.ok()) {
        contents.by_key[absl::StrCat(stream, "|", key->channel, "|",
                                     key->request_key)] = *by_key;
      }
    }
    if (!std::holds_alternative<SubmissionJudged>(event.body)) continue;
    const auto& judged = std::get<SubmissionJudged>(event.body);
    const auto by_receipt = queries.FindReceipt(judged.receipt.code);
    EXPECT_THAT(by_receipt, IsOk());
    if (by_receipt.ok()) contents.by_receipt[judged.receipt.code] = *by_receipt;
    const auto found = log.FindJudged(judged.receipt.code);
    EXPECT_THAT(found, IsOk());
    if (found.ok()) {
      contents.judged_by_receipt[judged.receipt.code] = LineOf(*found);
    }
    const auto stream_of =
        store.StreamOfReceipt(*ParseReceiptCode(judged.receipt.code));
    EXPECT_THAT(stream_of, IsOk());
    if (stream_of.ok()) {
      contents.stream_by_receipt[judged.receipt.code] = *stream_of;
    }
  }
  const auto channels = store.LoadEvents(kChannelsStream);
  const auto billing = store.LoadEvents(kBillingStream);
  EXPECT_THAT(channels, IsOk());
  EXPECT_THAT(billing, IsOk());
  if (channels.ok()) contents.channel_events = *channels;
  if (billing.ok()) contents.billing_events = *billing;
  contents.log = AllOf(log, LogScope::kEverything);
  contents.log_without_definitions = AllOf(log, LogScope::kWithoutDefinitions);
  AskForQueues(queries, contents);
  return contents;
}

void ExpectSameContents(const StoreContents& got, const StoreContents& wanted) {
  ASSERT_EQ(got.streams.size(), wanted.streams.size());
  for (const auto& [stream, contents] : wanted.streams) {
    SCOPED_TRACE(stream);
    const StreamContents& other = got.streams.at(stream);
    ASSERT_TRUE(other.state == contents.state);
    ASSERT_EQ(other.exists, contents.exists);
    ASSERT_TRUE(other.account == contents.account);
    ASSERT_EQ(other.readings.size(), contents.readings.size());
    for (size_t i = 0; i < contents.readings.size(); ++i) {
      ASSERT_TRUE(other.readings[i] == contents.readings[i]) << "reading " << i;
    }
    ASSERT_TRUE(other.submissions == contents.submissions);
    ASSERT_TRUE(other.events == contents.events);
  }
  ASSERT_TRUE(got.visited == wanted.visited);
  for (const auto& [search, accounts] : wanted.found) {
    ASSERT_TRUE(got.found.at(search) == accounts) << search;
  }
  ASSERT_TRUE(got.by_key == wanted.by_key);
  ASSERT_TRUE(got.by_receipt == wanted.by_receipt);
  ASSERT_TRUE(got.judged_by_receipt == wanted.judged_by_receipt);
  ASSERT_TRUE(got.stream_by_receipt == wanted.stream_by_receipt);
  ASSERT_TRUE(got.channel_events == wanted.channel_events);
  ASSERT_TRUE(got.billing_events == wanted.billing_events);
  ASSERT_TRUE(got.log == wanted.log);
  ASSERT_TRUE(got.log_without_definitions == wanted.log_without_definitions);
  for (const auto& [name, rows] : wanted.held) {
    ASSERT_TRUE(got.held.at(name) == rows) << name;
  }
  for (const auto& [name, places] : wanted.coverage) {
    ASSERT_TRUE(got.coverage.at(name) == places) << name;
    ASSERT_TRUE(got.missing.at(name) == wanted.missing.at(name)) << name;
  }
  ASSERT_TRUE(got.arrivals == wanted.arrivals);
}

}  // namespace intake::testing
