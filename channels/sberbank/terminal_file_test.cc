#include "channels/sberbank/terminal_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "channels/charset/charset.h"

namespace intake::sberbank {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

v1::ListedAccount AccountWith(int dials) {
  v1::ListedAccount listed;
  listed.mutable_account()->set_number("1234567890");
  listed.mutable_account()->set_payment_code("0077");
  listed.mutable_account()->mutable_address()->set_text("ул. Мира; д. 5 #2");
  for (int i = 0; i < dials; ++i) {
    v1::RegisterDescription& dial = *listed.add_registers();
    dial.set_label("день");
    dial.mutable_register_()->set_serial(absl::StrCat("A", i));
    dial.mutable_register_()->set_kind(v1::REGISTER_KIND_DAY);
  }
  return listed;
}

std::string Text(const TerminalLine& line) {
  return *ToUtf8(line.bytes, Charset::kCp1251);
}

TEST(TerminalLine, ShowsEveryDialAndWhatIsNotThere) {
  v1::ListedAccount listed = AccountWith(2);
  listed.mutable_registers(0)->set_last_value("12389.5");
  const TerminalLine line = TerminalLineOf(listed, "86040111");
  EXPECT_EQ(Text(line),
            "0077;ул. Мира  д. 5  2;0.00;86040111#день, A0@A01#12389.5#день, "
            "A1@A11#0#НЕТ#НЕТ#НЕТ#НЕТ#НЕТ#НЕТ#НЕТ#НЕТ\r\n");
  EXPECT_THAT(line.left_out, IsEmpty());
}

TEST(TerminalLine, UsesTheNumberWhereThereIsNoCode) {
  v1::ListedAccount listed = AccountWith(1);
  listed.mutable_account()->clear_payment_code();
  EXPECT_THAT(Text(TerminalLineOf(listed, "1")), HasSubstr("1234567890;"));
}

TEST(TerminalLine, LeavesOutSerialsThatTheLayoutCannotCarry) {
  for (const char* serial : {"1;2", "1#2", "1@2", "1\n2", "", "日本"}) {
    v1::ListedAccount listed = AccountWith(2);
    listed.mutable_registers(0)->mutable_register_()->set_serial(serial);
    const TerminalLine line = TerminalLineOf(listed, "1");
    EXPECT_THAT(line.left_out,
                ElementsAre(HasSubstr("no terminal can show such a serial")));
    EXPECT_THAT(Text(line), HasSubstr("#день, A1@A11#0#НЕТ"));
  }
}

TEST(TerminalLine, ShowsSixDialsAndNamesTheOthers) {
  const TerminalLine line = TerminalLineOf(AccountWith(7), "1");
  EXPECT_THAT(line.left_out, ElementsAre(HasSubstr("день, A6")));
  EXPECT_THAT(Text(line), HasSubstr("A5@A51#0\r\n"));
}

TEST(TerminalLine, IsNoneForAnAccountWithoutDials) {
  EXPECT_EQ(TerminalLineOf(AccountWith(0), "1").bytes, "");
}

TEST(TerminalFileName, IsTheAgentAndTheDayOfTheYear) {
  EXPECT_EQ(TerminalFileName("86040111", absl::CivilDay(2014, 1, 1)),
            "86040111.001");
  EXPECT_EQ(TerminalFileName("17", absl::CivilDay(2012, 12, 31)),
            "00000017.366");
}

}  // namespace
}  // namespace intake::sberbank
