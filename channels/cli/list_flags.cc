#include "channels/cli/list_flags.h"

#include <filesystem>
#include <random>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "channels/charset/charset.h"
#include "channels/cli/date_words.h"

namespace intake::cli {
namespace {

// Somebody waits: a server that restarts is waited for, one that is gone is
// reported.
constexpr absl::Duration kGiveUpAfter = absl::Minutes(1);

// `list.answer.xlsx` beside `list.xlsx`.
std::string AnswerBeside(const std::string& path) {
  std::filesystem::path answer(path);
  const std::string extension = answer.extension().string();
  answer.replace_extension();
  return absl::StrCat(
      answer.string(), ".answer",
      extension == ".xlsx" || extension == ".XLSX" ? ".xlsx" : ".csv");
}

// 32 bits are plenty for the few times that one file is handed in.
std::string NewAttempt() {
  return absl::StrCat(absl::Hex(std::random_device{}(), absl::kZeroPad8));
}

}  // namespace

absl::StatusOr<building_list::RunOptions> OptionsFrom(const ListFlags& flags,
                                                      bool check_only) {
  building_list::RunOptions options{.path = flags.path,
                                    .representative = flags.representative,
                                    .check_only = check_only};
  if (!flags.encoding.empty()) {
    absl::StatusOr<Charset> charset = CharsetFromName(flags.encoding);
    if (!charset.ok()) return charset.status();
    options.charset = *charset;
  }
  if (!flags.date.empty()) {
    absl::StatusOr<std::string> iso = DateFromWord(flags.date);
    if (!iso.ok()) return iso.status();
    absl::CivilDay day;
    if (!absl::ParseCivilTime(*iso, &day)) {
      return absl::InvalidArgumentError(
          absl::StrCat("--date: got \"", flags.date, "\", want a day"));
    }
    options.date = day;
  }
  if (flags.again) options.attempt = NewAttempt();
  options.answer_path = flags.answer;
  if (flags.answer.empty() && !check_only && !flags.no_answer) {
    options.answer_path = AnswerBeside(flags.path);
  }
  options.pipe.give_up_after = kGiveUpAfter;
  return options;
}

}  // namespace intake::cli
