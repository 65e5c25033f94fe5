#include "core/target/assign_values.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/base/civil_time.h"
#include "core/target/misfit.h"
#include "core/target/register_fit.h"
#include "core/target/register_words.h"

namespace intake {
namespace {

// `serial`, with the day of removal if it is that of a meter which hung at the
// same point before.
std::string DescribeSerial(const Account& account, const RegisterSlot& slot,
                           const std::string& serial) {
  for (const Installation& meter : account.installations) {
    if (meter.commodity != slot.commodity || meter.point != slot.point ||
        !meter.removed_on || !SameSerial(meter.serial, serial)) {
      continue;
    }
    return absl::StrCat(
        serial,
        account.language == Language::kRussian ? " (снят " : " (removed ",
        FormatDateForPeople(*meter.removed_on), ")");
  }
  return serial;
}

void AddMismatch(const Account& account, const RegisterSlot& slot,
                 const std::string& serial, Findings& findings) {
  Finding finding = {
      .rule = Rule::kMeterMismatch,
      .severity = Severity::kHoldStaff,
      .target = RegisterRef{.installation = slot.ref.installation,
                            .register_index = 0},
      .got = DescribeSerial(account, slot, serial),
      .wanted = InstallationOf(account, slot.ref).serial};
  // Once a meter, not once a zone.
  if (std::find(findings.begin(), findings.end(), finding) == findings.end()) {
    findings.push_back(std::move(finding));
  }
}

Finding Partial(const Account& account, absl::Span<const RegisterSlot> slots,
                absl::Span<const AssignedValue> assigned) {
  std::vector<std::string> came;
  std::vector<std::string> missing;
  for (const RegisterSlot& slot : slots) {
    const bool is_there =
        std::any_of(assigned.begin(), assigned.end(),
                    [&](const auto& value) { return value.slot == slot; });
    (is_there ? came : missing)
        .push_back(WordsOf(slot, slots, account.language));
  }
  return {.rule = Rule::kPartial,
          .severity = Severity::kInfo,
          .got = absl::StrJoin(came, ", "),
          .wanted = absl::StrJoin(missing, ", ")};
}

Finding Ambiguous(const Account& account, absl::Span<const RegisterSlot> slots,
                  size_t count) {
  return {.rule = Rule::kTargetAmbiguous,
          .severity = Severity::kRefuse,
          .got = absl::StrCat(count),
          .wanted = WordsOfAll(slots, account.language)};
}

}  // namespace

std::optional<uint32_t> ActiveMeter(const Account& account, absl::CivilDay date,
                                    absl::string_view serial) {
  for (uint32_t i = 0; i < account.installations.size(); ++i) {
    const Installation& meter = account.installations[i];
    if (meter.installed_on <= date &&
        (!meter.removed_on || date < *meter.removed_on) &&
        SameSerial(meter.serial, serial)) {
      return i;
    }
  }
  return std::nullopt;
}

Assignment AssignValues(const Account& account, absl::CivilDay date,
                        absl::Span<const NamedValue> values) {
  const std::vector<RegisterSlot> slots = SlotsOn(account, date);
  std::vector<RegisterName> names;
  names.reserve(values.size());
  for (const NamedValue& value : values) {
    names.push_back(
        {.commodity = value.commodity,
         .point = value.point,
         .kind = value.kind,
         .installation = value.serial.empty()
                             ? std::nullopt
                             : ActiveMeter(account, date, value.serial)});
  }
  if (values.size() > limits::kValuesPerSubmissionMax) {
    return {.findings = {{.rule = Rule::kExtraValues,
                          .severity = Severity::kRefuse,
                          .got = absl::StrCat(values.size()),
                          .wanted = absl::StrCat(slots.size())}}};
  }

  RegisterFit fit = FitRegisters(slots, names);
  if (fit.result == FitResult::kNone) {
    // A serial that contradicts the name beside it is one more mismatch.
    for (RegisterName& name : names) name.installation.reset();
    fit = FitRegisters(slots, names);
  }
  if (fit.result == FitResult::kNone) {
    return {.findings = ExplainMisfit(account, date, slots, names)};
  }
  if (fit.result == FitResult::kSeveral) {
    return {.findings = {Ambiguous(account, slots, values.size())}};
  }

  Assignment assignment;
  for (size_t v = 0; v < values.size(); ++v) {
    const RegisterSlot& slot = slots[fit.slot_of_value[v]];
    assignment.values.push_back({.slot = slot, .value = values[v].value});
    if (!values[v].serial.empty() &&
        !SameSerial(values[v].serial,
                    InstallationOf(account, slot.ref).serial)) {
      AddMismatch(account, slot, values[v].serial, assignment.findings);
    }
  }
  std::sort(assignment.values.begin(), assignment.values.end(),
            [](const AssignedValue& a, const AssignedValue& b) {
              return a.slot.ref < b.slot.ref;
            });
  if (values.size() < slots.size()) {
    assignment.findings.push_back(Partial(account, slots, assignment.values));
  }
  return assignment;
}

}  // namespace intake
