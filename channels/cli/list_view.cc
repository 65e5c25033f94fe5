#include "channels/cli/list_view.h"

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "channels/cli/render/progress.h"
#include "channels/cli/render/text_width.h"
#include "channels/cli/render/words.h"

namespace intake::cli {
namespace {

using building_list::RowResult;
using building_list::RunOptions;
using building_list::RunSummary;
using Json = nlohmann::ordered_json;

struct Word {
  RowResult result;
  const char* key;
  const char* text;
};

constexpr Word kWords[] = {
    {RowResult::kAccepted, "accepted", "accepted"},
    {RowResult::kUnchanged, "unchanged", "unchanged"},
    {RowResult::kHeld, "held", "held"},
    {RowResult::kRefused, "refused", "refused"},
    {RowResult::kNotSent, "not_sent", "not handed in"},
    {RowResult::kNoReading, "no_reading", "without a reading"},
    {RowResult::kSkipped, "skipped", "totals or empty"},
};

std::string MissingText(const RunSummary& summary) {
  if (!summary.missing_status.ok()) {
    return absl::StrCat("Who has sent nothing yet could not be asked: ",
                        Printable(summary.missing_status.message()), "\n");
  }
  return absl::StrCat(FormatCount(summary.missing),
                      " accounts of the mandate are not complete for ",
                      DateForPeople(summary.missing_period), ".\n");
}

}  // namespace

std::string ListSummaryText(const RunOptions& options,
                            const RunSummary& summary) {
  std::vector<std::string> counts;
  for (const Word& word : kWords) {
    if (summary.count(word.result) == 0) continue;
    counts.push_back(
        absl::StrCat(FormatCount(summary.count(word.result)), " ", word.text));
  }
  std::string text = absl::StrCat(
      Printable(options.path), ": ", FormatCount(summary.rows), " rows",
      counts.empty() ? "" : ": ", absl::StrJoin(counts, ", "), ".\n",
      options.check_only ? "A check; nothing was stored.\n" : "",
      MissingText(summary));
  if (!options.answer_path.empty()) {
    absl::StrAppend(&text, "The answer is in ", Printable(options.answer_path),
                    ".\n");
  }
  return text;
}

std::string ListSummaryJson(const RunOptions& options,
                            const RunSummary& summary) {
  Json list = {{"file", options.path},
               {"digest", summary.digest},
               {"check_only", options.check_only},
               {"rows", summary.rows}};
  for (const Word& word : kWords) list[word.key] = summary.count(word.result);
  list["missing"] = summary.missing;
  list["period"] = summary.missing_period;
  list["missing_error"] = std::string(summary.missing_status.message());
  list["answer"] = options.answer_path;
  return Json{{"list", list}}.dump(-1, ' ', false,
                                   Json::error_handler_t::replace);
}

ExitCode ExitCodeOf(const RunSummary& summary) {
  const bool all_taken = summary.count(RowResult::kRefused) == 0 &&
                         summary.count(RowResult::kNotSent) == 0;
  return all_taken ? ExitCode::kOk : ExitCode::kRefused;
}

}  // namespace intake::cli
