#include "channels/desk/kept_sender.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "channels/sdk/fake_connection.h"

namespace intake::desk {
namespace {

std::shared_ptr<sdk::FakeConnection> ChannelThatAnswers(
    const std::string& text) {
  auto channel = std::make_shared<sdk::FakeConnection>();
  channel->on_SubmitReading = [text](const v1::SubmitReadingRequest& request) {
    v1::SubmitReadingResponse response;
    response.mutable_receipt()->set_text(
        absl::StrCat(text, " ", request.submission().request_id()));
    return response;
  };
  return channel;
}

class KeptSender : public ::testing::Test {
 protected:
  static web::KeptSubmission KeptIn(const std::string& channel) {
    web::KeptSubmission kept = {.channel = channel};
    kept.submission.set_request_id("the-form");
    return kept;
  }

  Desk desk_ = {.call_center = ChannelThatAnswers("call_center"),
                .office = ChannelThatAnswers("office"),
                .paper_slip = ChannelThatAnswers("paper_slip"),
                .building_list = ChannelThatAnswers("building_list")};
};

TEST_F(KeptSender, SendsEachThroughItsOwnChannel) {
  const auto send = KeptSenderOf(desk_);
  for (const char* channel :
       {"call_center", "office", "paper_slip", "building_list"}) {
    const auto receipt = send(KeptIn(channel));
    ASSERT_TRUE(receipt.ok()) << receipt.status();
    EXPECT_EQ(receipt->text(), absl::StrCat(channel, " the-form"));
  }
}

TEST_F(KeptSender, SendsNothingOfAChannelThatIsNotTheDesks) {
  const auto send = KeptSenderOf(desk_);
  for (const char* channel : {"portal", "", "OFFICE"}) {
    const auto receipt = send(KeptIn(channel));
    EXPECT_EQ(receipt.status().code(), absl::StatusCode::kNotFound);
    EXPECT_NE(
        receipt.status().message().find(absl::StrCat("got channel ", channel)),
        absl::string_view::npos);
  }
}

TEST_F(KeptSender, FailsAsTheServerDoes) {
  auto office = std::make_shared<sdk::FakeConnection>();
  office->on_SubmitReading =
      [](const auto&) -> absl::StatusOr<v1::SubmitReadingResponse> {
    return absl::UnavailableError("away");
  };
  desk_.office = office;
  EXPECT_EQ(KeptSenderOf(desk_)(KeptIn("office")).status().code(),
            absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace intake::desk
