#include "channels/desk/slips/slip_show.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/time/civil_time.h"
#include "channels/desk/show.h"
#include "channels/desk/slips/slip_line.h"
#include "channels/desk/slips/typed_date.h"
#include "channels/sdk/status.h"
#include "channels/web/site.h"

namespace intake::desk {
namespace {

const char* ModeWord(v1::KeyingMode mode) {
  switch (mode) {
    case v1::KEYING_MODE_SAMPLED:
      return "slips.mode_2";
    case v1::KEYING_MODE_DOUBLE:
      return "slips.mode_3";
    default:
      return "slips.mode_1";
  }
}

const char* StateWord(const v1::BatchState& batch) {
  if (batch.closed()) {
    return batch.handed_in() < batch.header().slips() ? "slips.state_closed"
                                                      : "slips.state_done";
  }
  if (batch.complete()) return "slips.state_complete";
  if (batch.differing() > 0) return "slips.state_differing";
  if (TotalsAreWrong(batch)) return "slips.state_totals";
  return "slips.state_open";
}

// One of the two totals: `name` is CONTROL or HASH.
void ShowTotal(const std::string& name, const std::string& keyed,
               const std::string& header, const std::string& difference,
               web::Dictionary& content) {
  content.SetValue(name, GroupedValue(keyed));
  if (header.empty()) return;
  content.ShowSection(absl::StrCat("HAS_", name));
  content.SetValue(absl::StrCat(name, "_HEADER"), GroupedValue(header));
  if (difference.empty()) {
    content.ShowSection(absl::StrCat(name, "_FITS"));
    return;
  }
  content.ShowSection(absl::StrCat(name, "_DIFFERS"));
  const bool is_less = difference[0] == '-';
  content.SetValue(absl::StrCat(name, "_DIFFERENCE"),
                   absl::StrCat(is_less ? "-" : "+",
                                GroupedValue(difference.substr(is_less))));
}

}  // namespace

bool TotalsAreWrong(const v1::BatchState& batch) {
  return !batch.closed() && !batch.complete() && batch.differing() == 0 &&
         batch.keyed() == batch.header().slips() &&
         batch.keyed_second() >= batch.second_wanted();
}

void ShowBatch(const Desk& desk, const web::Visit& visit,
               const v1::BatchState& batch, web::Dictionary& content) {
  const auto word = [&](absl::string_view key) {
    return desk.pages->words().Get(key, visit.language);
  };
  const v1::BatchHeader& header = batch.header();
  content.SetValue("BATCH", header.number());
  content.SetValue("SOURCE", header.source());
  content.SetValue("DATE", DateWords(header.date()));
  content.SetIntValue("SLIPS", header.slips());
  content.SetValue("MODE", word(ModeWord(header.mode())));
  content.SetIntValue("KEYED", batch.keyed());
  content.SetIntValue("SECOND", batch.keyed_second());
  content.SetIntValue("SECOND_WANTED", batch.second_wanted());
  content.SetIntValue("DIFFERING", batch.differing());
  content.SetIntValue("HANDED_IN", batch.handed_in());
  content.SetValue("STATE", word(StateWord(batch)));
  content.SetValue("OPENED_BY", batch.opened_by());
  content.SetValue("CLOSED_BY", batch.closed_by());
  if (header.mode() != v1::KEYING_MODE_SINGLE) {
    content.ShowSection("HAS_SECOND");
  }
  ShowTotal("CONTROL", batch.control_total(), header.control_total(),
            batch.control_difference(), content);
  ShowTotal("HASH", batch.hash_total(), header.hash_total(),
            batch.hash_difference(), content);
}

std::string SlipWordsOf(const Desk& desk, const web::Visit& visit,
                        const v1::SlipContent& content) {
  std::string words = GroupedAccount(content.account_number());
  for (const std::string& value : content.values()) {
    absl::StrAppend(&words, " · ", GroupedValue(value));
  }
  if (!content.reading_date().empty()) {
    absl::StrAppend(&words, " · ", DateWords(content.reading_date()));
  }
  if (!content.is_signed()) {
    absl::StrAppend(&words, " · ",
                    desk.pages->words().Get("slips.unsigned", visit.language));
  }
  return words;
}

std::string SlipLineOf(const v1::SlipContent& content) {
  return absl::StrCat(content.account_number(), "+",
                      absl::StrJoin(content.values(), "+"),
                      content.is_signed() ? "" : "-");
}

std::string FieldNameOf(const absl::Status& status) {
  const std::string field = sdk::FieldOf(status);
  // npos + 1 is the beginning.
  const std::string name = field.substr(field.find('.') + 1);
  return name.substr(0, name.find('['));
}

std::optional<std::string> ProblemWords(const Desk& desk,
                                        const web::Visit& visit,
                                        const absl::Status& status) {
  const std::string field = FieldNameOf(status);
  const std::string key =
      field.empty() ? absl::AsciiStrToLower(sdk::ReasonOf(status)) : field;
  const auto words = desk.pages->words().Find(
      absl::StrCat("slips.problem.", key), visit.language);
  if (!words.ok()) return std::nullopt;
  return *words;
}

absl::StatusOr<v1::SlipContent> ContentFrom(const Desk& desk,
                                            absl::string_view line,
                                            absl::string_view values,
                                            absl::string_view date) {
  absl::StatusOr<SlipLine> slip =
      ParseSlipLine(absl::StrCat(line, " ", values));
  if (!slip.ok()) return slip.status();
  v1::SlipContent content;
  content.set_account_number(std::move(slip->account));
  content.mutable_values()->Assign(slip->values.begin(), slip->values.end());
  content.set_is_signed(slip->is_signed);
  if (!date.empty()) {
    absl::StatusOr<std::string> day =
        ParseTypedDate(date, absl::ToCivilDay(desk.now(), desk.zone));
    if (!day.ok()) return day.status();
    content.set_reading_date(*std::move(day));
  }
  return content;
}

std::string BatchPath(absl::string_view page, const std::string& number,
                      int slip) {
  http::Fields query = {{"number", number}};
  if (slip != 0) query.emplace_back("slip", absl::StrCat(slip));
  return web::PathWith(page, query);
}

int SequenceFrom(absl::string_view text) {
  int sequence = 0;
  return absl::SimpleAtoi(text, &sequence) && sequence > 0 ? sequence : 0;
}

}  // namespace intake::desk
