#include "storage/people/staff_rows.h"

#include <limits>

namespace intake {
namespace {

constexpr char kSelect[] = R"sql(
  SELECT log_in, name, role, disabled, password_expired, password_hash
  FROM staff
  ORDER BY log_in)sql";

constexpr char kPut[] = R"sql(
  INSERT OR REPLACE INTO staff
    (log_in, name, role, disabled, password_expired, password_hash)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6))sql";

constexpr char kInsertAction[] = R"sql(
  INSERT INTO staff_actions (at_us, actor, action, detail)
  VALUES (?1, ?2, ?3, ?4))sql";

constexpr char kSelectActions[] = R"sql(
  SELECT number, at_us, actor, action, detail
  FROM staff_actions
  WHERE number < ?1
  ORDER BY number DESC
  LIMIT ?2)sql";

constexpr char kSelectActionsOf[] = R"sql(
  SELECT number, at_us, actor, action, detail
  FROM staff_actions
  WHERE actor = ?3 AND number < ?1
  ORDER BY number DESC
  LIMIT ?2)sql";

}  // namespace

absl::StatusOr<std::vector<StoredStaff>> SelectStaff(Connection& connection) {
  std::vector<StoredStaff> staff;
  Rows rows = connection.Query(kSelect);
  while (rows.Next()) {
    staff.push_back({.log_in = std::string(rows.Text(0)),
                     .name = std::string(rows.Text(1)),
                     .role = rows.As<StaffRole>(2),
                     .disabled = rows.Int(3) != 0,
                     .password_expired = rows.Int(4) != 0,
                     .password_hash = std::string(rows.Text(5))});
  }
  if (!rows.status().ok()) return rows.status();
  return staff;
}

absl::Status PutStaff(Connection& connection, const StoredStaff& member) {
  return connection.Run(
      kPut, absl::string_view(member.log_in), absl::string_view(member.name),
      static_cast<int>(member.role), member.disabled, member.password_expired,
      absl::string_view(member.password_hash));
}

absl::Status InsertStaffAction(Connection& connection,
                               const StaffAction& action) {
  return connection.Run(kInsertAction, absl::ToUnixMicros(action.at),
                        absl::string_view(action.actor),
                        absl::string_view(action.action),
                        absl::string_view(action.detail));
}

absl::StatusOr<std::vector<StaffAction>> SelectStaffActions(
    Connection& connection, const std::string& actor,
    std::optional<uint64_t> before, size_t items_max) {
  const auto below = before.has_value() ? static_cast<int64_t>(*before)
                                        : std::numeric_limits<int64_t>::max();
  const auto limit = static_cast<int64_t>(items_max);
  Rows rows = actor.empty() ? connection.Query(kSelectActions, below, limit)
                            : connection.Query(kSelectActionsOf, below, limit,
                                               absl::string_view(actor));
  std::vector<StaffAction> actions;
  while (rows.Next()) {
    actions.push_back({.number = rows.As<uint64_t>(0),
                       .at = absl::FromUnixMicros(rows.Int(1)),
                       .actor = std::string(rows.Text(2)),
                       .action = std::string(rows.Text(3)),
                       .detail = std::string(rows.Text(4))});
  }
  if (!rows.status().ok()) return rows.status();
  return actions;
}

}  // namespace intake
