#include "storage/sqlite/payment_code_views.h"

#include <utility>

namespace intake {
namespace {

constexpr char kInsert[] = R"sql(
  INSERT INTO payment_codes (code, stream)
  VALUES (?1, ?2))sql";

constexpr char kDelete[] = R"sql(
  DELETE FROM payment_codes
  WHERE code = ?1 AND stream = ?2)sql";

constexpr char kSelect[] = R"sql(
  SELECT stream
  FROM payment_codes
  WHERE code = ?1
  ORDER BY stream
  LIMIT 2)sql";

}  // namespace

absl::Status UpdatePaymentCode(Connection& connection, absl::string_view stream,
                               absl::string_view before,
                               absl::string_view after) {
  absl::Status status;
  if (before == after) return status;
  if (!before.empty()) status = connection.Run(kDelete, before, stream);
  if (status.ok() && !after.empty()) {
    status = connection.Run(kInsert, after, stream);
  }
  return status;
}

absl::StatusOr<std::vector<std::vector<std::string>>> QueryPaymentCodes(
    Connection& connection, absl::Span<const std::string> codes) {
  std::vector<std::vector<std::string>> accounts;
  accounts.reserve(codes.size());
  for (const std::string& code : codes) {
    Rows rows = connection.Query(kSelect, absl::string_view(code));
    std::vector<std::string> numbers;
    while (rows.Next()) numbers.emplace_back(rows.Text(0));
    if (!rows.status().ok()) return rows.status();
    accounts.push_back(std::move(numbers));
  }
  return accounts;
}

}  // namespace intake
