#include "storage/people/sqlite_people_store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "storage/people/customer_rows.h"
#include "storage/people/people_schema.h"
#include "storage/people/session_rows.h"
#include "storage/people/staff_rows.h"
#include "storage/sqlite/folder_lock.h"
#include "storage/sqlite/pragmas.h"
#include "storage/views/store_errors.h"

namespace intake {
namespace {

// Before SQLite touches it: what it keeps beside the file then has the same
// rights.
absl::Status MakePrivateFile(const std::string& path) {
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  const bool done = file >= 0 && fchmod(file, 0600) == 0;
  const int error = errno;
  if (file >= 0) close(file);
  if (done) return absl::OkStatus();
  return StoreUnavailable(absl::StrCat(path, ": ", std::strerror(error)));
}

absl::Status ApplyTo(Connection& connection, const PeopleChange& change) {
  absl::Status status;
  const auto then = [&status](auto step) {
    if (status.ok()) status = step();
  };
  if (!change.token_taken.empty()) {
    then([&] { return TakeToken(connection, change.token_taken); });
  }
  if (change.customer.has_value()) {
    then([&] { return UpdateCustomer(connection, *change.customer); });
  }
  if (change.member.has_value()) {
    then([&] { return PutStaff(connection, *change.member); });
  }
  if (change.locked_out.has_value()) {
    then([&] { return LockOut(connection, *change.locked_out); });
  }
  for (const std::string& hash : change.sessions_ended) {
    then([&] { return DeleteSession(connection, hash); });
  }
  if (change.session_seen.has_value()) {
    then([&] { return NoteSession(connection, *change.session_seen); });
  }
  if (change.session.has_value()) {
    then([&] { return PutSession(connection, *change.session); });
  }
  if (change.token.has_value()) {
    then([&] { return PutToken(connection, *change.token); });
  }
  if (change.action.has_value()) {
    then([&] { return InsertStaffAction(connection, *change.action); });
  }
  return status;
}

}  // namespace

absl::StatusOr<std::unique_ptr<SqlitePeopleStore>> SqlitePeopleStore::Open(
    const FileOptions& file) {
  absl::Status status = MakePrivateFile(file.path);
  if (!status.ok()) return status;
  absl::StatusOr<std::unique_ptr<Connection>> connection =
      Connection::Open(file, Connection::Access::kReadWrite);
  if (!connection.ok()) return connection.status();
  status = ConfigurePeople(**connection);
  if (status.ok()) status = Migrate(**connection, kPeopleMigrations);
  if (status.ok()) {
    status = SyncFolder(std::filesystem::path(file.path).parent_path());
  }
  if (!status.ok()) return WithPlace(status, file.path);
  return std::unique_ptr<SqlitePeopleStore>(
      new SqlitePeopleStore(*std::move(connection)));
}

absl::StatusOr<std::vector<StoredSession>> SqlitePeopleStore::LoadSessions() {
  absl::MutexLock lock(&mutex_);
  return SelectSessions(*connection_);
}

absl::StatusOr<std::vector<CustomerLinks>> SqlitePeopleStore::LoadLinks() {
  absl::MutexLock lock(&mutex_);
  return SelectLinks(*connection_);
}

absl::StatusOr<std::vector<StoredStaff>> SqlitePeopleStore::LoadStaff() {
  absl::MutexLock lock(&mutex_);
  return SelectStaff(*connection_);
}

absl::StatusOr<std::optional<StoredCustomer>> SqlitePeopleStore::FindCustomer(
    uint64_t id) {
  absl::MutexLock lock(&mutex_);
  return SelectCustomer(*connection_, id);
}

absl::StatusOr<std::optional<StoredCustomer>>
SqlitePeopleStore::FindCustomerByEmail(const std::string& email_key) {
  absl::MutexLock lock(&mutex_);
  return SelectCustomerByEmail(*connection_, email_key);
}

absl::StatusOr<std::optional<StoredToken>> SqlitePeopleStore::FindToken(
    const std::string& token_hash) {
  absl::MutexLock lock(&mutex_);
  return SelectToken(*connection_, token_hash);
}

absl::StatusOr<uint64_t> SqlitePeopleStore::AddCustomer(
    const StoredCustomer& customer) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<Transaction> transaction = Transaction::Begin(*connection_);
  if (!transaction.ok()) return transaction.status();
  absl::StatusOr<uint64_t> id = InsertCustomer(*connection_, customer);
  if (!id.ok()) return id;
  absl::Status status = transaction->Commit();
  if (!status.ok()) return status;
  return id;
}

absl::Status SqlitePeopleStore::Apply(const PeopleChange& change) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<Transaction> transaction = Transaction::Begin(*connection_);
  if (!transaction.ok()) return transaction.status();
  absl::Status status = ApplyTo(*connection_, change);
  return status.ok() ? transaction->Commit() : status;
}

absl::Status SqlitePeopleStore::Purge(absl::Time now,
                                      absl::Time unconfirmed_before) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<Transaction> transaction = Transaction::Begin(*connection_);
  if (!transaction.ok()) return transaction.status();
  absl::Status status = DeleteExpiredTokens(*connection_, now);
  if (status.ok()) status = DeleteUnconfirmed(*connection_, unconfirmed_before);
  if (status.ok()) status = transaction->Commit();
  // The log, too, still had what was erased from the tables.
  return status.ok() ? EmptyLog(*connection_) : status;
}

absl::StatusOr<std::vector<StaffAction>> SqlitePeopleStore::ListStaffActions(
    const std::string& actor, std::optional<uint64_t> before,
    size_t items_max) {
  absl::MutexLock lock(&mutex_);
  return SelectStaffActions(*connection_, actor, before, items_max);
}

}  // namespace intake
