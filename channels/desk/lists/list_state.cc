// The file of a state is lines of a word, a blank and a value, which is escaped
// as in C; the first names the format and its version.

#include "channels/desk/lists/list_state.h"

#include <vector>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace intake::desk {
namespace {

constexpr const char* kWords[] = {
    "intake-desk-list", "id",    "file",    "representative", "date",   "agent",
    "uploaded-at",      "stage", "failure", "rows",           "results"};
constexpr absl::string_view kVersion = "1";

std::vector<std::string> ValuesOf(const ListState& state) {
  return {std::string(kVersion),
          state.id,
          state.file_name,
          state.representative,
          state.date ? absl::FormatCivilTime(*state.date) : "",
          state.agent,
          absl::StrCat(absl::ToUnixMicros(state.uploaded_at)),
          absl::StrCat(static_cast<int>(state.stage)),
          state.failure,
          absl::StrCat(state.rows),
          absl::StrJoin(state.results, " ")};
}

bool SetResults(absl::string_view text, ListState& state) {
  const std::vector<absl::string_view> counts = absl::StrSplit(text, ' ');
  if (counts.size() != state.results.size()) return false;
  for (size_t i = 0; i < counts.size(); ++i) {
    if (!absl::SimpleAtoi(counts[i], &state.results[i])) return false;
  }
  return true;
}

}  // namespace

std::string ListStateText(const ListState& state) {
  std::string text;
  const std::vector<std::string> values = ValuesOf(state);
  for (size_t i = 0; i < values.size(); ++i) {
    absl::StrAppend(&text, kWords[i], " ", absl::Utf8SafeCEscape(values[i]),
                    "\n");
  }
  return text;
}

absl::StatusOr<ListState> ParseListState(absl::string_view text) {
  const std::vector<absl::string_view> lines = absl::StrSplit(text, '\n');
  std::vector<std::string> values;
  for (const char* word : kWords) {
    absl::string_view line =
        values.size() < lines.size() ? lines[values.size()] : "";
    values.emplace_back();
    if (!absl::ConsumePrefix(&line, absl::StrCat(word, " ")) ||
        !absl::CUnescape(line, &values.back())) {
      return absl::InvalidArgumentError(absl::StrCat(
          "line ", values.size(), " is broken; want \"", word, " ...\""));
    }
  }
  ListState state{.id = values[1],
                  .file_name = values[2],
                  .representative = values[3],
                  .agent = values[5],
                  .failure = values[8]};
  int64_t uploaded_at = 0;
  int stage = 0;
  absl::CivilDay date;
  const bool dated =
      values[4].empty() || absl::ParseCivilTime(values[4], &date);
  if (values[0] != kVersion || !dated ||
      !absl::SimpleAtoi(values[6], &uploaded_at) ||
      !absl::SimpleAtoi(values[7], &stage) || stage < 0 ||
      stage > static_cast<int>(ListStage::kFailed) ||
      !absl::SimpleAtoi(values[9], &state.rows) ||
      !SetResults(values[10], state)) {
    return absl::InvalidArgumentError(
        absl::StrCat("got version ", values[0],
                     " and numbers or a date that are none; want "
                     "version ",
                     kVersion));
  }
  if (!values[4].empty()) state.date = date;
  state.uploaded_at = absl::FromUnixMicros(uploaded_at);
  state.stage = static_cast<ListStage>(stage);
  return state;
}

}  // namespace intake::desk
