#include "core/rules/report.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "core/base/amount.h"
#include "core/base/civil_time.h"
#include "core/text/unicode.h"

namespace intake {

void Report(Findings& findings, Rule rule, Severity severity,
            Compared compared) {
  findings.push_back({.rule = rule,
                      .severity = severity,
                      .got = std::move(compared.got),
                      .wanted = std::move(compared.wanted)});
}

void Report(Findings& findings, Rule rule, Severity severity,
            const Candidate& candidate, Compared compared) {
  findings.push_back({.rule = rule,
                      .severity = severity,
                      .target = candidate.slot().ref,
                      .got = std::move(compared.got),
                      .wanted = std::move(compared.wanted)});
}

std::string Described(const LiveReading& reading) {
  return absl::StrCat(FormatAmount(reading.value), " (",
                      FormatDateForPeople(reading.date), ")");
}

std::string Quoted(absl::string_view text) {
  return IsValidUtf8(text) ? std::string(text) : EncodeUtf8(DecodeUtf8(text));
}

}  // namespace intake
