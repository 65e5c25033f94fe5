#include "storage/contract/store_contents.h"

#include <utility>

#include "absl/strings/str_cat.h"
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

StreamContents StreamOf(EventStore& store, AccountQueries& queries,
                        const std::string& stream) {
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

std::string NameOf(const AccountSearch& search) {
  return absl::StrCat(search.number_prefix, "|", search.address_words, "|",
                      search.meter_serial, "|", search.phone);
}

}  // namespace

StoreContents ContentsOf(EventStore& store, AccountQueries& queries,
                         const RandomHistory& history) {
  StoreContents contents;
  for (const auto& [stream, state] : history.states()) {
    contents.streams[stream] = StreamOf(store, queries, stream);
  }
  EXPECT_THAT(
      store.VisitStates([&](const std::string& stream, AccountState state) {
        return contents.visited.emplace(stream, std::move(state)).second;
      }),
      IsOk());
  for (const AccountSearch& search : Searches()) {
    const auto found = queries.SearchAccounts(search);
    EXPECT_THAT(found, IsOk());
    if (found.ok()) contents.found[NameOf(search)] = *found;
  }
  for (const SubmissionJudged& judged : history.judged()) {
    const Submission& submission = judged.submission;
    const std::string stream =
        history.states().contains(submission.account_number)
            ? submission.account_number
            : UnknownAccountStream(judged.channel, submission.request_key);
    const auto by_key =
        store.FindByKey(stream, judged.channel, submission.request_key);
    EXPECT_THAT(by_key, IsOk());
    if (by_key.ok()) {
      contents.by_key[absl::StrCat(stream, "|", judged.channel, "|",
                                   submission.request_key)] = *by_key;
    }
    const auto by_receipt = queries.FindReceipt(judged.receipt.code);
    EXPECT_THAT(by_receipt, IsOk());
    if (by_receipt.ok()) contents.by_receipt[judged.receipt.code] = *by_receipt;
  }
  const auto events = store.LoadChannelEvents();
  EXPECT_THAT(events, IsOk());
  if (events.ok()) contents.channel_events = *events;
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
  }
  ASSERT_TRUE(got.visited == wanted.visited);
  for (const auto& [search, accounts] : wanted.found) {
    ASSERT_TRUE(got.found.at(search) == accounts) << search;
  }
  ASSERT_TRUE(got.by_key == wanted.by_key);
  ASSERT_TRUE(got.by_receipt == wanted.by_receipt);
  ASSERT_TRUE(got.channel_events == wanted.channel_events);
}

}  // namespace intake::testing
