// What the tests of every store share: one store of the kind under test.

#ifndef INTAKE_STORAGE_CONTRACT_STORE_CONTRACT_H_
#define INTAKE_STORAGE_CONTRACT_STORE_CONTRACT_H_

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/base/civil_time.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/contract/store_under_test.h"
#include "tests/support/sample_accounts.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace intake::testing {

class StoreContract : public ::testing::TestWithParam<StoreKind> {
 protected:
  StoreContract() : store_(GetParam().open(folder_.path())) {}

  EventStore& events() { return *store_.events; }
  EventLog& log() { return *store_.log; }
  AccountQueries& queries() { return *store_.queries; }
  StoreMaintenance& maintenance() { return *store_.maintenance; }

  void Reopen() {
    store_ = {};
    store_ = GetParam().open(folder_.path());
  }

  AccountState StateOf(const std::string& stream) {
    auto states = events().LoadStates({&stream, 1});
    EXPECT_THAT(states, IsOk());
    return states.ok() ? states->front() : AccountState();
  }

  std::vector<std::string> NumbersFound(const AccountSearch& search) {
    const auto accounts = queries().SearchAccounts(search);
    EXPECT_THAT(accounts, IsOk());
    std::vector<std::string> numbers;
    if (!accounts.ok()) return numbers;
    for (const Account& account : *accounts) numbers.push_back(account.number);
    return numbers;
  }

  // "2014-06-20 1 live" and so on.
  std::vector<std::string> ReadingsOf(const std::string& number) {
    const auto page = queries().ListReadings(number, {});
    EXPECT_THAT(page, IsOk());
    std::vector<std::string> lines;
    if (!page.ok()) return lines;
    constexpr const char* kStates[] = {"",           "live",     "held",
                                       "superseded", "rejected", "voided"};
    for (const ReadingRow& row : page->rows) {
      lines.push_back(absl::StrCat(FormatDate(row.date), " ", row.value / 1000,
                                   " ",
                                   kStates[static_cast<size_t>(row.state)]));
    }
    return lines;
  }

  const Account account_ = TwoTariffAccount();
  TempDir folder_;
  StoreUnderTest store_;
};

}  // namespace intake::testing

#endif  // INTAKE_STORAGE_CONTRACT_STORE_CONTRACT_H_
