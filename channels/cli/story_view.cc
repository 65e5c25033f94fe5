#include "channels/cli/story_view.h"

#include "absl/strings/str_cat.h"
#include "channels/cli/raw_view.h"
#include "channels/cli/receipt_view.h"
#include "channels/cli/render/progress.h"
#include "channels/cli/render/style.h"
#include "channels/cli/render/table.h"
#include "channels/cli/render/text_width.h"
#include "channels/cli/render/words.h"
#include "channels/cli/usage_view.h"

namespace intake::cli {
namespace {

std::string EntryText(const v1::TraceEntry& entry, const Console& console,
                      absl::TimeZone zone) {
  Facts facts;
  facts.Add("  By", entry.actor());
  facts.Add("  What", entry.text());
  facts.Add("  Event",
            absl::StrCat(FormatCount(entry.position()), " (", entry.stream(),
                         " no. ", entry.sequence(), ")"));
  facts.Add("  Chain", entry.chain_hash());
  return absl::StrCat(
      "\n",
      Bold(console, absl::StrCat(MomentForPeople(entry.recorded_at(), zone),
                                 "  ", Printable(entry.what()))),
      "\n", facts.Render(),
      entry.changes().empty() ? "" : ChangesText(entry.changes(), console));
}

}  // namespace

std::string StoryText(const v1::TraceReceiptResponse& story,
                      const Console& console, absl::TimeZone zone) {
  v1::GetReceiptResponse record;
  *record.mutable_receipt() = story.receipt();
  *record.mutable_submission() = story.submission();
  std::string text = ReceiptRecordText(record, console, zone);
  const std::string raw = RawText(story.submission().evidence().raw());
  absl::StrAppend(&text, raw.empty() ? "" : "\n", raw);
  for (const v1::TraceEntry& entry : story.entries()) {
    absl::StrAppend(&text, EntryText(entry, console, zone));
  }
  return text;
}

}  // namespace intake::cli
