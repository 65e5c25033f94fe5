// `intake audit`

#include <nlohmann/json.hpp>

#include "channels/cli/error_for_test.h"
#include "channels/cli/program_for_test.h"
#include "channels/cli/raw_view.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake::cli {
namespace {

using ::testing::HasSubstr;

TEST(RawText, IsTextWhereItCanBeShownAsItIs) {
  EXPECT_EQ(RawText(""), "");
  EXPECT_EQ(RawText("1234567890 день 5"),
            "As it arrived, 21 bytes:\n  1234567890 день 5\n");
  EXPECT_EQ(RawText("a\r\nb\n"), "As it arrived, 5 bytes:\n  a\n  b\n");
}

TEST(RawText, IsHexWhereItIsNoText) {
  EXPECT_EQ(RawText("A\x1b[2J"),
            "As it arrived, 5 bytes in hex:\n"
            "  0000  41 1b 5b 32 4a                                   "
            "A.[2J\n");
  EXPECT_EQ(RawText(std::string("\0\xFF 0123456789abcdef", 19)),
            "As it arrived, 19 bytes in hex:\n"
            "  0000  00 ff 20 30 31 32 33 34 35 36 37 38 39 61 62 63  "
            ".. 0123456789abc\n"
            "  0010  64 65 66                                         "
            "def\n");
}

TEST(AuditVerify, CountsWhatIsWhole) {
  ProgramForTest program;
  program.server->on_VerifyStore = [](const auto&) {
    v1::VerifyStoreResponse response;
    response.set_events_verified(12345);
    return response;
  };
  EXPECT_EQ(program.Run({"audit", "verify"}), 0);
  EXPECT_THAT(program.out, HasSubstr("12,345 events are whole"));
  EXPECT_EQ(program.Run({"audit", "verify", "--json"}), 0);
  EXPECT_EQ(program.out, "{\"events_verified\":\"12345\"}\n");
}

TEST(AuditVerify, NamesTheFirstDamagedRowAndEndsWithOne) {
  ProgramForTest program;
  program.server->on_VerifyStore = [](const auto&) {
    return ErrorWithReason(absl::StatusCode::kDataLoss, "STORE_DAMAGED",
                           "event 17 of 1234567890: the chain is broken");
  };
  EXPECT_EQ(program.Run({"audit", "verify"}), 1);
  EXPECT_THAT(program.err,
              HasSubstr("event 17 of 1234567890: the chain is broken"));
  EXPECT_THAT(program.err, HasSubstr("STORE_DAMAGED"));
  EXPECT_EQ(program.Run({"audit", "verify", "--json"}), 1);
  EXPECT_EQ(nlohmann::json::parse(program.err)["error"]["code"], "DATA_LOSS");
}

TEST(AuditShow, TellsTheWholeStory) {
  ProgramForTest program;
  program.server->on_TraceReceipt = [](const auto& request) {
    v1::TraceReceiptResponse story;
    story.mutable_submission()->set_text("1234567890 150");
    story.mutable_submission()->mutable_evidence()->set_raw("1234567890 150");
    story.mutable_receipt()->set_code(request.code());
    story.mutable_receipt()->set_outcome(v1::OUTCOME_HELD);
    for (const char* what : {"SUBMITTED", "APPROVED"}) {
      v1::TraceEntry& entry = *story.add_entries();
      entry.set_position(4711);
      entry.set_stream("1234567890");
      entry.set_sequence(7);
      entry.mutable_recorded_at()->set_seconds(1403676005);
      entry.set_actor("sms");
      entry.set_what(what);
      entry.set_text("by petrova: seen on a photo");
      entry.set_chain_hash("5a3f01bc");
    }
    v1::UsageChange& change = *story.mutable_entries(1)->add_changes();
    change.set_usage("150");
    return story;
  };
  EXPECT_EQ(program.Run({"audit", "show", "000-013"}), 0);
  for (const char* part :
       {"held\n", "000-013", "As it arrived, 14 bytes:\n  1234567890 150\n",
        "25.06.2014 10:00:05  SUBMITTED\n", "sms", "APPROVED",
        "by petrova: seen on a photo", "4,711 (1234567890 no. 7)", "5a3f01bc",
        "Billing is told:\n", "150"}) {
    EXPECT_THAT(program.out, HasSubstr(part));
  }
  EXPECT_EQ(program.Run({"audit", "show", "000-013", "--json"}), 0);
  EXPECT_EQ(nlohmann::json::parse(program.out)["entries"].size(), 2u);
}

TEST(AuditShow, EndsWithOneForACodeThatNobodyHas) {
  ProgramForTest program;
  program.server->on_TraceReceipt = [](const auto&) {
    return ErrorWithReason(absl::StatusCode::kNotFound, "RECEIPT_NOT_FOUND",
                           "no receipt 000-013");
  };
  EXPECT_EQ(program.Run({"audit", "show", "000-013"}), 1);
  EXPECT_THAT(program.err, HasSubstr("RECEIPT_NOT_FOUND"));
}

}  // namespace
}  // namespace intake::cli
