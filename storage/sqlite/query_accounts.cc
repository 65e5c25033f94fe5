#include "storage/sqlite/query_accounts.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/decide/evolve.h"
#include "storage/sqlite/query_states.h"
#include "storage/sqlite/stored_stream.h"
#include "storage/views/reading_list.h"
#include "storage/views/store_errors.h"

namespace intake {
namespace {

constexpr char kSearchByNumber[] = R"sql(
  SELECT stream, state
  FROM streams
  WHERE has_account = 1 AND stream >= ?1 AND stream < ?2
  ORDER BY stream
  LIMIT ?3)sql";

// CROSS JOIN: SQLite is to ask the index of words first.
constexpr char kSearchByWords[] = R"sql(
  SELECT streams.stream, streams.state
  FROM account_search
  CROSS JOIN streams ON streams.id = account_search.rowid
  WHERE account_search MATCH ?4
    AND streams.stream >= ?1 AND streams.stream < ?2
  ORDER BY streams.stream
  LIMIT ?3)sql";

// `{address} : "лен" * AND {phones} : "7903" *`. Terms hold letters and digits
// only, so that nothing in them means anything to FTS5.
std::string MatchExpression(const SearchTerms& terms) {
  std::vector<std::string> parts;
  const auto add = [&parts](absl::string_view column, absl::string_view word) {
    if (word.empty()) return;
    parts.push_back(absl::StrCat("{", column, "} : \"", word, "\" *"));
  };
  for (const std::string& word : terms.address_words) add("address", word);
  add("meters", terms.meter_serial);
  add("phones", terms.phone);
  return absl::StrJoin(parts, " AND ");
}

}  // namespace

// What changes an account saves its row at once.
absl::StatusOr<Account> QueryAccount(Connection& connection,
                                     absl::string_view number) {
  absl::StatusOr<StoredStream> stored = LoadStored(connection, number);
  if (!stored.ok()) return stored.status();
  if (!stored->state.account) return AccountNotFound(number);
  return *std::move(stored->state.account);
}

absl::StatusOr<std::vector<Account>> QueryAccounts(Connection& connection,
                                                   const SearchTerms& terms,
                                                   size_t items_max) {
  // Behind every digit in the order of bytes.
  const std::string end = terms.number + ":";
  const std::string match = MatchExpression(terms);
  const absl::string_view from = terms.number;
  const uint64_t limit = PageItems(items_max);
  Rows rows = match.empty() ? connection.Query(kSearchByNumber, from,
                                               absl::string_view(end), limit)
                            : connection.Query(kSearchByWords, from,
                                               absl::string_view(end), limit,
                                               absl::string_view(match));
  std::vector<Account> accounts;
  while (rows.Next()) {
    absl::StatusOr<AccountState> state = ReadState(rows.Text(0), rows.Bytes(1));
    if (!state.ok()) return state.status();
    if (state->account) accounts.push_back(*std::move(state->account));
  }
  if (!rows.status().ok()) return rows.status();
  return accounts;
}

absl::StatusOr<ReadingPage> QueryReadings(Connection& connection,
                                          absl::string_view number,
                                          const Page<ReadingKey>& page) {
  AccountState state;
  ReadingList list;
  absl::Status status =
      VisitStream({connection, connection}, number, 0, 0, kEveryPosition,
                  [&](const JournalRow& row) {
                    const absl::StatusOr<JournalRecord> record = DecodeRow(row);
                    if (!record.ok()) return record.status();
                    list.Apply(state, record->event);
                    Evolve(state, record->event);
                    return absl::OkStatus();
                  });
  if (!status.ok()) return status;
  if (!state.account) return AccountNotFound(number);
  return list.MakePage(page);
}

}  // namespace intake
