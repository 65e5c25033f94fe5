#include "storage/people/customer_rows.h"

#include <sqlite3.h>

#include <utility>

#include "absl/strings/str_cat.h"

namespace intake {
namespace {

constexpr char kSelectById[] = R"sql(
  SELECT id, email, email_key, email_confirmed, password_hash, language,
    added_at_us
  FROM customers
  WHERE id = ?1)sql";

constexpr char kSelectByEmail[] = R"sql(
  SELECT id, email, email_key, email_confirmed, password_hash, language,
    added_at_us
  FROM customers
  WHERE email_key = ?1)sql";

constexpr char kSelectAccounts[] = R"sql(
  SELECT number, address
  FROM linked_accounts
  WHERE customer = ?1
  ORDER BY place)sql";

constexpr char kSelectLinks[] = R"sql(
  SELECT a.customer, a.number, a.address
  FROM linked_accounts AS a
  JOIN customers AS c ON c.id = a.customer
  WHERE c.email_confirmed = 1
  ORDER BY a.customer, a.place)sql";

constexpr char kInsert[] = R"sql(
  INSERT INTO customers
    (email, email_key, email_confirmed, password_hash, language, added_at_us)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6)
  ON CONFLICT (email_key) DO NOTHING)sql";

constexpr char kUpdate[] = R"sql(
  UPDATE customers
  SET email = ?2, email_key = ?3, email_confirmed = ?4, password_hash = ?5,
    language = ?6, added_at_us = ?7
  WHERE id = ?1)sql";

constexpr char kDeleteAccounts[] = R"sql(
  DELETE FROM linked_accounts
  WHERE customer = ?1)sql";

constexpr char kInsertAccount[] = R"sql(
  INSERT INTO linked_accounts (customer, place, number, address)
  VALUES (?1, ?2, ?3, ?4))sql";

constexpr char kDeleteAccountsOfUnconfirmed[] = R"sql(
  DELETE FROM linked_accounts
  WHERE customer IN (
    SELECT id
    FROM customers
    WHERE email_confirmed = 0 AND added_at_us < ?1))sql";

constexpr char kDeleteUnconfirmed[] = R"sql(
  DELETE FROM customers
  WHERE email_confirmed = 0 AND added_at_us < ?1)sql";

absl::StatusOr<std::vector<LinkedAccount>> SelectAccounts(
    Connection& connection, uint64_t customer) {
  std::vector<LinkedAccount> accounts;
  Rows rows = connection.Query(kSelectAccounts, customer);
  while (rows.Next()) {
    accounts.push_back({.number = std::string(rows.Text(0)),
                        .address = std::string(rows.Text(1))});
  }
  if (!rows.status().ok()) return rows.status();
  return accounts;
}

absl::Status ReplaceAccounts(Connection& connection, uint64_t customer,
                             const std::vector<LinkedAccount>& accounts) {
  absl::Status status = connection.Run(kDeleteAccounts, customer);
  int64_t place = 0;
  for (const LinkedAccount& account : accounts) {
    if (!status.ok()) break;
    status = connection.Run(kInsertAccount, customer, ++place,
                            absl::string_view(account.number),
                            absl::string_view(account.address));
  }
  return status;
}

absl::StatusOr<std::optional<StoredCustomer>> CustomerOf(Connection& connection,
                                                         Rows rows) {
  if (!rows.Next()) {
    if (!rows.status().ok()) return rows.status();
    return std::nullopt;
  }
  StoredCustomer customer = {.id = rows.As<uint64_t>(0),
                             .email = std::string(rows.Text(1)),
                             .email_key = std::string(rows.Text(2)),
                             .email_confirmed = rows.Int(3) != 0,
                             .password_hash = std::string(rows.Text(4)),
                             .language = rows.As<Language>(5),
                             .added_at = absl::FromUnixMicros(rows.Int(6))};
  absl::StatusOr<std::vector<LinkedAccount>> accounts =
      SelectAccounts(connection, customer.id);
  if (!accounts.ok()) return accounts.status();
  customer.accounts = *std::move(accounts);
  return customer;
}

}  // namespace

absl::StatusOr<std::optional<StoredCustomer>> SelectCustomer(
    Connection& connection, uint64_t id) {
  return CustomerOf(connection, connection.Query(kSelectById, id));
}

absl::StatusOr<std::optional<StoredCustomer>> SelectCustomerByEmail(
    Connection& connection, const std::string& email_key) {
  return CustomerOf(connection, connection.Query(kSelectByEmail,
                                                 absl::string_view(email_key)));
}

absl::StatusOr<std::vector<CustomerLinks>> SelectLinks(Connection& connection) {
  std::vector<CustomerLinks> links;
  Rows rows = connection.Query(kSelectLinks);
  while (rows.Next()) {
    const auto customer = rows.As<uint64_t>(0);
    if (links.empty() || links.back().customer != customer) {
      links.push_back({.customer = customer});
    }
    links.back().accounts.push_back({.number = std::string(rows.Text(1)),
                                     .address = std::string(rows.Text(2))});
  }
  if (!rows.status().ok()) return rows.status();
  return links;
}

absl::StatusOr<uint64_t> InsertCustomer(Connection& connection,
                                        const StoredCustomer& customer) {
  absl::Status status = connection.Run(
      kInsert, absl::string_view(customer.email),
      absl::string_view(customer.email_key), customer.email_confirmed,
      absl::string_view(customer.password_hash),
      static_cast<int>(customer.language),
      absl::ToUnixMicros(customer.added_at));
  if (!status.ok()) return status;
  if (sqlite3_changes(connection.handle()) == 0) {
    return absl::AlreadyExistsError("this e-mail address has a customer");
  }
  const auto id =
      static_cast<uint64_t>(sqlite3_last_insert_rowid(connection.handle()));
  status = ReplaceAccounts(connection, id, customer.accounts);
  if (!status.ok()) return status;
  return id;
}

absl::Status UpdateCustomer(Connection& connection,
                            const StoredCustomer& customer) {
  absl::Status status = connection.Run(
      kUpdate, customer.id, absl::string_view(customer.email),
      absl::string_view(customer.email_key), customer.email_confirmed,
      absl::string_view(customer.password_hash),
      static_cast<int>(customer.language),
      absl::ToUnixMicros(customer.added_at));
  if (!status.ok()) return status;
  if (sqlite3_changes(connection.handle()) == 0) {
    return absl::NotFoundError(absl::StrCat("no customer ", customer.id));
  }
  return ReplaceAccounts(connection, customer.id, customer.accounts);
}

absl::Status DeleteUnconfirmed(Connection& connection,
                               absl::Time added_before) {
  const int64_t before_us = absl::ToUnixMicros(added_before);
  absl::Status status = connection.Run(kDeleteAccountsOfUnconfirmed, before_us);
  if (status.ok()) status = connection.Run(kDeleteUnconfirmed, before_us);
  return status;
}

}  // namespace intake
