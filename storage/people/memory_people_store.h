// People in memory, gone with the object. For tests.

#ifndef INTAKE_STORAGE_PEOPLE_MEMORY_PEOPLE_STORE_H_
#define INTAKE_STORAGE_PEOPLE_MEMORY_PEOPLE_STORE_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "core/ports/people_store.h"

namespace intake {

// Thread-safe.
class MemoryPeopleStore : public PeopleStore {
 public:
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
  void LockOut(const PersonId& person) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  absl::Mutex mutex_;
  uint64_t last_customer_ ABSL_GUARDED_BY(mutex_) = 0;
  std::map<uint64_t, StoredCustomer> customers_ ABSL_GUARDED_BY(mutex_);
  std::map<std::string, StoredStaff> staff_ ABSL_GUARDED_BY(mutex_);
  std::map<std::string, StoredSession> sessions_ ABSL_GUARDED_BY(mutex_);
  std::map<std::string, StoredToken> tokens_ ABSL_GUARDED_BY(mutex_);
  std::vector<StaffAction> actions_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace intake

#endif  // INTAKE_STORAGE_PEOPLE_MEMORY_PEOPLE_STORE_H_
