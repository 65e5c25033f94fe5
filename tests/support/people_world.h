// What Customers and Staff stand on, in memory: a store, accounts in houses,
// and secrets that cost nothing. Counts what they are asked, so that a test can
// tell whether two answers took the same work.

#ifndef INTAKE_TESTS_SUPPORT_PEOPLE_WORLD_H_
#define INTAKE_TESTS_SUPPORT_PEOPLE_WORLD_H_

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "core/base/clock.h"
#include "core/ports/account_places.h"
#include "core/ports/secrets.h"
#include "storage/people/memory_people_store.h"

namespace intake::testing {

// Calls by their names.
using Calls = std::map<std::string, int>;

// Not secret at all: "token 1", "hash of token 1".
class FakeSecrets final : public Secrets {
 public:
  explicit FakeSecrets(Calls& calls) : calls_(calls) {}

  std::string NewToken() override {
    ++calls_["NewToken"];
    return absl::StrCat("token ", ++last_);
  }
  std::string HashToken(absl::string_view token) const override {
    return absl::StrCat("hash of ", token);
  }
  std::string HashPassword(absl::string_view password) override {
    ++calls_["HashPassword"];
    if (while_hashing != nullptr) std::exchange(while_hashing, nullptr)();
    return out_of_memory ? "" : absl::StrCat("hash of ", password);
  }
  bool PasswordMatches(const std::string& hash,
                       absl::string_view password) const override {
    ++calls_["PasswordMatches"];
    return hash == absl::StrCat("hash of ", password);
  }
  std::string NewPassword() override {
    return absl::StrCat("first-pass-", ++last_);
  }

  bool out_of_memory = false;
  // What happens, once, while a password is hashed: that takes its time.
  std::function<void()> while_hashing;

 private:
  Calls& calls_;
  int last_ = 0;
};

class FakePlaces final : public AccountPlaces {
 public:
  explicit FakePlaces(Calls& calls) : calls_(calls) {}

  absl::StatusOr<std::optional<Address>> FindPlace(
      const std::string& account_number) override {
    ++calls_["FindPlace"];
    if (!error.ok()) return error;
    const auto found = places.find(account_number);
    if (found == places.end()) return std::nullopt;
    return found->second;
  }

  std::map<std::string, Address> places;
  absl::Status error;

 private:
  Calls& calls_;
};

// A store in memory whose changes can be made to fail.
class CountingPeopleStore final : public MemoryPeopleStore {
 public:
  explicit CountingPeopleStore(Calls& calls) : calls_(calls) {}

  absl::StatusOr<std::optional<StoredCustomer>> FindCustomerByEmail(
      const std::string& email_key) override {
    ++calls_["FindCustomerByEmail"];
    return MemoryPeopleStore::FindCustomerByEmail(email_key);
  }
  absl::StatusOr<uint64_t> AddCustomer(
      const StoredCustomer& customer) override {
    ++calls_["a customer stored"];
    if (!error.ok()) return error;
    return MemoryPeopleStore::AddCustomer(customer);
  }
  absl::Status Apply(const PeopleChange& change) override {
    if (change.customer) ++calls_["a customer stored"];
    if (change.session_seen) ++calls_["a use noted"];
    if (change.token) ++calls_["a token stored"];
    if (!error.ok()) return error;
    return MemoryPeopleStore::Apply(change);
  }

  // Of every change while it is not OK.
  absl::Status error;

 private:
  Calls& calls_;
};

struct PeopleWorld {
  Calls calls;
  CountingPeopleStore store{calls};
  FakeSecrets secrets{calls};
  FakePlaces places{calls};
  FakeClock clock{absl::FromUnixSeconds(1403676005)};
};

}  // namespace intake::testing

#endif  // INTAKE_TESTS_SUPPORT_PEOPLE_WORLD_H_
