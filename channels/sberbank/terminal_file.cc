#include "channels/sberbank/terminal_file.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "channels/charset/charset.h"
#include "channels/sberbank/field_checks.h"
#include "channels/sberbank/meter_key.h"

namespace intake::sberbank {
namespace {

constexpr int kPairs = 6;
// What the layout is made of.
constexpr absl::string_view kReserved = ";#@";

bool IsReserved(char c) {
  return absl::ascii_iscntrl(static_cast<unsigned char>(c)) ||
         kReserved.find(c) != absl::string_view::npos;
}

// Words for a screen lose nothing by a blank; a serial would.
std::string ForScreen(std::string text) {
  std::replace_if(text.begin(), text.end(), IsReserved, ' ');
  return text;
}

bool CanBeShown(const std::string& serial) {
  return !serial.empty() &&
         std::none_of(serial.begin(), serial.end(), IsReserved) &&
         // The registry brings it back in the same encoding.
         ToUtf8(FromUtf8(serial, Charset::kCp1251), Charset::kCp1251)
                 .value_or("") == serial;
}

}  // namespace

std::string TerminalFileName(absl::string_view agent, absl::CivilDay day) {
  const std::string zeros(agent.size() < 8 ? 8 - agent.size() : 0, '0');
  return absl::StrFormat("%s%s.%03d", zeros, agent, absl::GetYearDay(day));
}

TerminalLine TerminalLineOf(const v1::ListedAccount& listed,
                            absl::string_view agent) {
  const v1::Account& account = listed.account();
  const std::string& code = account.payment_code().empty()
                                ? account.number()
                                : account.payment_code();
  TerminalLine line;
  if (!PaymentCode(code).ok()) {
    line.left_out.push_back(absl::StrCat("account ", account.number(),
                                         ": payment code \"", code,
                                         "\", want at most 20 digits"));
    return line;
  }
  std::string pairs;
  int count = 0;
  for (const v1::RegisterDescription& dial : listed.registers()) {
    const std::string& serial = dial.register_().serial();
    if (!CanBeShown(serial)) {
      line.left_out.push_back(
          absl::StrCat("account ", account.number(), ": meter \"", serial,
                       "\": no terminal can show such a serial"));
    } else if (count == kPairs) {
      line.left_out.push_back(
          absl::StrCat("account ", account.number(), ": ", dial.label(), ", ",
                       serial, ": a terminal shows ", kPairs, " dials"));
    } else {
      ++count;
      absl::StrAppend(&pairs, "#", ForScreen(dial.label()), ", ", serial, "@",
                      MeterKey(dial.register_()), "#",
                      dial.last_value().empty() ? "0" : dial.last_value());
    }
  }
  if (count == 0) return line;
  for (; count < kPairs; ++count) absl::StrAppend(&pairs, "#НЕТ#НЕТ");
  line.bytes =
      FromUtf8(absl::StrCat(code, ";", ForScreen(account.address().text()),
                            ";0.00;", agent, pairs, "\r\n"),
               Charset::kCp1251);
  return line;
}

}  // namespace intake::sberbank
