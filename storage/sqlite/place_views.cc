#include "storage/sqlite/place_views.h"

#include <functional>
#include <map>
#include <utility>

#include "storage/sqlite/query_states.h"
#include "storage/views/coverage.h"
#include "storage/views/readings.h"

namespace intake {
namespace {

// Of more places one walk over all accounts is cheaper than one of each for
// every page.
constexpr size_t kPlacesAskedOneByOneMax = 8;

constexpr char kInsert[] = R"sql(
  INSERT INTO account_places (building, entrance, stream_id)
  VALUES (?1, ?2, ?3))sql";

constexpr char kDelete[] = R"sql(
  DELETE FROM account_places
  WHERE building = ?1 AND entrance = ?2 AND stream_id = ?3)sql";

constexpr char kSelectAt[] = R"sql(
  SELECT streams.stream, streams.state
  FROM account_places
  JOIN streams ON streams.id = account_places.stream_id
  WHERE account_places.building = ?1 AND streams.stream > ?2
  ORDER BY streams.stream)sql";

constexpr char kSelectAll[] = R"sql(
  SELECT stream, state
  FROM streams
  WHERE has_account = 1 AND stream > ?1
  ORDER BY stream)sql";

absl::Status RunOnPlace(Connection& connection, const char* sql,
                        const Address& address, int64_t stream_id) {
  return connection.Run(sql, absl::string_view(address.building),
                        absl::string_view(address.entrance), stream_id);
}

// Calls `visit` with the states of the accounts behind `after` that `filter`
// asks for, in order of number, until it answers false.
absl::Status VisitStatesAt(
    Connection& connection, const CoverageFilter& filter,
    absl::string_view after,
    const std::function<bool(const AccountState&)>& visit) {
  Rows rows = filter.building.empty()
                  ? connection.Query(kSelectAll, after)
                  : connection.Query(kSelectAt,
                                     absl::string_view(filter.building), after);
  while (rows.Next()) {
    const absl::StatusOr<AccountState> state =
        ReadState(rows.Text(0), rows.Bytes(1));
    if (!state.ok()) return state.status();
    if (IsAt(filter, *state) && !visit(*state)) return absl::OkStatus();
  }
  return rows.status();
}

// Adds the account of `state` if it is missing; whether there is room for more.
bool AddMissing(const AccountState& state, absl::CivilMonth period,
                size_t items_max, MissingPage& page) {
  std::optional<MissingAccount> missing = MissingIn(state, period);
  if (!missing) return true;
  if (page.rows.size() == items_max) {
    page.next = page.rows.back().account.number;
    return false;
  }
  page.rows.push_back(*std::move(missing));
  return true;
}

// Each place is asked for by itself, for as many as the page may need; the
// lowest numbers of them all are the page.
absl::StatusOr<MissingPage> MissingPlaceByPlace(
    Connection& connection, absl::Span<const CoverageFilter> any_of,
    const std::optional<std::string>& after, size_t items_max) {
  const size_t items = PageItems(items_max);
  std::map<std::string, AccountState> found;
  for (const CoverageFilter& filter : any_of) {
    size_t found_here = 0;
    absl::Status status = VisitStatesAt(
        connection, filter, after.value_or(""), [&](const AccountState& state) {
          if (!MissingIn(state, filter.period)) return true;
          found.emplace(state.account->number, state);
          return ++found_here <= items;
        });
    if (!status.ok()) return status;
  }
  MissingPage page;
  for (const auto& [number, state] : found) {
    if (!AddMissing(state, any_of.front().period, items, page)) break;
  }
  return page;
}

// One walk over all accounts, which ends with the page.
absl::StatusOr<MissingPage> MissingOfAll(
    Connection& connection, absl::Span<const CoverageFilter> any_of,
    const std::optional<std::string>& after, size_t items_max) {
  const absl::CivilMonth period = any_of.front().period;
  MissingPage page;
  absl::Status status = VisitStatesAt(
      connection, {.period = period}, after.value_or(""),
      [&](const AccountState& state) {
        return !IsAtAny(any_of, state) ||
               AddMissing(state, period, PageItems(items_max), page);
      });
  if (!status.ok()) return status;
  return page;
}

}  // namespace

absl::Status UpdatePlace(Connection& connection, int64_t stream_id,
                         const std::optional<Address>& before,
                         const std::optional<Address>& after) {
  absl::Status status;
  if (before == after) return status;
  if (before) status = RunOnPlace(connection, kDelete, *before, stream_id);
  if (after && status.ok()) {
    status = RunOnPlace(connection, kInsert, *after, stream_id);
  }
  return status;
}

absl::StatusOr<std::vector<PlaceCoverage>> QueryCoverage(
    Connection& connection, const CoverageFilter& filter) {
  CoverageCount count(filter.period);
  absl::Status status = VisitStatesAt(connection, filter, "",
                                      [&count](const AccountState& state) {
                                        count.Add(state);
                                        return true;
                                      });
  if (!status.ok()) return status;
  return std::move(count).Take();
}

absl::StatusOr<MissingPage> QueryMissing(
    Connection& connection, absl::Span<const CoverageFilter> any_of,
    const std::optional<std::string>& after, size_t items_max) {
  return any_of.size() <= kPlacesAskedOneByOneMax
             ? MissingPlaceByPlace(connection, any_of, after, items_max)
             : MissingOfAll(connection, any_of, after, items_max);
}

}  // namespace intake
