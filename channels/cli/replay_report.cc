#include "channels/cli/replay_report.h"

#include <nlohmann/json.hpp>
#include <set>

#include "absl/strings/str_cat.h"
#include "channels/cli/render/json.h"
#include "channels/cli/render/progress.h"
#include "channels/cli/render/table.h"
#include "channels/cli/render/words.h"

namespace intake::cli {
namespace {

using OrderedJson = nlohmann::ordered_json;

// `accepted -> held`; `accepted` where only findings change.
template <typename Outcomes>
std::string TurnWords(const Outcomes& outcomes) {
  const auto [was, now] = outcomes;
  return was == now ? absl::StrCat("stays ", OutcomeWord(was))
                    : absl::StrCat(OutcomeWord(was), " -> ", OutcomeWord(now));
}

template <typename Counts>
OrderedJson TurnsJson(const Counts& counts) {
  OrderedJson turns = OrderedJson::array();
  for (const auto& [outcomes, count] : counts) {
    turns.push_back({{"was", v1::Outcome_Name(std::get<0>(outcomes))},
                     {"now", v1::Outcome_Name(std::get<1>(outcomes))},
                     {"decisions", count}});
  }
  return turns;
}

template <typename Counts>
void AddTurns(const std::string& rule, const std::string& finding,
              const Counts& counts, Table& table) {
  for (const auto& [outcomes, count] : counts) {
    table.AddRow({rule, finding, TurnWords(outcomes), FormatCount(count)});
  }
}

}  // namespace

void ReplayReport::Add(const v1::ReplayChange& change) {
  const Outcomes outcomes(change.outcome_was(), change.outcome_now());
  ++changed_;
  ++outcomes_[outcomes];
  // Several findings of one rule are one change of it.
  std::map<std::string, const v1::Finding*> appeared, gone;
  for (const v1::Finding& finding : change.findings_new()) {
    appeared.emplace(finding.rule(), &finding);
  }
  for (const v1::Finding& finding : change.findings_gone()) {
    gone.emplace(finding.rule(), &finding);
  }
  std::map<std::string, const v1::Finding*> all = appeared;
  all.insert(gone.begin(), gone.end());
  for (const auto& [rule, finding] : all) {
    RuleChanges& changes = rules_[rule];
    if (appeared.contains(rule)) ++changes.appears[outcomes];
    if (gone.contains(rule)) ++changes.disappears[outcomes];
    if (changes.examples.size() < examples_max_) {
      changes.examples.push_back({.change = change, .finding = *finding});
    }
  }
}

std::string ReplayReport::Text(int64_t judged, const Console& console,
                               absl::TimeZone zone) const {
  std::string text =
      absl::StrCat(FormatCount(judged), " submissions judged again: ");
  if (changed_ == 0) return absl::StrCat(text, "nothing changes.\n");
  absl::StrAppend(&text, FormatCount(changed_), " decisions would change.\n\n");
  Table totals({{"Outcome"}, {"Decisions", Align::kRight}});
  for (const auto& [outcomes, count] : outcomes_) {
    totals.AddRow({TurnWords(outcomes), FormatCount(count)});
  }
  Table rules(
      {{"Rule"}, {"Finding"}, {"Outcome"}, {"Decisions", Align::kRight}});
  Table examples({{"Rule"},
                  {"Receipt"},
                  {"Account"},
                  {"Received"},
                  {"Channel"},
                  {"Outcome"},
                  {"What"}});
  bool any_example = false;
  for (const auto& [rule, changes] : rules_) {
    AddTurns(rule, "new", changes.appears, rules);
    AddTurns(rule, "gone", changes.disappears, rules);
    for (const Example& example : changes.examples) {
      const v1::ReplayChange& change = example.change;
      any_example = true;
      examples.AddRow(
          {rule, change.receipt_code(), change.account_number(),
           MomentForPeople(change.received_at(), zone), change.channel_id(),
           TurnWords(Outcomes(change.outcome_was(), change.outcome_now())),
           example.finding.text()});
    }
  }
  absl::StrAppend(
      &text, totals.Render(console),
      "\nBy rule (a decision counts at every rule it changes by):\n",
      rules.Render(console));
  if (any_example) {
    absl::StrAppend(&text, "\nExamples:\n", examples.Render(console));
  }
  return text;
}

std::string ReplayReport::Json(int64_t judged) const {
  OrderedJson rules = OrderedJson::array();
  for (const auto& [rule, changes] : rules_) {
    OrderedJson examples = OrderedJson::array();
    for (const Example& example : changes.examples) {
      examples.push_back(OrderedJson::parse(MessageJson(example.change)));
    }
    rules.push_back({{"rule", rule},
                     {"findings_new", TurnsJson(changes.appears)},
                     {"findings_gone", TurnsJson(changes.disappears)},
                     {"examples", examples}});
  }
  const OrderedJson report = {{"submissions_judged", judged},
                              {"decisions_changed", changed_},
                              {"outcomes", TurnsJson(outcomes_)},
                              {"rules", rules}};
  return report.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

}  // namespace intake::cli
