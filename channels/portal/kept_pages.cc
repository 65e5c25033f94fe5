#include "channels/portal/kept_pages.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "channels/portal/channel_words.h"
#include "channels/portal/customer_page.h"
#include "channels/portal/people_dates.h"
#include "channels/portal/receipt_path.h"
#include "channels/portal/register_words.h"

namespace intake::portal {
namespace {

// Rows shown, newest first.
constexpr size_t kShownMax = 50;

std::string KeptValues(const Parts& parts, const web::Visit& visit,
                       const v1::Submission& submission) {
  if (submission.has_answer()) {
    return absl::StrCat(parts.Word("kept.answer", visit), " ",
                        submission.answer().code());
  }
  std::string text;
  for (const v1::NamedValue& value : submission.named().values()) {
    absl::StrAppend(
        &text, text.empty() ? "" : "; ",
        LabelOf(value.register_(), {}, parts.pages.words(), visit.language),
        ": ", value.value());
  }
  return text;
}

void FillKept(const Parts& parts, const web::Visit& visit,
              const web::KeptSubmission& kept, web::Dictionary& page) {
  web::Dictionary& row = *page.AddSectionDictionary("KEPT");
  row.SetValue("SINCE",
               MomentForPeople(kept.kept_at, parts.zone, visit.language));
  row.SetValue("NUMBER", kept.submission.account_number());
  row.SetValue("VALUES", KeptValues(parts, visit, kept.submission));
  if (kept.receipt) {
    web::Dictionary* const done = row.AddSectionDictionary("DONE");
    done->SetValue("OUTCOME", OutcomeName(kept.receipt->outcome(),
                                          parts.pages.words(), visit.language));
    done->SetValue("CODE", kept.receipt->code());
    done->SetValue("URL", ReceiptPath(kept.receipt->code(),
                                      kept.submission.account_number()));
  } else {
    row.ShowSection(kept.failure.empty() ? "WAITS" : "FAILED");
  }
}

http::Response Show(const Parts& parts, const web::Visit& visit,
                    const Visitor& visitor) {
  std::vector<web::KeptSubmission> kept =
      parts.spool.List(visitor.customer.id());
  if (kept.size() > kShownMax) kept.resize(kShownMax);
  return parts.pages.Render("kept", visit, 200, [&](web::Dictionary& page) {
    for (const web::KeptSubmission& each : kept) {
      FillKept(parts, visit, each, page);
      if (!each.receipt && each.failure.empty()) page.ShowSection("WAITING");
    }
    if (kept.empty()) page.ShowSection("NONE");
  });
}

}  // namespace

std::vector<web::Route> KeptRoutes(const Parts& parts) {
  return {{.path = "/kept",
           .get = ForCustomer(parts,
                              [&parts](const auto& visit, const auto& visitor) {
                                return Show(parts, visit, visitor);
                              })}};
}

}  // namespace intake::portal
