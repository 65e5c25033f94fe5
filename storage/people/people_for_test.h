// Invented people for the tests of their stores.

#ifndef INTAKE_STORAGE_PEOPLE_PEOPLE_FOR_TEST_H_
#define INTAKE_STORAGE_PEOPLE_PEOPLE_FOR_TEST_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "core/people/person.h"
#include "storage/people/sqlite_people_store.h"
#include "tests/support/temp_dir.h"

namespace intake::testing {

inline const absl::Time kSampleTime = absl::FromUnixMicros(1403676005000001);

inline StoredCustomer SampleCustomer(const std::string& name) {
  return {.email = absl::StrCat(name, "@Example.org"),
          .email_key = absl::StrCat(name, "@example.org"),
          .password_hash = absl::StrCat("hash of ", name),
          .accounts = {{"12345678", "Sadovaya 7"}},
          .added_at = kSampleTime};
}

inline StoredStaff SampleStaff(const std::string& log_in) {
  return {.log_in = log_in,
          .name = absl::StrCat("Name of ", log_in),
          .role = StaffRole::kClerk,
          .password_hash = "hash"};
}

inline StoredSession SampleSession(const std::string& hash,
                                   const PersonId& person) {
  return {.token_hash = hash,
          .person = person,
          .started_at = kSampleTime,
          .last_seen_at = kSampleTime + absl::Minutes(1)};
}

inline StoredToken SampleToken(const std::string& hash, uint64_t customer) {
  return {.token_hash = hash,
          .customer = customer,
          .expires_at = kSampleTime + absl::Hours(24)};
}

// The store in `folder`, or null, which fails whatever test asks for it.
inline std::unique_ptr<SqlitePeopleStore> OpenPeople(
    const TempDir& folder, const std::string& vfs = "") {
  auto store =
      SqlitePeopleStore::Open({.path = folder.File("people.db"), .vfs = vfs});
  return store.ok() ? *std::move(store) : nullptr;
}

}  // namespace intake::testing

#endif  // INTAKE_STORAGE_PEOPLE_PEOPLE_FOR_TEST_H_
