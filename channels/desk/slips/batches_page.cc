#include "channels/desk/slips/batches_page.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "channels/desk/menu.h"
#include "channels/desk/slips/header_form.h"
#include "channels/desk/slips/slip_show.h"
#include "channels/web/site.h"

namespace intake::desk {
namespace {

constexpr int kBatchesOnPage = 20;

absl::CivilDay Today(const Desk& desk) {
  return absl::ToCivilDay(desk.now(), desk.zone);
}

// One source sends many batches: what does not change from sheet to sheet is
// there already.
HeaderForm NextSheet(const v1::ListBatchesResponse& found, const Desk& desk) {
  HeaderForm form;
  if (found.batches().empty()) return form;
  form = HeaderFormOf(found.batches(0).header());
  form.number.clear();
  form.slips.clear();
  form.control_total.clear();
  form.hash_total.clear();
  form.date = absl::FormatTime("%d.%m.%Y", desk.now(), desk.zone);
  return form;
}

struct Sheet {
  HeaderForm form;
  // A field's name.
  std::string focus;
  std::string problem;
};

// Without a sheet: an empty one.
http::Response ShowBatches(const Desk& desk, const web::Visit& visit,
                           const Seat& seat, std::optional<Sheet> sheet) {
  v1::ListBatchesRequest request;
  const bool all = visit.Query("all") == "1";
  request.set_unfinished_only(!all);
  request.set_page_size(kBatchesOnPage);
  request.set_page_token(visit.Query("page"));
  const auto found = seat.core->ListBatches(request, kCallTimeout);
  if (!found.ok()) return TroublePage(desk, visit, found.status());
  if (!sheet) {
    sheet = {.form = NextSheet(*found, desk), .focus = "number"};
  }
  const int status = sheet->problem.empty() ? 200 : 422;
  return desk.pages->Render(
      "slips", visit, status, [&](web::Dictionary& content) {
        ShowHeaderForm(sheet->form, sheet->focus, content);
        if (!sheet->problem.empty()) {
          content.SetValueAndShowSection("TEXT", sheet->problem, "PROBLEM");
        }
        content.ShowSection(all ? "SHOWS_ALL" : "SHOWS_UNFINISHED");
        content.ShowSection(found->batches().empty() ? "NO_BATCHES"
                                                     : "BATCHES");
        for (const v1::BatchState& batch : found->batches()) {
          web::Dictionary& row = *content.AddSectionDictionary("ROW");
          ShowBatch(desk, visit, batch, row);
          row.SetValue("HREF",
                       BatchPath("/slips/batch", batch.header().number()));
        }
        if (!found->next_page_token().empty()) {
          content.SetValueAndShowSection(
              "MORE_HREF",
              web::PathWith("/slips", {{"all", all ? "1" : "0"},
                                       {"page", found->next_page_token()}}),
              "MORE");
        }
      });
}

}  // namespace

http::Response BatchesPage(const Desk& desk, const web::Visit& visit,
                           const Seat& seat) {
  const std::string number = visit.Query("correct");
  if (number.empty()) return ShowBatches(desk, visit, seat, std::nullopt);
  v1::GetBatchRequest request;
  request.set_number(number);
  const auto batch = seat.core->GetBatch(request, kCallTimeout);
  if (!batch.ok()) return TroublePage(desk, visit, batch.status());
  Sheet sheet = {.form = HeaderFormOf(batch->batch().header()),
                 .focus = "control_total"};
  sheet.form.correction = true;
  return ShowBatches(desk, visit, seat, std::move(sheet));
}

http::Response OpenBatch(const Desk& desk, const web::Visit& visit,
                         const Seat& seat) {
  const HeaderForm form = HeaderFormFrom(visit.form);
  // The focus is there when a batch has been opened: the way to the menu.
  if (const auto path = MenuPath(seat.member.role(), form.number)) {
    return web::Redirect(*path);
  }
  const std::string empty(FirstEmpty(form));
  if (!empty.empty()) {
    return ShowBatches(desk, visit, seat, Sheet{.form = form, .focus = empty});
  }
  const auto problem = [&](const std::string& field, const std::string& text) {
    return ShowBatches(desk, visit, seat,
                       Sheet{.form = form, .focus = field, .problem = text});
  };
  const absl::StatusOr<v1::BatchHeader> header = HeaderFrom(form, Today(desk));
  if (!header.ok()) {
    const std::string field(header.status().message());
    return problem(
        field, desk.pages->words().Get(absl::StrCat("slips.problem.", field),
                                       visit.language));
  }
  v1::OpenBatchRequest request;
  *request.mutable_header() = *header;
  request.set_correction(form.correction);
  const auto opened = seat.core->OpenBatch(request, kCallTimeout);
  if (opened.ok()) {
    return web::Redirect(BatchPath(
        form.correction ? "/slips/batch" : "/slips/key", form.number));
  }
  const auto words = ProblemWords(desk, visit, opened.status());
  if (!words) return TroublePage(desk, visit, opened.status());
  const std::string field = FieldNameOf(opened.status());
  return problem(field.empty() ? "number" : field, *words);
}

}  // namespace intake::desk
