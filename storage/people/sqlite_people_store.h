// People in one SQLite file of their own, for the owner's eyes alone. What is
// taken out of it is overwritten, not only forgotten.

#ifndef INTAKE_STORAGE_PEOPLE_SQLITE_PEOPLE_STORE_H_
#define INTAKE_STORAGE_PEOPLE_SQLITE_PEOPLE_STORE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "core/ports/people_store.h"
#include "storage/sqlite/connection.h"

namespace intake {

// Thread-safe; one call at a time reaches the file.
class SqlitePeopleStore final : public PeopleStore {
 public:
  // Makes the file, mode 0600, where it is not there; its folder is. Used by
  // one process at a time: the folder's lock is its user's to take.
  //
  // UNAVAILABLE: it cannot be opened. FAILED_PRECONDITION: a newer version of
  // the program has written it. DATA_LOSS: it is damaged.
  static absl::StatusOr<std::unique_ptr<SqlitePeopleStore>> Open(
      const FileOptions& file);

  absl::StatusOr<std::vector<StoredSession>> LoadSessions() override;
  absl::StatusOr<std::vector<CustomerLinks>> LoadLinks() override;
  absl::StatusOr<std::vector<StoredStaff>> LoadStaff() override;
  absl::StatusOr<std::optional<StoredCustomer>> FindCustomer(
      uint64_t id) override;
  absl::StatusOr<std::optional<StoredCustomer>> FindCustomerByEmail(
      const std::string& email_key) override;
  absl::StatusOr<std::optional<StoredToken>> FindToken(
      const std::string& token_hash) override;
  absl::StatusOr<uint64_t> AddCustomer(const StoredCustomer& customer) override;
  absl::Status Apply(const PeopleChange& change) override;
  absl::Status Purge(absl::Time now, absl::Time unconfirmed_before) override;
  absl::StatusOr<std::vector<StaffAction>> ListStaffActions(
      const std::string& actor, std::optional<uint64_t> before,
      size_t items_max) override;

 private:
  explicit SqlitePeopleStore(std::unique_ptr<Connection> connection)
      : connection_(std::move(connection)) {}

  absl::Mutex mutex_;
  const std::unique_ptr<Connection> connection_ ABSL_PT_GUARDED_BY(mutex_);
};

}  // namespace intake

#endif  // INTAKE_STORAGE_PEOPLE_SQLITE_PEOPLE_STORE_H_
