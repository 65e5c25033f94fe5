#include "channels/cli/status_view.h"

#include "absl/strings/str_cat.h"
#include "channels/cli/render/progress.h"
#include "channels/cli/render/table.h"
#include "channels/cli/render/words.h"

namespace intake::cli {

std::string StatusText(const v1::GetStatusResponse& status,
                       const std::string& server, absl::TimeZone zone) {
  const v1::SubmissionCounts& counts = status.counts();
  const v1::StoreStatus& store = status.store();
  const int64_t lag = store.journal_position() - store.views_position();
  Facts facts;
  facts.Add("Server",
            absl::StrCat(server, ", version ", status.server_version(), ", ",
                         status.serving() ? "serving" : "NOT SERVING"));
  facts.Add("Started", MomentForPeople(status.started_at(), zone));
  facts.Add("Its clock", MomentForPeople(status.now(), zone));
  facts.Add("Supplier's zone", status.time_zone());
  facts.Add("Rules", status.rules_version());
  facts.Add("Received",
            absl::StrCat(FormatCount(counts.received()),
                         " since the start: ", FormatCount(counts.accepted()),
                         " accepted, ", FormatCount(counts.held()), " held, ",
                         FormatCount(counts.refused()), " refused, ",
                         FormatCount(counts.replayed()), " replayed, ",
                         FormatCount(counts.failed()), " failed, ",
                         FormatCount(counts.pending()), " pending"));
  facts.Add("Accounts", FormatCount(store.accounts()));
  facts.Add("Journal",
            absl::StrCat(FormatCount(store.journal_position()), " events, ",
                         FormatBytes(store.journal_bytes())));
  facts.Add("Views", absl::StrCat(lag > 0 ? absl::StrCat(FormatCount(lag),
                                                         " events behind")
                                          : std::string("up to date"),
                                  ", ", FormatBytes(store.views_bytes())));
  facts.Add("Free on disk", FormatBytes(store.free_bytes()));
  return facts.Render();
}

}  // namespace intake::cli
