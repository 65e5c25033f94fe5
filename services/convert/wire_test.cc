// What is small: moments, pages, channels, and the bytes of messages.

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/limits.h"
#include "intake/v1/intake_service.pb.h"
#include "services/convert/channel_convert.h"
#include "services/convert/message_bytes.h"
#include "services/convert/page_convert.h"
#include "services/convert/reading_convert.h"
#include "services/convert/time_convert.h"

namespace intake {
namespace {

using ::testing::HasSubstr;

TEST(TimeConvert, GoesThereAndBackToTheMicrosecond) {
  for (int64_t micros : {int64_t{0}, int64_t{-1}, int64_t{1403985599999999},
                         int64_t{-1500000}}) {
    const absl::Time moment = absl::FromUnixMicros(micros);
    const google::protobuf::Timestamp proto = TimeToProto(moment);
    EXPECT_GE(proto.nanos(), 0);
    EXPECT_EQ(*TimeFromProto(proto, "f"), moment);
  }
}

TEST(TimeConvert, RefusesWhatIsNoMoment) {
  google::protobuf::Timestamp proto;
  proto.set_nanos(1'000'000'000);
  EXPECT_EQ(FieldOf(TimeFromProto(proto, "f").status()), "f");
  proto.set_nanos(0);
  proto.set_seconds(INT64_MAX);
  EXPECT_EQ(FieldOf(TimeFromProto(proto, "f").status()), "f");
}

TEST(PageConvert, ReadsTheTokensItGave) {
  const ReadingKey key{.date = absl::CivilDay(2014, 6, 25),
                       .target = {.installation = 3, .register_index = 1},
                       .sequence = 17};
  const auto page = ReadingPageFromProto(10, PageTokenToProto(key));
  ASSERT_TRUE(page.ok()) << page.status();
  EXPECT_EQ(page->items_max, 10u);
  EXPECT_EQ(page->before->date, key.date);
  EXPECT_EQ(page->before->target, key.target);
  EXPECT_EQ(page->before->sequence, 17u);
  EXPECT_EQ(*SubmissionPageFromProto(0, PageTokenToProto(uint32_t{5}))->before,
            5u);
  EXPECT_EQ(SubmissionPageFromProto(0, "")->before, std::nullopt);
}

TEST(PageConvert, RefusesTokensThatNobodyGave) {
  for (const char* token : {"x", "2014-06-25", "2014-06-25.1.2", "....",
                            "2014-06-25.1.2.-3", "2014-06-25.1.2.3.4"}) {
    EXPECT_EQ(FieldOf(ReadingPageFromProto(0, token).status()), "page_token")
        << token;
    EXPECT_EQ(FieldOf(SubmissionPageFromProto(0, token).status()), "page_token")
        << token;
  }
}

TEST(ReadingConvert, CutsAPageThatOutgrowsAMessage) {
  SubmissionPage page;
  for (uint32_t i = 0; i < 1000; ++i) {
    SubmissionRow row{.sequence = 1000 - i};
    row.judged.submission.evidence.raw.assign(limits::kRawBytesMax, 'x');
    page.rows.push_back(row);
  }
  const v1::ListSubmissionsResponse proto =
      SubmissionPageToProto(page, std::nullopt);
  EXPECT_LT(proto.ByteSizeLong(), limits::kMessageBytesMax);
  EXPECT_GT(proto.submissions_size(), 100);
  // The next page begins behind the last row that is here.
  EXPECT_EQ(proto.next_page_token(),
            std::to_string(1001 - proto.submissions_size()));
}

TEST(ChannelConvert, GoesThereAndBackUnchanged) {
  const absl::TimeZone zone = absl::FixedTimeZone(4 * 3600);
  for (const ChannelPolicy& policy : AnnouncedChannels(zone)) {
    const absl::StatusOr<ChannelPolicy> again =
        ChannelFromProto(ChannelToProto(policy), "channel");
    ASSERT_TRUE(again.ok()) << again.status();
    EXPECT_EQ(*again, policy);
  }
}

TEST(ChannelConvert, NamesTheFieldAtFault) {
  v1::Channel proto;
  proto.set_id("Upper");
  EXPECT_EQ(FieldOf(ChannelFromProto(proto, "channel").status()), "channel.id");
}

TEST(ChannelConvert, NeverShowsTheHashOfASecret) {
  const Credential credential{.id = "abc", .secret_hash = "HASH"};
  EXPECT_THAT(CredentialToProto(credential).SerializeAsString(),
              ::testing::Not(HasSubstr("HASH")));
}

grpc::ByteBuffer Bytes(const std::string& text) {
  const grpc::Slice slice(text);
  return grpc::ByteBuffer(&slice, 1);
}

TEST(MessageBytes, AreReadBackAsWritten) {
  v1::SubmitReadingRequest request;
  request.mutable_submission()->set_text("1234567890 150");
  v1::SubmitReadingRequest again;
  ASSERT_TRUE(ParseMessage(SerializeMessage(request), again).ok());
  EXPECT_EQ(again.submission().text(), "1234567890 150");
}

TEST(MessageBytes, NameTheStringThatIsNotUtf8) {
  v1::BatchSubmitReadingsRequest request;
  request.add_submissions()->set_text("ok");
  request.add_submissions()->set_text("12345 \xcf\xf0");
  const absl::Status status =
      ParseMessage(Bytes(request.SerializeAsString()), request);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(FieldOf(status), "submissions[1].text");
}

TEST(MessageBytes, RefuseWhatIsNoMessage) {
  v1::SubmitReadingRequest request;
  const absl::Status status = ParseMessage(Bytes("\x0a\xff\xff"), request);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("intake.v1.SubmitReadingRequest"));
}

}  // namespace
}  // namespace intake
