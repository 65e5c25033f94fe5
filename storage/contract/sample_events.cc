#include "storage/contract/sample_events.h"

#include <utility>

#include "core/base/receipt_code.h"
#include "core/model/register_slot.h"

namespace intake::testing {

absl::Time MomentOf(int64_t seconds) {
  return absl::FromUnixSeconds(1'400'000'000 + seconds);
}

std::vector<UnderstoodValue> ValuesFor(const Account& account,
                                       absl::CivilDay date, Milli value) {
  std::vector<UnderstoodValue> values;
  for (const RegisterSlot& slot : SlotsOn(account, date)) {
    values.push_back({slot, value});
    value += kMilliPerUnit;
  }
  return values;
}

Event Defined(const Account& account, uint32_t sequence) {
  return {.stream = account.number,
          .sequence = sequence,
          .recorded_at = MomentOf(sequence),
          .actor = "administrator",
          .body = AccountDefined{account}};
}

Event Judged(const Account& account, const JudgedOptions& options) {
  std::vector<UnderstoodValue> values =
      ValuesFor(account, options.date, options.value);
  values.resize(1);
  return {.stream = account.number,
          .sequence = options.sequence,
          .recorded_at = MomentOf(options.sequence),
          .actor = options.channel,
          .body = SubmissionJudged{
              .submission = {.request_key = options.key,
                             .account_number = account.number,
                             .content = TypedText{"as it came"}},
              .channel = options.channel,
              .receipt = {.outcome = options.outcome,
                          .code = FormatReceiptCode(options.receipt),
                          .account_number = account.number,
                          .understood = std::move(values),
                          .reading_date = options.date,
                          .period = absl::CivilMonth(options.date),
                          .findings = options.findings,
                          .received_at = options.received_at.value_or(
                              MomentOf(options.sequence))},
              .superseded = options.superseded,
              .answers = options.answers,
              .withdrawn = options.withdrawn}};
}

Event Decided(const Account& account, uint32_t sequence, EventBody body) {
  return {.stream = account.number,
          .sequence = sequence,
          .recorded_at = MomentOf(sequence),
          .actor = "office",
          .body = std::move(body)};
}

Installation NewMeter(absl::string_view serial, absl::CivilDay day) {
  return {.serial = std::string(serial),
          .installed_on = day,
          .registers = {{.kind = RegisterKind::kTotal}}};
}

}  // namespace intake::testing
