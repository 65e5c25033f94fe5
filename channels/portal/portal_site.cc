#include "channels/portal/portal_site.h"

#include <iterator>
#include <utility>

#include "absl/types/span.h"
#include "channels/portal/account_pages.h"
#include "channels/portal/history_pages.h"
#include "channels/portal/kept_pages.h"
#include "channels/portal/language_page.h"
#include "channels/portal/log_in_pages.h"
#include "channels/portal/password_pages.h"
#include "channels/portal/reading_pages.h"
#include "channels/portal/receipt_pages.h"
#include "channels/portal/registration_pages.h"
#include "channels/portal/words.h"
#include "channels/program/work_metrics.h"

namespace intake::portal {

// Made from pages/ by intake_embed.
absl::Span<const web::EmbeddedFile> EmbeddedPages();

namespace {

// The pages of the menu, and the section that marks where one is.
struct Place {
  absl::string_view path;
  const char* section;
};

constexpr Place kPlaces[] = {{"/", "AT_READINGS"},
                             {"/history", "AT_HISTORY"},
                             {"/accounts", "AT_ACCOUNTS"},
                             {"/kept", "AT_KEPT"},
                             {"/password", "AT_PASSWORD"}};

void FillFrame(const Parts& parts, const web::Visit& visit,
               web::Dictionary& layout) {
  layout.ShowSection(visit.language == web::Language::kRussian ? "TO_ENGLISH"
                                                               : "TO_RUSSIAN");
  const auto customer = parts.sessions.Find(visit.cookie, parts.now());
  if (!customer) return;
  web::Dictionary* const menu = layout.AddSectionDictionary("MENU");
  if (!parts.spool.List(customer->id()).empty()) menu->ShowSection("HAS_KEPT");
  for (const Place& place : kPlaces) {
    if (visit.request.path == place.path) menu->ShowSection(place.section);
  }
}

}  // namespace

absl::StatusOr<std::unique_ptr<web::Pages>> MakePages() {
  absl::StatusOr<web::Words> words = AllWords();
  if (!words.ok()) return words.status();
  return web::Pages::Make(EmbeddedPages(), *std::move(words));
}

void SetFrame(const Parts& parts, web::Pages& pages) {
  pages.SetFrame([&parts](const web::Visit& visit, web::Dictionary& layout) {
    FillFrame(parts, visit, layout);
  });
}

std::vector<web::Route> AllRoutes(const Parts& parts) {
  std::vector<web::Route> all;
  const auto add = [&all](std::vector<web::Route> routes) {
    all.insert(all.end(), std::make_move_iterator(routes.begin()),
               std::make_move_iterator(routes.end()));
  };
  add(LogInRoutes(parts, {{"/", ReadingsAgain(parts)},
                          {"/accounts", AccountsAgain(parts)}}));
  add(RegistrationRoutes(parts));
  add(PasswordRoutes(parts));
  add(AccountRoutes(parts));
  add(ReadingRoutes(parts));
  add(ReceiptRoutes(parts));
  add(HistoryRoutes(parts));
  add(KeptRoutes(parts));
  add(LanguageRoutes(parts));
  return all;
}

std::string WaitingMetrics(const Parts& parts) {
  std::string text;
  program::AppendMetric("intake_portal_kept_submissions", "gauge",
                        "Readings kept until the server is back.",
                        parts.spool.waiting(), text);
  const auto oldest = parts.spool.oldest();
  program::AppendMetric(
      "intake_portal_oldest_kept_seconds", "gauge",
      "For how long the oldest of them has been kept.",
      oldest ? absl::ToInt64Seconds(parts.now() - *oldest) : 0, text);
  program::AppendMetric("intake_portal_letters_waiting", "gauge",
                        "Letters not yet taken by the mail server.",
                        parts.outbox.waiting(), text);
  return text;
}

}  // namespace intake::portal
