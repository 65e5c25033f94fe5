// Slips over the wire: who keys is who is logged in, and the second clerk is
// blind.

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "intake/v1/slip_service.grpc.pb.h"
#include "services/server/people_fixture.h"

namespace intake {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

class ServerSlipsTest : public PeopleFixture {
 protected:
  ServerSlipsTest()
      : slips_service_(v1::SlipService::NewStub(channel_)),
        first_{desk_, "", LoggedInStaff("first", v1::STAFF_ROLE_CLERK)},
        second_{desk_, "", LoggedInStaff("second", v1::STAFF_ROLE_CLERK)},
        supervisor_{desk_, "",
                    LoggedInStaff("chief", v1::STAFF_ROLE_SUPERVISOR)} {
    v1::OpenBatchRequest open;
    v1::BatchHeader& header = *open.mutable_header();
    header.set_number("B-1");
    header.set_source("post office 12");
    header.set_date("2014-06-18");
    header.set_slips(1);
    header.set_control_total("150");
    header.set_mode(v1::KEYING_MODE_DOUBLE);
    EXPECT_TRUE(
        Call(*slips_service_, &v1::SlipService::Stub::OpenBatch, first_, open)
            .status.ok());
  }

  CallResult<v1::KeySlipResponse> Key(const CallerKey& clerk,
                                      const std::string& value) {
    v1::KeySlipRequest request;
    request.set_batch_number("B-1");
    request.set_sequence(1);
    request.mutable_content()->set_account_number(kAccount);
    request.mutable_content()->add_values(value);
    request.mutable_content()->set_is_signed(true);
    return Call(*slips_service_, &v1::SlipService::Stub::KeySlip, clerk,
                request);
  }

  CallResult<v1::CloseBatchResponse> Close() {
    v1::CloseBatchRequest request;
    request.set_number("B-1");
    return Call(*slips_service_, &v1::SlipService::Stub::CloseBatch, first_,
                request);
  }

  std::unique_ptr<v1::SlipService::Stub> slips_service_;
  const CallerKey first_;
  const CallerKey second_;
  const CallerKey supervisor_;
};

TEST_F(ServerSlipsTest, TwoClerksKeyAndASupervisorSettlesWhereTheyDiffer) {
  EXPECT_EQ(Key(first_, "150").response.slip().first_agent(), "first");
  v1::GetBatchRequest get;
  get.set_number("B-1");
  const auto blind =
      Call(*slips_service_, &v1::SlipService::Stub::GetBatch, second_, get);
  ASSERT_THAT(blind.response.slips(), SizeIs(1));
  EXPECT_FALSE(blind.response.slips(0).has_content());

  EXPECT_TRUE(Key(second_, "105").response.slip().differs());
  EXPECT_EQ(Close().reason(), "BATCH_DIFFERS");

  v1::SettleSlipRequest settle;
  settle.set_batch_number("B-1");
  settle.set_sequence(1);
  settle.mutable_content()->set_account_number(kAccount);
  settle.mutable_content()->add_values("150");
  settle.mutable_content()->set_is_signed(true);
  EXPECT_EQ(
      Call(*slips_service_, &v1::SlipService::Stub::SettleSlip, second_, settle)
          .reason(),
      "ROLE_NOT_ENOUGH");
  EXPECT_TRUE(Call(*slips_service_, &v1::SlipService::Stub::SettleSlip,
                   supervisor_, settle)
                  .response.batch()
                  .complete());
  const auto closed = Close();
  ASSERT_TRUE(closed.status.ok()) << closed.status.error_message();
  EXPECT_TRUE(closed.response.batch().closed());
  EXPECT_THAT(closed.response.slips(), SizeIs(1));
}

TEST_F(ServerSlipsTest, AgentsAndChannelsKeyNoSlips) {
  const CallerKey agent = {desk_, "",
                           LoggedInStaff("agent", v1::STAFF_ROLE_AGENT)};
  EXPECT_EQ(Key(agent, "150").reason(), "ROLE_NOT_ENOUGH");
  EXPECT_EQ(Key(KeyOf("paper_slip"), "150").reason(), "METHOD_NOT_ALLOWED");
}

TEST_F(ServerSlipsTest, SaysWhichFieldIsWrong) {
  const auto wrong = Key(first_, "12e5");
  EXPECT_EQ(wrong.status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(wrong.field(), HasSubstr("values"));
}

}  // namespace
}  // namespace intake
