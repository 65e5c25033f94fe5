#include "channels/desk/lists/upload_page.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "channels/building_list/excel_day.h"
#include "channels/charset/utf8.h"
#include "channels/desk/lists/list_pages.h"
#include "channels/desk/lists/show_list.h"
#include "channels/desk/show.h"

namespace intake::desk {
namespace {

constexpr size_t kFileNameBytesMax = 100;
constexpr size_t kRepresentativeBytesMax = 256;
// A short list has run when its page is asked for.
constexpr absl::Duration kPatience = absl::Milliseconds(400);

// Safe as the name of a file of ours: no folder, nothing hidden, not too long;
// the end, which tells what kind of file it is, stays.
std::string SafeName(absl::string_view name) {
  std::string safe;
  for (const char c :
       charset::ValidUtf8(name.substr(name.find_last_of("/\\") + 1))) {
    if (!absl::ascii_iscntrl(static_cast<unsigned char>(c))) safe.push_back(c);
  }
  safe.erase(0, std::min(safe.find_first_not_of(". "), safe.size()));
  const bool is_workbook = absl::EndsWithIgnoreCase(safe, ".xlsx");
  const char* const end = is_workbook ? ".xlsx" : ".csv";
  const absl::string_view stem = charset::CutAtCharacter(
      absl::string_view(safe).substr(0, safe.rfind('.')), kFileNameBytesMax);
  return absl::StrCat(stem.empty() ? "list" : stem, end);
}

// `problem` is a section of the template; empty for none.
http::Response Form(ListDesk& lists, const web::Visit& visit, int status,
                    const char* problem) {
  const Desk& desk = lists.desk;
  return desk.pages->Render("lists", visit, status, [&](web::Dictionary& page) {
    if (*problem != '\0') page.ShowSection(problem);
    page.SetValue("REPRESENTATIVE", visit.form.Text("representative"));
    page.SetValue("DATE", visit.form.Text("date"));
    for (const ListState& list : lists.jobs.All()) {
      page.ShowSection("LISTS");
      web::Dictionary& row = *page.AddSectionDictionary("LIST");
      row.SetValue("HREF", RunPath(list.id));
      row.SetValue("NAME", list.file_name);
      row.SetValue("BY", list.representative);
      row.SetValue("AGENT", list.agent);
      row.SetValue("AT", MomentWords(list.uploaded_at, desk.zone));
      ShowStage(desk.pages->words(), visit.language, list, row);
    }
  });
}

}  // namespace

http::Response ShowUpload(ListDesk& lists, const web::Visit& visit,
                          const Seat&) {
  return Form(lists, visit, 200, "");
}

http::Response ShowUploadAgain(ListDesk& lists, const web::Visit& visit,
                               const Seat&) {
  return Form(lists, visit, 403, "AGAIN");
}

http::Response TakeUpload(ListDesk& lists, const web::Visit& visit,
                          const Seat& seat) {
  const web::Form& form = visit.form;
  if (form.files.size() != 1 || form.files[0].content.empty() ||
      form.files[0].content.size() > kListBytesMax) {
    return Form(lists, visit, 400, "NO_FILE");
  }
  ListState list{
      .file_name = SafeName(form.files[0].name),
      .representative = charset::ValidUtf8(form.Text("representative")),
      .agent = seat.agent(),
      .uploaded_at = lists.desk.now()};
  if (list.representative.empty() ||
      list.representative.size() > kRepresentativeBytesMax) {
    return Form(lists, visit, 400, "NO_REPRESENTATIVE");
  }
  if (const std::string date = form.Text("date"); !date.empty()) {
    list.date = building_list::DayFromText(date, /*from_1904=*/false);
    if (!list.date) return Form(lists, visit, 400, "NO_DATE");
  }
  const auto id = lists.jobs.Add(std::move(list), form.files[0].content,
                                 form.Text("action") == "hand_in");
  if (!id.ok()) return TroublePage(lists.desk, visit, id.status());
  lists.jobs.Await(*id, kPatience);
  return web::Redirect(RunPath(*id));
}

}  // namespace intake::desk
