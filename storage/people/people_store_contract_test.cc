// What every store of people promises.

#include <functional>
#include <memory>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/people/memory_people_store.h"
#include "storage/people/people_for_test.h"
#include "storage/people/sqlite_people_store.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace intake::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::Eq;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::Optional;

struct Kind {
  std::string name;
  std::function<std::unique_ptr<PeopleStore>(const TempDir&)> open;
};

class PeopleStoreContract : public ::testing::TestWithParam<Kind> {
 protected:
  uint64_t Add(const StoredCustomer& customer) {
    const absl::StatusOr<uint64_t> id = store_->AddCustomer(customer);
    EXPECT_THAT(id, IsOk());
    return id.value_or(0);
  }

  const TempDir folder_;
  const std::unique_ptr<PeopleStore> store_ = GetParam().open(folder_);
};

TEST_P(PeopleStoreContract, GivesACustomerBackAsAdded) {
  StoredCustomer customer = SampleCustomer("anna");
  customer.id = Add(customer);
  EXPECT_THAT(store_->FindCustomer(customer.id),
              IsOkAndHolds(Optional(customer)));
  EXPECT_THAT(store_->FindCustomerByEmail(customer.email_key),
              IsOkAndHolds(Optional(customer)));
  EXPECT_THAT(store_->FindCustomer(customer.id + 1),
              IsOkAndHolds(Eq(std::nullopt)));
  EXPECT_THAT(store_->FindCustomerByEmail("boris@example.org"),
              IsOkAndHolds(Eq(std::nullopt)));
}

TEST_P(PeopleStoreContract, KeepsAnAddressToOneCustomer) {
  Add(SampleCustomer("anna"));
  EXPECT_THAT(store_->AddCustomer(SampleCustomer("anna")),
              StatusIs(absl::StatusCode::kAlreadyExists));
  Add(SampleCustomer("boris"));
}

TEST_P(PeopleStoreContract, ChangesACustomerWhollyAndOnlyThatOne) {
  StoredCustomer anna = SampleCustomer("anna");
  StoredCustomer boris = SampleCustomer("boris");
  anna.id = Add(anna);
  boris.id = Add(boris);
  anna.email_confirmed = true;
  anna.password_hash = "another";
  anna.language = Language::kEnglish;
  anna.accounts = {{"22222222", "second"}, {"11111111", "first"}};
  anna.added_at += absl::Hours(1);
  ASSERT_THAT(store_->Apply({.customer = anna}), IsOk());
  EXPECT_THAT(store_->FindCustomer(anna.id), IsOkAndHolds(Optional(anna)));
  EXPECT_THAT(store_->FindCustomer(boris.id), IsOkAndHolds(Optional(boris)));
}

TEST_P(PeopleStoreContract, LoadsTheLinksOfWhoHasConfirmed) {
  StoredCustomer anna = SampleCustomer("anna");
  anna.email_confirmed = true;
  anna.accounts.push_back({"22222222", "second"});
  anna.id = Add(anna);
  Add(SampleCustomer("boris"));
  EXPECT_THAT(store_->LoadLinks(),
              IsOkAndHolds(ElementsAre(CustomerLinks{anna.id, anna.accounts})));
}

TEST_P(PeopleStoreContract, EndsSessionsOneByOneAndAPersonsAll) {
  const PersonId anna = {.customer = 1};
  const PersonId clerk = {.log_in = "clerk"};
  for (const auto& [hash, person] :
       {std::pair("a", anna), std::pair("b", anna), std::pair("c", clerk),
        std::pair("d", PersonId{.customer = 2})}) {
    ASSERT_THAT(store_->Apply({.session = SampleSession(hash, person)}),
                IsOk());
  }
  ASSERT_THAT(store_->Apply({.sessions_ended = {"d", "unknown"}}), IsOk());
  EXPECT_THAT(store_->LoadSessions(),
              IsOkAndHolds(ElementsAre(SampleSession("a", anna),
                                       SampleSession("b", anna),
                                       SampleSession("c", clerk))));
  ASSERT_THAT(store_->Apply(
                  {.locked_out = anna, .session = SampleSession("new", anna)}),
              IsOk());
  EXPECT_THAT(store_->LoadSessions(),
              IsOkAndHolds(ElementsAre(SampleSession("c", clerk),
                                       SampleSession("new", anna))));
}

TEST_P(PeopleStoreContract, NotesTheUseOfASessionButRevivesNone) {
  StoredSession session = SampleSession("a", {.customer = 1});
  ASSERT_THAT(store_->Apply({.session = session}), IsOk());
  session.last_seen_at += absl::Minutes(5);
  for (const char* hash : {"a", "ended"}) {
    ASSERT_THAT(store_->Apply(
                    {.session_seen = SessionSeen{hash, session.last_seen_at}}),
                IsOk());
  }
  EXPECT_THAT(store_->LoadSessions(), IsOkAndHolds(ElementsAre(session)));
}

TEST_P(PeopleStoreContract, TakesATokenOnce) {
  const StoredToken token = SampleToken("t", 1);
  ASSERT_THAT(store_->Apply({.token = token}), IsOk());
  EXPECT_THAT(store_->FindToken("t"), IsOkAndHolds(Optional(token)));
  EXPECT_THAT(store_->Apply({.token_taken = "t"}), IsOk());
  EXPECT_THAT(store_->FindToken("t"), IsOkAndHolds(Eq(std::nullopt)));
  EXPECT_THAT(store_->Apply({.token_taken = "t"}),
              StatusIs(absl::StatusCode::kNotFound));
}

TEST_P(PeopleStoreContract, ANewLetterTakesThePlaceOfAnOlderOfItsKind) {
  StoredToken reset = SampleToken("reset", 1);
  reset.purpose = TokenPurpose::kResetPassword;
  ASSERT_THAT(store_->Apply({.token = SampleToken("old", 1)}), IsOk());
  ASSERT_THAT(store_->Apply({.token = SampleToken("other", 2)}), IsOk());
  ASSERT_THAT(store_->Apply({.token = reset}), IsOk());
  ASSERT_THAT(store_->Apply({.token = SampleToken("new", 1)}), IsOk());
  EXPECT_THAT(store_->FindToken("old"), IsOkAndHolds(Eq(std::nullopt)));
  for (const char* hash : {"new", "other", "reset"}) {
    EXPECT_THAT(store_->FindToken(hash),
                IsOkAndHolds(::testing::Ne(std::nullopt)))
        << hash;
  }
  ASSERT_THAT(store_->Apply({.locked_out = PersonId{.customer = 1}}), IsOk());
  EXPECT_THAT(store_->FindToken("new"), IsOkAndHolds(Eq(std::nullopt)));
  EXPECT_THAT(store_->FindToken("reset"), IsOkAndHolds(Eq(std::nullopt)));
  EXPECT_THAT(store_->FindToken("other"),
              IsOkAndHolds(::testing::Ne(std::nullopt)));
}

TEST_P(PeopleStoreContract, AChangeIsWholeOrIsNone) {
  StoredCustomer anna = SampleCustomer("anna");
  anna.id = Add(anna);
  StoredCustomer changed = anna;
  changed.password_hash = "another";
  StoredCustomer nobody = anna;
  nobody.id = 99;
  const PeopleChange rest = {.member = SampleStaff("clerk"),
                             .session = SampleSession("a", {.customer = 1}),
                             .token = SampleToken("t", 1),
                             .action = StaffAction{.actor = "clerk"}};
  PeopleChange without_token = rest;
  without_token.token_taken = "unknown";
  without_token.customer = changed;
  PeopleChange without_customer = rest;
  without_customer.customer = nobody;
  for (const PeopleChange& change : {without_token, without_customer}) {
    EXPECT_THAT(store_->Apply(change), StatusIs(absl::StatusCode::kNotFound));
    EXPECT_THAT(store_->FindCustomer(anna.id), IsOkAndHolds(Optional(anna)));
    EXPECT_THAT(store_->LoadStaff(), IsOkAndHolds(IsEmpty()));
    EXPECT_THAT(store_->LoadSessions(), IsOkAndHolds(IsEmpty()));
    EXPECT_THAT(store_->FindToken("t"), IsOkAndHolds(Eq(std::nullopt)));
    EXPECT_THAT(store_->ListStaffActions("", std::nullopt, 10),
                IsOkAndHolds(IsEmpty()));
  }
}

TEST_P(PeopleStoreContract, KeepsStaffInOrderOfLogIn) {
  StoredStaff boss = SampleStaff("boss");
  ASSERT_THAT(store_->Apply({.member = SampleStaff("clerk")}), IsOk());
  ASSERT_THAT(store_->Apply({.member = boss}), IsOk());
  boss.role = StaffRole::kAdministrator;
  boss.disabled = true;
  boss.password_expired = true;
  boss.password_hash = "another";
  boss.name = "Another";
  ASSERT_THAT(store_->Apply({.member = boss}), IsOk());
  EXPECT_THAT(store_->LoadStaff(),
              IsOkAndHolds(ElementsAre(boss, SampleStaff("clerk"))));
}

TEST_P(PeopleStoreContract, ListsActionsNewestFirstPageByPage) {
  for (const char* actor : {"a", "b", "a", "b", "a"}) {
    ASSERT_THAT(
        store_->Apply({.action = StaffAction{.at = kSampleTime,
                                             .actor = actor,
                                             .action = "LOGGED_IN",
                                             .detail = "from somewhere"}}),
        IsOk());
  }
  const auto number = [](uint64_t wanted) {
    return Field(&StaffAction::number, wanted);
  };
  EXPECT_THAT(store_->ListStaffActions("", std::nullopt, 2),
              IsOkAndHolds(ElementsAre(number(5), number(4))));
  EXPECT_THAT(store_->ListStaffActions("", 4, 10),
              IsOkAndHolds(ElementsAre(number(3), number(2), number(1))));
  EXPECT_THAT(store_->ListStaffActions("a", 5, 10),
              IsOkAndHolds(ElementsAre(number(3), number(1))));
  EXPECT_THAT(store_->ListStaffActions("b", std::nullopt, 1),
              IsOkAndHolds(ElementsAre(StaffAction{
                  4, kSampleTime, "b", "LOGGED_IN", "from somewhere"})));
  EXPECT_THAT(store_->ListStaffActions("c", std::nullopt, 10),
              IsOkAndHolds(IsEmpty()));
}

TEST_P(PeopleStoreContract, PurgesWhatHasExpiredAndWhoNeverConfirmed) {
  StoredCustomer young = SampleCustomer("young");
  young.added_at += absl::Microseconds(1);
  StoredCustomer confirmed = SampleCustomer("confirmed");
  confirmed.email_confirmed = true;
  const uint64_t old = Add(SampleCustomer("old"));
  young.id = Add(young);
  confirmed.id = Add(confirmed);
  ASSERT_THAT(store_->Apply({.token = SampleToken("expired", 1)}), IsOk());
  StoredToken good = SampleToken("good", 2);
  good.expires_at += absl::Microseconds(1);
  ASSERT_THAT(store_->Apply({.token = good}), IsOk());

  ASSERT_THAT(store_->Purge(SampleToken("", 0).expires_at, young.added_at),
              IsOk());
  EXPECT_THAT(store_->FindCustomer(old), IsOkAndHolds(Eq(std::nullopt)));
  EXPECT_THAT(store_->FindCustomer(young.id), IsOkAndHolds(Optional(young)));
  EXPECT_THAT(store_->FindCustomer(confirmed.id),
              IsOkAndHolds(Optional(confirmed)));
  EXPECT_THAT(store_->FindToken("expired"), IsOkAndHolds(Eq(std::nullopt)));
  EXPECT_THAT(store_->FindToken("good"), IsOkAndHolds(Optional(good)));
}

TEST_P(PeopleStoreContract, GivesNobodyTheIdOfSomebodyForgotten) {
  const uint64_t forgotten = Add(SampleCustomer("anna"));
  ASSERT_THAT(store_->Purge(kSampleTime, absl::InfiniteFuture()), IsOk());
  EXPECT_GT(Add(SampleCustomer("boris")), forgotten);
}

INSTANTIATE_TEST_SUITE_P(
    Stores, PeopleStoreContract,
    ::testing::Values(Kind{"Memory",
                           [](const TempDir&) {
                             return std::make_unique<MemoryPeopleStore>();
                           }},
                      Kind{"Sqlite",
                           [](const TempDir& folder) {
                             return OpenPeople(folder);
                           }}),
    [](const ::testing::TestParamInfo<Kind>& kind) { return kind.param.name; });

}  // namespace
}  // namespace intake::testing
