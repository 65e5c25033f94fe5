#include "channels/cli/account_reader.h"

#include <sstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

LineError ErrorOf(const std::string& line) {
  v1::Account account;
  const auto error = ParseAccountLine(line, &account);
  EXPECT_TRUE(error.has_value()) << line;
  return error.value_or(LineError{});
}

TEST(AccountLine, TakesBothSpellingsOfFields) {
  v1::Account account;
  EXPECT_FALSE(ParseAccountLine(
      R"({"number": "1234567890", "payment_code": "1"})", &account));
  EXPECT_FALSE(ParseAccountLine(
      R"(  {"number": "1234567890", "closedOn": "2014-06-25"})", &account));
}

TEST(AccountLine, NamesTheColumnWhereALineStopsBeingJson) {
  EXPECT_EQ(ErrorOf(R"({"number" "1"})").column, 13);
  EXPECT_EQ(ErrorOf(R"({"number": })").column, 12);
  // In characters, not bytes.
  EXPECT_EQ(ErrorOf(R"({"holder": "Ёж" "1"})").column, 19);
  EXPECT_THAT(ErrorOf(R"({"number": "1")").message, HasSubstr("not JSON"));
  EXPECT_THAT(ErrorOf("garbage").message, HasSubstr("not JSON"));
}

TEST(AccountLine, NamesTheFieldThatNoAccountHas) {
  const LineError error = ErrorOf(R"({"number": "1", "holdr": "x"})");
  EXPECT_THAT(error.message, HasSubstr("holdr"));
  EXPECT_EQ(error.column, 18);
}

TEST(AccountLine, NamesAValueOfAnotherType) {
  const LineError error =
      ErrorOf(R"({"installations": [{"commodity": "FOO"}]})");
  EXPECT_EQ(error.field, "installations[0].commodity");
  EXPECT_EQ(error.column, 34);
  EXPECT_THAT(error.message, HasSubstr("invalid value \"FOO\""));
}

TEST(AccountLine, WantsAnObject) {
  for (const char* line : {"[]", "null", "1", "\"1234567890\""}) {
    EXPECT_THAT(ErrorOf(line).message, HasSubstr("want one account a line"))
        << line;
  }
}

TEST(AccountReader, GoesOnBehindBadLinesAndKeepsCount) {
  std::istringstream in(
      "\xEF\xBB\xBF{\"number\": \"11111\"}\r\n"
      "\n"
      "{bad}\n"
      "  {\"number\": \"22222\"}");
  AccountReader reader(in);
  const AccountReader::Batch batch = reader.Next();
  ASSERT_THAT(batch.request.accounts(), SizeIs(2));
  EXPECT_EQ(batch.request.accounts(1).number(), "22222");
  EXPECT_THAT(batch.lines, ElementsAre(1, 4));
  ASSERT_THAT(batch.errors, SizeIs(1));
  EXPECT_EQ(batch.errors[0].line, 3);
  EXPECT_EQ(reader.bytes_read(), static_cast<int64_t>(in.str().size()));
  EXPECT_TRUE(reader.Next().empty());
}

TEST(AccountReader, CutsIntoRequestsTheServerTakes) {
  std::string text;
  for (int i = 0; i < 1201; ++i) text += "{\"number\": \"11111\"}\n";
  std::istringstream in(text);
  AccountReader reader(in);
  EXPECT_THAT(reader.Next().lines, SizeIs(500));
  EXPECT_THAT(reader.Next().lines, SizeIs(500));
  EXPECT_THAT(reader.Next().lines, SizeIs(201));
  EXPECT_TRUE(reader.Next().empty());
}

TEST(AccountReader, CutsByBytesToo) {
  std::string text;
  for (int i = 0; i < 4; ++i) {
    text += "{\"number\": \"11111\", \"holder\": \"" +
            std::string(1'500'000, 'x') + "\"}\n";
  }
  std::istringstream in(text);
  AccountReader reader(in);
  EXPECT_THAT(reader.Next().lines, SizeIs(2));
  EXPECT_THAT(reader.Next().lines, SizeIs(2));
}

TEST(AccountReader, LimitsALine) {
  std::istringstream in(std::string(size_t{kLineBytesMax} + 100, '{') +
                        "\n{\"number\": \"11111\"}\n");
  AccountReader reader(in);
  const AccountReader::Batch batch = reader.Next();
  ASSERT_THAT(batch.errors, SizeIs(1));
  EXPECT_THAT(batch.errors[0].message, HasSubstr("4194304 bytes"));
  EXPECT_THAT(batch.lines, ElementsAre(2));
}

}  // namespace
}  // namespace intake::cli
