#include "channels/desk/lists/row_page.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "channels/charset/utf8.h"
#include "channels/desk/lists/row_correction.h"
#include "channels/desk/lists/show_list.h"
#include "channels/sdk/retry.h"

namespace intake::desk {
namespace {

// The row that a request is about.
struct Asked {
  ListState list;
  int64_t number = 0;
};

std::optional<Asked> AskedFor(const ListDesk& lists, const std::string& id,
                              const std::string& number) {
  const auto list = lists.jobs.Find(id);
  Asked asked;
  if (!list || list->stage != ListStage::kHandedIn ||
      !absl::SimpleAtoi(number, &asked.number)) {
    return std::nullopt;
  }
  asked.list = *list;
  return asked;
}

std::optional<Asked> Posted(const ListDesk& lists, const web::Visit& visit) {
  return AskedFor(lists, visit.form.Text("id"), visit.form.Text("row"));
}

http::Response NotFound(const ListDesk& lists, const web::Visit& visit) {
  return lists.desk.pages->Render("not_found", visit, 404, nullptr);
}

// `typed` stands in for the list's own cells where there are any.
http::Response RowForm(const ListDesk& lists, const web::Visit& visit,
                       const Asked& asked,
                       const std::vector<std::string>& typed, int status,
                       const std::function<void(web::Dictionary&)>& explain) {
  auto row = FindRow(lists.jobs.FilePath(asked.list), asked.number);
  if (absl::IsNotFound(row.status())) return NotFound(lists, visit);
  if (!row.ok()) return TroublePage(lists.desk, visit, row.status());
  std::copy_n(typed.begin(), std::min(typed.size(), row->cells.size()),
              row->cells.begin());
  return lists.desk.pages->Render(
      "list_row", visit, status, [&](web::Dictionary& page) {
        page.SetValue("ID", asked.list.id);
        page.SetIntValue("NUMBER", static_cast<long>(asked.number));
        page.SetValue("NAME", asked.list.file_name);
        page.SetValue("BACK_HREF", RunPath(asked.list.id));
        for (size_t i = 0; i < row->cells.size(); ++i) {
          web::Dictionary& cell = *page.AddSectionDictionary("CELL");
          cell.SetIntValue("INDEX", static_cast<long>(i));
          cell.SetValue("TITLE_OF_CELL", row->titles[i].empty()
                                             ? absl::StrCat(i + 1)
                                             : row->titles[i]);
          cell.SetValue("VALUE", row->cells[i]);
          if (i == 0) cell.ShowSection("FOCUS");
        }
        explain(page);
      });
}

}  // namespace

http::Response ShowRow(ListDesk& lists, const web::Visit& visit, const Seat&) {
  const auto asked = AskedFor(lists, visit.Query("id"), visit.Query("row"));
  if (!asked) return NotFound(lists, visit);
  const auto corrections =
      ReadCorrections(lists.jobs.CorrectionsPath(asked->list.id));
  const auto corrected = corrections.find(asked->number);
  if (corrected == corrections.end()) {
    return RowForm(lists, visit, *asked, {}, 200, [](web::Dictionary&) {});
  }
  const LoggedRow& row = corrected->second;
  return RowForm(
      lists, visit, *asked, row.cells, 200, [&](web::Dictionary& page) {
        web::Dictionary& shown = *page.AddSectionDictionary("CORRECTED");
        shown.SetValue("LOOK", NeedsCare(row.answer.result) ? "warn" : "ok");
        ShowAnswer(lists.desk.pages->words(), visit.language, row.answer,
                   shown);
      });
}

http::Response ShowRowAgain(ListDesk& lists, const web::Visit& visit,
                            const Seat&) {
  const auto asked = Posted(lists, visit);
  if (!asked) return NotFound(lists, visit);
  return RowForm(lists, visit, *asked, visit.form.All("cell"), 403,
                 [](web::Dictionary& page) { page.ShowSection("AGAIN"); });
}

http::Response CorrectRowByHand(ListDesk& lists, const web::Visit& visit,
                                const Seat& seat) {
  const auto asked = Posted(lists, visit);
  if (!asked) return NotFound(lists, visit);
  std::vector<std::string> cells = visit.form.All("cell");
  for (std::string& cell : cells) cell = charset::ValidUtf8(cell);
  const auto corrected = CorrectRow(*lists.desk.building_list, asked->list,
                                    lists.jobs.FilePath(asked->list),
                                    asked->number, cells, seat.agent());
  if (!corrected.ok()) {
    if (!sdk::IsTransient(corrected.status())) {
      return TroublePage(lists.desk, visit, corrected.status());
    }
    // Given back: the same cells again are the same submission.
    return RowForm(lists, visit, *asked, cells, 503,
                   [](web::Dictionary& page) { page.ShowSection("AWAY"); });
  }
  if (corrected->answer.receipt.empty()) {
    return RowForm(
        lists, visit, *asked, cells, 400, [&](web::Dictionary& page) {
          ShowAnswer(lists.desk.pages->words(), visit.language,
                     corrected->answer, *page.AddSectionDictionary("NOT_SENT"));
        });
  }
  absl::MutexLock lock(&lists.correcting);
  const absl::Status added =
      AddCorrection(lists.jobs.CorrectionsPath(asked->list.id), *corrected);
  if (!added.ok()) return TroublePage(lists.desk, visit, added);
  return web::Redirect(web::PathWith(
      "/lists/row",
      {{"id", asked->list.id}, {"row", absl::StrCat(asked->number)}}));
}

}  // namespace intake::desk
