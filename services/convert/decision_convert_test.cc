// What staff decide: every request there and every field that may be at fault.

#include <functional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/limits.h"
#include "services/convert/amendment_convert.h"
#include "services/convert/meter_exchange_convert.h"
#include "services/convert/review_convert.h"

namespace intake {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

void Decide(v1::Decision& decision) {
  decision.set_agent("ivanova");
  decision.set_reason("called the customer");
}

v1::ApproveReadingRequest Approve() {
  v1::ApproveReadingRequest proto;
  proto.set_code(" 000013");
  proto.set_revision(7);
  Decide(*proto.mutable_decision());
  v1::UnderstoodValue* corrected = proto.add_corrected();
  corrected->mutable_register_()->set_kind(v1::REGISTER_KIND_DAY);
  corrected->set_value("150.5");
  v1::NeighbourDecision* voided = proto.add_neighbours();
  voided->mutable_register_()->set_kind(v1::REGISTER_KIND_DAY);
  voided->set_date("2014-05-20");
  *proto.add_neighbours() = *voided;
  proto.mutable_neighbours(1)->set_corrected_value("140");
  proto.set_rolled_over(true);
  return proto;
}

v1::RejectReadingRequest Reject() {
  v1::RejectReadingRequest proto;
  proto.set_code("000-013");
  Decide(*proto.mutable_decision());
  return proto;
}

v1::CorrectReadingRequest Correct() {
  v1::CorrectReadingRequest proto;
  proto.set_account_number("1234567890");
  proto.mutable_register_()->set_serial("0017");
  proto.set_date("2014-06-20");
  proto.set_was("150");
  proto.set_value("160");
  Decide(*proto.mutable_decision());
  return proto;
}

v1::VoidReadingRequest Void() {
  v1::VoidReadingRequest proto;
  proto.set_account_number("1234567890");
  proto.set_date("2014-06-20");
  proto.set_was("150");
  Decide(*proto.mutable_decision());
  return proto;
}

v1::ReplaceMeterRequest Replace() {
  v1::ReplaceMeterRequest proto;
  proto.set_account_number("1234567890");
  proto.set_replaced_on("2014-06-18");
  proto.mutable_installed()->set_commodity(v1::COMMODITY_ELECTRICITY);
  proto.mutable_installed()->set_serial("0018");
  proto.mutable_installed()->add_registers()->set_kind(v1::REGISTER_KIND_TOTAL);
  proto.mutable_installed()->mutable_registers(0)->set_whole_digits(6);
  proto.mutable_installed()->set_daily_capacity("360.5");
  proto.add_closing()->set_value("12389");
  v1::DialReading* opening = proto.add_opening();
  opening->set_kind(v1::REGISTER_KIND_TOTAL);
  opening->set_value("0.1");
  Decide(*proto.mutable_decision());
  return proto;
}

v1::CloseAccountRequest Close() {
  v1::CloseAccountRequest proto;
  proto.set_account_number("1234567890");
  proto.set_closed_on("2014-06-18");
  v1::NamedValue* value = proto.add_final();
  value->mutable_register_()->set_kind(v1::REGISTER_KIND_NIGHT);
  value->set_value("77");
  Decide(*proto.mutable_decision());
  return proto;
}

// Each request's converter under one name.
auto FromProto(const v1::ApproveReadingRequest& proto) {
  return ApprovalFromProto(proto);
}
auto FromProto(const v1::RejectReadingRequest& proto) {
  return RejectionFromProto(proto);
}
auto FromProto(const v1::CorrectReadingRequest& proto) {
  return AmendmentFromProto(proto);
}
auto FromProto(const v1::VoidReadingRequest& proto) {
  return AmendmentFromProto(proto);
}
auto FromProto(const v1::ReplaceMeterRequest& proto) {
  return MeterExchangeFromProto(proto);
}
auto FromProto(const v1::CloseAccountRequest& proto) {
  return AccountClosingFromProto(proto);
}

// The field at fault after `change`; empty where it converts.
template <typename Proto>
std::string FieldAtFault(Proto proto,
                         const std::function<void(Proto&)>& change) {
  change(proto);
  const absl::Status status = FromProto(proto).status();
  EXPECT_EQ(status.ok(), FieldOf(status).empty()) << status;
  return FieldOf(status);
}

template <typename Proto>
struct Fault {
  const char* field;
  std::function<void(Proto&)> change;
};

// Every request is good as it is, and bad with each of the changes.
template <typename Proto>
void ExpectFaults(const Proto& good, std::vector<Fault<Proto>> faults) {
  EXPECT_EQ(FieldAtFault<Proto>(good, [](Proto&) {}), "");
  for (const Fault<Proto>& fault : faults) {
    EXPECT_EQ(FieldAtFault<Proto>(good, fault.change), fault.field);
  }
  for (const auto& [agent, reason, field] :
       {std::tuple(size_t{0}, size_t{1}, "decision.agent"),
        std::tuple(size_t{1}, size_t{0}, "decision.reason"),
        std::tuple(limits::kAgentBytesMax, limits::kDecisionReasonBytesMax, ""),
        std::tuple(limits::kAgentBytesMax + 1, size_t{1}, "decision.agent"),
        std::tuple(size_t{1}, limits::kDecisionReasonBytesMax + 1,
                   "decision.reason")}) {
    EXPECT_EQ(
        FieldAtFault<Proto>(
            good,
            [agent = agent, reason = reason](Proto& proto) {
              proto.mutable_decision()->set_agent(std::string(agent, 'a'));
              proto.mutable_decision()->set_reason(std::string(reason, 'b'));
            }),
        field)
        << agent << " and " << reason << " bytes";
  }
  EXPECT_EQ(
      FieldAtFault<Proto>(good, [](Proto& proto) { proto.clear_decision(); }),
      "decision.agent");
}

constexpr auto kNoRegister = static_cast<v1::RegisterKind>(77);

TEST(ApprovalConvert, TakesAllThatItIsGiven) {
  const absl::StatusOr<Approval> approval = ApprovalFromProto(Approve());
  ASSERT_TRUE(approval.ok()) << approval.status();
  EXPECT_EQ(approval->receipt_code, "000-013");
  EXPECT_EQ(approval->seen_sequence, 7u);
  EXPECT_EQ(approval->decision,
            (Decision{.agent = "ivanova", .reason = "called the customer"}));
  ASSERT_THAT(approval->corrected, SizeIs(1));
  EXPECT_EQ(approval->corrected[0].target.kind, RegisterKind::kDay);
  EXPECT_EQ(approval->corrected[0].target.commodity, std::nullopt);
  EXPECT_EQ(approval->corrected[0].value, 150'500);
  ASSERT_THAT(approval->neighbours, SizeIs(2));
  EXPECT_EQ(approval->neighbours[0].date, absl::CivilDay(2014, 5, 20));
  EXPECT_EQ(approval->neighbours[0].corrected, std::nullopt);
  EXPECT_EQ(approval->neighbours[1].corrected, 140'000);
  EXPECT_TRUE(approval->rolled_over);
}

TEST(ApprovalConvert, NamesTheFieldAtFault) {
  using Request = v1::ApproveReadingRequest;
  ExpectFaults<Request>(
      Approve(),
      {{"code", [](auto& p) { p.set_code("000-014"); }},
       {"code", [](auto& p) { p.clear_code(); }},
       {"revision", [](auto& p) { p.set_revision(-1); }},
       {"revision", [](auto& p) { p.set_revision(int64_t{1} << 32); }},
       {"corrected[0].value",
        [](auto& p) { p.mutable_corrected(0)->set_value("-1"); }},
       {"corrected[1].value", [](auto& p) { p.add_corrected(); }},
       {"corrected[0].register.kind",
        [](auto& p) {
          p.mutable_corrected(0)->mutable_register_()->set_kind(kNoRegister);
        }},
       {"corrected",
        [](auto& p) {
          for (int i = 0; i < 32; ++i) p.add_corrected()->set_value("1");
        }},
       {"neighbours[1].date",
        [](auto& p) { p.mutable_neighbours(1)->set_date("20.05.2014"); }},
       {"neighbours[0].date",
        [](auto& p) { p.mutable_neighbours(0)->clear_date(); }},
       {"neighbours[0].corrected_value",
        [](auto& p) { p.mutable_neighbours(0)->set_corrected_value("1e3"); }},
       {"neighbours[0].register.serial",
        [](auto& p) {
          p.mutable_neighbours(0)->mutable_register_()->set_serial(
              std::string(257, '1'));
        }},
       {"neighbours", [](auto& p) {
          for (int i = 0; i < 31; ++i) *p.add_neighbours() = p.neighbours(0);
        }}});
}

TEST(RejectionConvert, NamesTheFieldAtFault) {
  const absl::StatusOr<Rejection> rejection = RejectionFromProto(Reject());
  ASSERT_TRUE(rejection.ok()) << rejection.status();
  EXPECT_EQ(rejection->receipt_code, "000-013");
  EXPECT_EQ(rejection->seen_sequence, std::nullopt);
  EXPECT_EQ(rejection->decision.agent, "ivanova");
  using Request = v1::RejectReadingRequest;
  ExpectFaults<Request>(Reject(),
                        {{"code", [](auto& p) { p.set_code("x"); }},
                         {"revision", [](auto& p) { p.set_revision(-7); }}});
}

TEST(AmendmentConvert, GivesAnotherValueOrNone) {
  const absl::StatusOr<Amendment> corrected = AmendmentFromProto(Correct());
  ASSERT_TRUE(corrected.ok()) << corrected.status();
  EXPECT_EQ(corrected->target.serial, "0017");
  EXPECT_EQ(corrected->date, absl::CivilDay(2014, 6, 20));
  EXPECT_EQ(corrected->was, 150'000);
  EXPECT_EQ(corrected->now, 160'000);
  EXPECT_EQ(corrected->decision.reason, "called the customer");
  const absl::StatusOr<Amendment> voided = AmendmentFromProto(Void());
  ASSERT_TRUE(voided.ok()) << voided.status();
  EXPECT_EQ(voided->was, 150'000);
  EXPECT_EQ(voided->now, std::nullopt);
}

TEST(AmendmentConvert, NamesTheFieldAtFault) {
  using Request = v1::CorrectReadingRequest;
  ExpectFaults<Request>(
      Correct(),
      {{"account_number", [](auto& p) { p.set_account_number(""); }},
       {"register.point",
        [](auto& p) {
          p.mutable_register_()->set_point(static_cast<v1::MeteringPoint>(9));
        }},
       {"date", [](auto& p) { p.set_date("2014-02-30"); }},
       {"was", [](auto& p) { p.clear_was(); }},
       {"value", [](auto& p) { p.clear_value(); }},
       {"value", [](auto& p) { p.set_value("1.2345"); }}});
  ExpectFaults<v1::VoidReadingRequest>(
      Void(), {{"account_number", [](auto& p) { p.set_account_number("12"); }},
               {"date", [](auto& p) { p.clear_date(); }},
               {"was", [](auto& p) { p.set_was("much"); }}});
}

TEST(MeterExchangeConvert, TakesAllThatItIsGiven) {
  const absl::StatusOr<MeterExchange> exchange =
      MeterExchangeFromProto(Replace());
  ASSERT_TRUE(exchange.ok()) << exchange.status();
  const absl::CivilDay day(2014, 6, 18);
  EXPECT_EQ(exchange->replaced_on, day);
  EXPECT_EQ(exchange->installed.installed_on, day);
  EXPECT_EQ(exchange->installed.serial, "0018");
  EXPECT_EQ(exchange->installed.daily_capacity, 360'500);
  ASSERT_THAT(exchange->closing, SizeIs(1));
  EXPECT_EQ(exchange->closing[0].kind, std::nullopt);
  EXPECT_EQ(exchange->closing[0].value, 12'389'000);
  ASSERT_THAT(exchange->opening, SizeIs(1));
  EXPECT_EQ(exchange->opening[0].kind, RegisterKind::kTotal);
  EXPECT_EQ(exchange->opening[0].value, 100);
  EXPECT_EQ(exchange->decision.agent, "ivanova");
}

TEST(MeterExchangeConvert, NamesTheFieldAtFault) {
  using Request = v1::ReplaceMeterRequest;
  ExpectFaults<Request>(
      Replace(),
      {{"account_number", [](auto& p) { p.set_account_number("no"); }},
       {"replaced_on", [](auto& p) { p.clear_replaced_on(); }},
       {"installed.commodity", [](auto& p) { p.clear_installed(); }},
       {"installed.installed_on",
        [](auto& p) { p.mutable_installed()->set_installed_on("2014-06-19"); }},
       {"installed.removed_on",
        [](auto& p) { p.mutable_installed()->set_removed_on("2015-01-01"); }},
       {"installed.daily_capacity",
        [](auto& p) { p.mutable_installed()->set_daily_capacity("lots"); }},
       {"closing[0].value",
        [](auto& p) { p.mutable_closing(0)->clear_value(); }},
       {"closing[0].kind",
        [](auto& p) { p.mutable_closing(0)->set_kind(kNoRegister); }},
       {"closing",
        [](auto& p) {
          for (int i = 0; i < 3; ++i) p.add_closing()->set_value("1");
        }},
       {"opening[0].value",
        [](auto& p) { p.mutable_opening(0)->set_value("0x1"); }},
       {"opening", [](auto& p) {
          for (int i = 0; i < 3; ++i) p.add_opening()->set_value("1");
        }}});
}

TEST(MeterExchangeConvert, SaysWhichDayItWants) {
  v1::ReplaceMeterRequest proto = Replace();
  proto.mutable_installed()->set_installed_on("2014-06-18");
  EXPECT_TRUE(MeterExchangeFromProto(proto).ok());
  proto.mutable_installed()->set_installed_on("2014-06-17");
  EXPECT_THAT(std::string(MeterExchangeFromProto(proto).status().message()),
              HasSubstr("got 2014-06-17, want the day of the exchange, "
                        "2014-06-18"));
}

TEST(AccountClosingConvert, NamesTheFieldAtFault) {
  const absl::StatusOr<AccountClosing> closing =
      AccountClosingFromProto(Close());
  ASSERT_TRUE(closing.ok()) << closing.status();
  EXPECT_EQ(closing->closed_on, absl::CivilDay(2014, 6, 18));
  ASSERT_THAT(closing->final, SizeIs(1));
  EXPECT_EQ(closing->final[0].target.kind, RegisterKind::kNight);
  EXPECT_EQ(closing->final[0].value, 77'000);
  using Request = v1::CloseAccountRequest;
  ExpectFaults<Request>(
      Close(),
      {{"account_number", [](auto& p) { p.clear_account_number(); }},
       {"closed_on", [](auto& p) { p.set_closed_on("today"); }},
       {"final[0].value", [](auto& p) { p.mutable_final(0)->set_value(""); }},
       {"final[0].register.kind",
        [](auto& p) {
          p.mutable_final(0)->mutable_register_()->set_kind(kNoRegister);
        }},
       {"final", [](auto& p) {
          for (int i = 0; i < 96; ++i) p.add_final()->set_value("1");
        }}});
}

}  // namespace
}  // namespace intake
