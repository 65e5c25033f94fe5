#include "channels/cli/review_view.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "channels/cli/raw_view.h"
#include "channels/cli/receipt_view.h"
#include "channels/cli/render/style.h"
#include "channels/cli/render/table.h"
#include "channels/cli/render/words.h"

namespace intake::cli {
namespace {

// `3 d`, `5 h`, `12 min`: how long something has waited.
std::string AgeWords(absl::Duration age) {
  if (age >= absl::Hours(24)) return absl::StrCat(age / absl::Hours(24), " d");
  if (age >= absl::Hours(1)) return absl::StrCat(age / absl::Hours(1), " h");
  return absl::StrCat(age / absl::Minutes(1), " min");
}

// `12300 on 20.05.2014, estimated`
std::string NeighbourWords(bool present, const v1::NeighbourReading& reading) {
  if (!present) return "-";
  return absl::StrCat(reading.value(), " on ", DateForPeople(reading.date()),
                      reading.estimated() ? ", estimated" : "",
                      reading.charged() ? ", charged" : "");
}

std::string ValuesText(const v1::ExamineHeldResponse& evidence,
                       const Console& console) {
  Table table({{"Register"},
               {"Meter"},
               {"Handed in", Align::kRight},
               {"Reading before"},
               {"Same day"},
               {"Reading after"}});
  Table limits({{"Register"},
                {"Usual a day", Align::kRight},
                {"Flagged above", Align::kRight},
                {"Held above", Align::kRight}});
  std::string suspects;
  for (const v1::ValueEvidence& value : evidence.values()) {
    const std::string label = value.label().empty()
                                  ? RegisterWords(value.register_())
                                  : value.label();
    table.AddRow({label, value.register_().serial(), value.value(),
                  NeighbourWords(value.has_previous(), value.previous()),
                  NeighbourWords(value.has_same_day(), value.same_day()),
                  NeighbourWords(value.has_next(), value.next())});
    limits.AddRow({label,
                   value.usual_daily().empty() ? "-" : value.usual_daily(),
                   value.warn_above_daily(), value.hold_above_daily()});
    if (value.previous_suspect()) {
      absl::StrAppend(&suspects, label,
                      ": the reading before is probably the wrong one.\n");
    }
  }
  return absl::StrCat("\n", table.Render(console), suspects, "\n",
                      limits.Render(console));
}

std::string HistoryText(const v1::ExamineHeldResponse& evidence,
                        const Console& console) {
  if (evidence.history().empty()) return "\nNo readings before.\n";
  Table table({{"Date"},
               {"Register"},
               {"Meter"},
               {"Value", Align::kRight},
               {"State"},
               {"Receipt"}});
  for (const v1::Reading& reading : evidence.history()) {
    table.AddRow({DateForPeople(reading.date()),
                  RegisterWords(reading.register_()),
                  reading.register_().serial(), reading.value(),
                  absl::StrCat(ReadingStateWord(reading.state()),
                               reading.estimated() ? ", estimated" : ""),
                  reading.receipt_code()});
  }
  return absl::StrCat("\nLatest readings:\n", table.Render(console));
}

std::string CommandsText(const v1::ExamineHeldResponse& evidence) {
  const std::string tail =
      absl::StrCat(" ", evidence.held().receipt().code(), " --revision ",
                   evidence.revision(), " --agent WHO --reason TEXT\n");
  return absl::StrCat("\nTo decide on what is shown here:\n",
                      "  intake review approve", tail, "  intake review reject",
                      tail);
}

}  // namespace

std::string HeldListText(const v1::ListHeldResponse& list,
                         const Console& console, absl::Time now,
                         absl::TimeZone zone) {
  Table table({{"Received"},
               {"Waits", Align::kRight},
               {"Receipt"},
               {"Account"},
               {"Channel"},
               {"Rules"},
               {"Handed in"}});
  for (const v1::SubmissionRecord& record : list.held()) {
    const v1::Receipt& receipt = record.receipt();
    std::vector<std::string> rules;
    for (const v1::Finding& finding : receipt.findings()) {
      // The others do not hold it back.
      if (finding.severity() >= v1::SEVERITY_HOLD_CUSTOMER) {
        rules.push_back(finding.rule());
      }
    }
    table.AddRow({MomentForPeople(receipt.received_at(), zone),
                  AgeWords(now - TimeOf(receipt.received_at())), receipt.code(),
                  receipt.account_number(), record.channel_id(),
                  absl::StrJoin(rules, " "),
                  ContentWords(record.submission())});
  }
  return table.Render(console);
}

std::string EvidenceText(const v1::ExamineHeldResponse& evidence,
                         const Console& console, absl::TimeZone zone) {
  v1::GetReceiptResponse record;
  *record.mutable_receipt() = evidence.held().receipt();
  *record.mutable_submission() = evidence.held().submission();
  record.set_channel_id(evidence.held().channel_id());
  const std::string raw =
      RawText(evidence.held().submission().evidence().raw());
  const std::string now = FindingsText(evidence.findings_now(), console);
  return absl::StrCat(
      ReceiptRecordText(record, console, zone),
      evidence.expired() ? "The customer was asked; their time to answer is "
                           "over.\n"
                         : "",
      raw.empty() ? "" : "\n", raw, ValuesText(evidence, console),
      "\nThe rules would say now:\n",
      now.empty() ? std::string("Nothing.\n") : now,
      HistoryText(evidence, console), CommandsText(evidence));
}

}  // namespace intake::cli
