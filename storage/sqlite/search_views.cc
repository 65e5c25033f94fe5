#include "storage/sqlite/search_views.h"

#include <string>

#include "absl/strings/str_join.h"

namespace intake {
namespace {

constexpr char kInsertSearch[] = R"sql(
  INSERT INTO account_search (rowid, address, meters, phones)
  VALUES (?1, ?2, ?3, ?4))sql";

constexpr char kDeleteSearch[] = R"sql(
  INSERT INTO account_search (account_search, rowid, address, meters, phones)
  VALUES ('delete', ?1, ?2, ?3, ?4))sql";

absl::Status RunOnSearch(Connection& connection, const char* sql,
                         int64_t stream_id, const SearchableAccount& account) {
  const std::string address = absl::StrJoin(account.address_words, " ");
  const std::string meters = absl::StrJoin(account.meter_serials, " ");
  const std::string phones = absl::StrJoin(account.phones, " ");
  return connection.Run(sql, stream_id, absl::string_view(address),
                        absl::string_view(meters), absl::string_view(phones));
}

}  // namespace

absl::Status UpdateSearch(Connection& connection, int64_t stream_id,
                          const std::optional<SearchableAccount>& before,
                          const std::optional<SearchableAccount>& after) {
  if (before == after) return absl::OkStatus();
  if (before) {
    absl::Status status =
        RunOnSearch(connection, kDeleteSearch, stream_id, *before);
    if (!status.ok()) return status;
  }
  return after ? RunOnSearch(connection, kInsertSearch, stream_id, *after)
               : absl::OkStatus();
}

}  // namespace intake
