#include "channels/desk/lists/run_page.h"

#include <algorithm>
#include <map>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "channels/desk/lists/row_correction.h"
#include "channels/desk/lists/row_log.h"
#include "channels/desk/lists/show_list.h"
#include "channels/program/durable_file.h"

namespace intake::desk {
namespace {

using building_list::RowResult;

constexpr size_t kRowsPerPage = 100;
// Not by <meta>: a header is no part of the page, and the same to a browser.
constexpr char kRefreshSeconds[] = "2";
constexpr absl::Duration kPatience = absl::Milliseconds(400);

http::Response NoSuchList(ListDesk& lists, const web::Visit& visit) {
  return lists.desk.pages->Render("not_found", visit, 404, nullptr);
}

std::string PagePath(const std::string& id, const std::string& show,
                     size_t from) {
  return web::PathWith(
      "/lists/run", {{"id", id}, {"show", show}, {"from", absl::StrCat(from)}});
}

void AddCounts(ListDesk& lists, const web::Visit& visit, const ListState& list,
               web::Dictionary& page) {
  for (size_t i = 0; i < building_list::kRowResultCount; ++i) {
    if (list.results[i] == 0) continue;
    web::Dictionary& count = *page.AddSectionDictionary("COUNT");
    ShowAnswer(lists.desk.pages->words(), visit.language,
               {.result = static_cast<RowResult>(i)}, count);
    count.SetIntValue("NUMBER", static_cast<long>(list.results[i]));
  }
}

// What is in the row, without its empty cells.
std::string ContentOf(const LoggedRow& row) {
  std::string content;
  for (const std::string& cell : row.cells) {
    if (cell.empty()) continue;
    absl::StrAppend(&content, content.empty() ? "" : " · ", cell);
  }
  return content;
}

void AddRow(ListDesk& lists, const web::Visit& visit, const ListState& list,
            const LoggedRow& row, bool corrected, web::Dictionary& page) {
  web::Dictionary& shown = *page.AddSectionDictionary("ROW");
  shown.SetIntValue("NUMBER", static_cast<long>(row.number));
  shown.SetValue("CELLS", ContentOf(row));
  ShowAnswer(lists.desk.pages->words(), visit.language, row.answer, shown);
  if (corrected) shown.ShowSection("CORRECTED");
  if (list.stage != ListStage::kHandedIn ||
      row.answer.result == RowResult::kSkipped) {
    return;
  }
  shown.SetValueAndShowSection(
      "HREF",
      web::PathWith("/lists/row",
                    {{"id", list.id}, {"row", absl::StrCat(row.number)}}),
      "CORRECT");
}

void AddRows(ListDesk& lists, const web::Visit& visit, const ListState& list,
             web::Dictionary& page) {
  const bool all = visit.Query("show") == "all";
  size_t from = 0;
  if (!absl::SimpleAtoi(visit.Query("from"), &from)) from = 0;
  const auto log = program::ReadFile(lists.jobs.RowsPath(list.id));
  const auto rows =
      log.ok()
          ? ReadRowLog(
                *log,
                [all](RowResult result) { return all || NeedsCare(result); },
                from, kRowsPerPage)
          : log.status();
  if (!rows.ok()) {
    page.ShowSection("NO_LOG");
    return;
  }
  const std::string show = all ? "all" : "care";
  page.ShowSection(all ? "ALL" : "CARE");
  page.SetValue("ALL_HREF", PagePath(list.id, "all", 0));
  page.SetValue("CARE_HREF", PagePath(list.id, "care", 0));
  page.ShowSection(rows->wanted > 0 ? "ROWS" : "NO_ROWS");
  const auto corrections = ReadCorrections(lists.jobs.CorrectionsPath(list.id));
  for (const LoggedRow& row : rows->rows) {
    const auto corrected = corrections.find(row.number);
    const bool is_corrected = corrected != corrections.end();
    AddRow(lists, visit, list, is_corrected ? corrected->second : row,
           is_corrected, page);
  }
  if (from > 0) {
    page.SetValueAndShowSection(
        "BEFORE_HREF",
        PagePath(list.id, show, from - std::min(from, kRowsPerPage)), "BEFORE");
  }
  if (from + rows->rows.size() < rows->wanted) {
    page.SetValueAndShowSection(
        "AFTER_HREF", PagePath(list.id, show, from + kRowsPerPage), "AFTER");
  }
}

void Fill(ListDesk& lists, const web::Visit& visit, const ListState& list,
          web::Dictionary& page) {
  page.SetValue("ID", list.id);
  page.SetValue("NAME", list.file_name);
  page.SetValue("BY", list.representative);
  page.SetValue("AGENT", list.agent);
  page.SetIntValue("TOTAL", static_cast<long>(list.rows));
  page.SetIntValue("DONE", static_cast<long>(list.rows_done));
  ShowStage(lists.desk.pages->words(), visit.language, list, page);
  page.SetValue("MISSING_HREF",
                web::PathWith("/lists/missing",
                              {{"representative", list.representative}}));
  switch (list.stage) {
    case ListStage::kChecking:
    case ListStage::kHandingIn:
      page.ShowSection("RUNNING");
      if (!list.trouble.empty()) page.ShowSection("AWAY");
      return;
    case ListStage::kFailed:
      page.ShowSection("FAILED");
      page.SetValue("FAILURE", list.failure);
      page.ShowSection("MAY_HAND_IN");
      return;
    case ListStage::kChecked:
      page.ShowSection("WAS_CHECKED");
      page.ShowSection("MAY_HAND_IN");
      break;
    case ListStage::kHandedIn:
      page.ShowSection("WAS_HANDED_IN");
      break;
  }
  page.SetValueAndShowSection("ANSWER_HREF",
                              web::PathWith("/lists/answer", {{"id", list.id}}),
                              "HAS_RUN");
  AddCounts(lists, visit, list, page);
  AddRows(lists, visit, list, page);
}

}  // namespace

http::Response ShowRun(ListDesk& lists, const web::Visit& visit, const Seat&) {
  const auto list = lists.jobs.Find(visit.Query("id"));
  if (!list) return NoSuchList(lists, visit);
  http::Response response = lists.desk.pages->Render(
      "list_run", visit, 200,
      [&](web::Dictionary& page) { Fill(lists, visit, *list, page); });
  if (list->is_running()) {
    response.headers.emplace_back("Refresh", kRefreshSeconds);
  }
  return response;
}

http::Response HandInRun(ListDesk& lists, const web::Visit& visit,
                         const Seat& seat) {
  const std::string id = visit.form.Text("id");
  const absl::Status status = lists.jobs.HandIn(id, seat.agent());
  if (absl::IsNotFound(status)) return NoSuchList(lists, visit);
  if (!status.ok()) return TroublePage(lists.desk, visit, status);
  lists.jobs.Await(id, kPatience);
  return web::Redirect(RunPath(id));
}

http::Response DownloadAnswer(ListDesk& lists, const web::Visit& visit,
                              const Seat&) {
  const auto list = lists.jobs.Find(visit.Query("id"));
  if (!list || list->is_running()) return NoSuchList(lists, visit);
  const std::string path = lists.jobs.AnswerPath(*list);
  auto content = program::ReadFile(path);
  if (!content.ok()) return NoSuchList(lists, visit);
  const bool is_workbook = absl::EndsWith(path, ".xlsx");
  const std::string extension = path.substr(path.rfind('.'));
  const std::string stem =
      list->file_name.substr(0, list->file_name.rfind('.'));
  // RFC 6266: the plain name for programs that know no other.
  return {
      .headers = {{"Content-Type",
                   is_workbook ? "application/vnd.openxmlformats-officedocument"
                                 ".spreadsheetml.sheet"
                               : "text/csv; charset=UTF-8"},
                  {"Content-Disposition",
                   absl::StrCat(
                       "attachment; filename=\"answer", extension,
                       "\"; filename*=UTF-8''",
                       absl::StripPrefix(
                           web::PathWith(
                               absl::StrCat(stem, "-answer", extension), {}),
                           "/"))}},
      .body = *std::move(content)};
}

}  // namespace intake::desk
