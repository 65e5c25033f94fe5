#include "services/convert/account_convert.h"

#include <functional>
#include <string>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "services/convert/batch_convert.h"

namespace intake {
namespace {

v1::Account TwoTariffs() {
  v1::Account proto;
  proto.set_number("1234567890");
  proto.set_holder("Иванов И. И.");
  proto.mutable_address()->set_text("Самара, Мира, 1, 2");
  proto.add_phones("79031234567");
  v1::Installation* meter = proto.add_installations();
  meter->set_commodity(v1::COMMODITY_ELECTRICITY);
  meter->set_serial("0017");
  meter->set_installed_on("2010-01-01");
  meter->set_daily_capacity("360.5");
  for (v1::RegisterKind kind :
       {v1::REGISTER_KIND_NIGHT, v1::REGISTER_KIND_DAY}) {
    v1::Register* dial = meter->add_registers();
    dial->set_kind(kind);
    dial->set_whole_digits(5);
  }
  v1::HistoricReading* reading = proto.add_history();
  reading->mutable_register_()->set_kind(v1::REGISTER_KIND_DAY);
  reading->set_date("2014-05-20");
  reading->set_value("100");
  return proto;
}

std::string FieldAtFault(const std::function<void(v1::Account&)>& change) {
  v1::Account proto = TwoTariffs();
  change(proto);
  return FieldOf(AccountFromProto(proto, "accounts[4]").status());
}

TEST(AccountConvert, PutsTheAccountInCanonicalOrder) {
  const absl::StatusOr<Account> account =
      AccountFromProto(TwoTariffs(), "accounts[0]");
  ASSERT_TRUE(account.ok()) << account.status();
  EXPECT_EQ(account->payment_code, "1234567890");
  EXPECT_EQ(account->language, Language::kRussian);
  ASSERT_EQ(account->installations.size(), 1u);
  EXPECT_EQ(account->installations[0].point, MeteringPoint::kMain);
  EXPECT_EQ(account->installations[0].registers[0].kind, RegisterKind::kDay);
  EXPECT_EQ(account->installations[0].daily_capacity, 360'500);
  ASSERT_EQ(account->history.size(), 1u);
  EXPECT_EQ(account->history[0].register_index, 0u);
  EXPECT_EQ(account->history[0].value, 100'000);
}

TEST(AccountConvert, GoesThereAndBackUnchangedButForItsHistory) {
  absl::StatusOr<Account> account = AccountFromProto(TwoTariffs(), "a");
  ASSERT_TRUE(account.ok()) << account.status();
  account->history.clear();
  const absl::StatusOr<Account> again =
      AccountFromProto(AccountToProto(*account), "a");
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(*again, *account);
}

TEST(AccountConvert, NamesTheFieldAtFaultWithinTheRequest) {
  EXPECT_EQ(FieldAtFault([](auto& a) { a.set_number("12a"); }),
            "accounts[4].number");
  EXPECT_EQ(FieldAtFault([](auto& a) { a.set_closed_on("soon"); }),
            "accounts[4].closed_on");
  EXPECT_EQ(FieldAtFault(
                [](auto& a) { a.mutable_installations(0)->clear_commodity(); }),
            "accounts[4].installations[0].commodity");
  EXPECT_EQ(
      FieldAtFault([](auto& a) {
        a.mutable_installations(0)->mutable_registers(1)->set_multiplier("-4");
      }),
      "accounts[4].installations[0].registers[1].multiplier");
  EXPECT_EQ(FieldAtFault([](auto& a) {
              a.mutable_installations(0)->set_daily_capacity("lots");
            }),
            "accounts[4].installations[0].daily_capacity");
  EXPECT_EQ(FieldAtFault([](auto& a) {
              a.mutable_history(0)->mutable_register_()->clear_kind();
            }),
            "accounts[4].history[0].register");
  EXPECT_EQ(
      FieldAtFault([](auto& a) { a.mutable_history(0)->set_value("1e3"); }),
      "accounts[4].history[0].value");
}

TEST(AccountConvert, KeepsGoodRecordsOfABatchBesideBadOnes) {
  v1::ImportAccountsRequest request;
  *request.add_accounts() = TwoTariffs();
  request.add_accounts()->set_number("x");
  *request.add_accounts() = TwoTariffs();
  const absl::StatusOr<Batch<Account>> batch = AccountsFromProto(request);
  ASSERT_TRUE(batch.ok()) << batch.status();
  EXPECT_EQ(batch->valid.size(), 2u);
  const v1::ImportAccountsResponse response =
      ImportResultsToProto({"1", "x", "2"}, batch->errors,
                           {ImportResult::kCreated, ImportResult::kUnchanged});
  ASSERT_EQ(response.results_size(), 3);
  EXPECT_EQ(response.results(0).outcome(), v1::IMPORT_OUTCOME_CREATED);
  EXPECT_EQ(response.results(1).account_number(), "x");
  EXPECT_EQ(response.results(1).error().code(), 3);
  EXPECT_EQ(response.results(2).outcome(), v1::IMPORT_OUTCOME_UNCHANGED);
}

TEST(AccountConvert, BoundsABatch) {
  v1::ImportAccountsRequest request;
  EXPECT_EQ(FieldOf(AccountsFromProto(request).status()), "accounts");
  for (int i = 0; i < 501; ++i) request.add_accounts();
  EXPECT_EQ(FieldOf(AccountsFromProto(request).status()), "accounts");
}

TEST(AccountSearchConvert, WantsSomethingToSearchForAndALimitInRange) {
  v1::SearchAccountsRequest request;
  EXPECT_FALSE(AccountSearchFromProto(request).ok());
  request.set_phone("7903");
  EXPECT_EQ(AccountSearchFromProto(request)->items_max, 50u);
  request.set_limit(1000);
  EXPECT_EQ(AccountSearchFromProto(request)->items_max, 1000u);
  for (int limit : {-1, 1001}) {
    request.set_limit(limit);
    EXPECT_EQ(FieldOf(AccountSearchFromProto(request).status()), "limit");
  }
}

}  // namespace
}  // namespace intake
