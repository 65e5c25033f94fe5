// What a terminal's screen shows: the file that the supplier hands to the bank,
// `<agent code, 8 digits>.<NNN>`, CP1251, CRLF, a line for each account:
//
//   pkod;address;sum;agent#label1#last1#...#label6#last6
//
// where a label is `service, serial@meterKey`, and a pair that is not there is
// `НЕТ#НЕТ`. The sum is 0.00: what is owed is the billing system's. NNN is the
// day of the year, so that one made again on the same day takes the place of
// the first. (Layout: as tula17.h.)

#ifndef INTAKE_CHANNELS_SBERBANK_TERMINAL_FILE_H_
#define INTAKE_CHANNELS_SBERBANK_TERMINAL_FILE_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "intake/v1/account_service.pb.h"

namespace intake::sberbank {

// REQUIRES: `agent` is digits. One that is longer than eight stays as it is.
std::string TerminalFileName(absl::string_view agent, absl::CivilDay day);

struct TerminalLine {
  // In CP1251, with its end; empty: nothing of the account can be shown.
  std::string bytes;
  // In English: what was left out of it, and why.
  std::vector<std::string> left_out;
};

TerminalLine TerminalLineOf(const v1::ListedAccount& listed,
                            absl::string_view agent);

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_TERMINAL_FILE_H_
