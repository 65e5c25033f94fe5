#include "tests/bench/fill.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "core/admission/admission.h"
#include "core/base/clock.h"
#include "services/config/rule_book_config.h"
#include "services/convert/account_convert.h"
#include "services/convert/submission_convert.h"
#include "storage/sqlite/sqlite_store.h"
#include "tests/bench/town.h"
#include "tests/bench/under_way.h"

namespace intake::bench {
namespace {

class Filler {
 public:
  Filler(const FillOptions& options, Admission& admission, FakeClock& clock,
         SqliteStore& store)
      : options_(options),
        admission_(admission),
        clock_(clock),
        store_(store) {}

  ~Filler() { under_way_.WaitFor(0); }

  absl::Status ImportAll() {
    constexpr int64_t kAtOnce = 500;
    SetClock(options_.submitted);
    for (int64_t first = 0; first < options_.accounts; first += kAtOnce) {
      std::vector<Account> accounts;
      const int64_t last = std::min(first + kAtOnce, options_.accounts);
      for (int64_t index = first; index < last; ++index) {
        const int months =
            index < options_.long_accounts
                ? std::max(options_.imported, 24 - options_.submitted)
                : options_.imported;
        v1::Account proto;
        FillAccount(index, today_, months, options_.submitted, proto);
        absl::StatusOr<Account> account = AccountFromProto(proto, "account");
        if (!account.ok()) return account.status();
        accounts.push_back(*std::move(account));
      }
      Begin();
      admission_.ImportAccounts(std::move(accounts), "bench",
                                [this](const auto& results) {
                                  absl::Status status = results.status();
                                  if (results.ok()) {
                                    for (const auto& result : *results)
                                      status.Update(result.status());
                                  }
                                  under_way_.Done(status);
                                });
    }
    return End();
  }

  // The reading that is `back` months older than the latest, of every account.
  absl::Status SubmitMonth(int back) {
    constexpr int64_t kAtOnce = 1000;
    constexpr int64_t kStride = 982'451'653;
    SetClock(back);
    for (int64_t first = 0; first < options_.accounts; first += kAtOnce) {
      std::vector<Submission> submissions;
      const int64_t last = std::min(first + kAtOnce, options_.accounts);
      for (int64_t i = first; i < last; ++i) {
        v1::Submission proto;
        FillMonthlyReading(i * kStride % options_.accounts, today_, back,
                           proto);
        absl::StatusOr<Submission> submission =
            SubmissionFromProto(proto, "submission");
        if (!submission.ok()) return submission.status();
        submissions.push_back(*std::move(submission));
      }
      Begin();
      admission_.SubmitBatch(
          "call_center", std::move(submissions),
          [this](const auto& results) { under_way_.Done(Judged(results)); });
    }
    return End();
  }

 private:
  // Noon of the day of that month's reading.
  void SetClock(int back) {
    clock_.Set(absl::FromCivil(DayOfMonthlyReading(today_, back),
                               absl::UTCTimeZone()) +
               absl::Hours(8));
  }

  // Waits for room in the queue, and for views that are not too far behind.
  void Begin() {
    constexpr int kCommandsMax = 6;
    constexpr uint64_t kBehindMax = 100'000;
    under_way_.WaitFor(kCommandsMax);
    while (begun_++ % 16 == 0) {
      const auto figures = store_.Figures();
      if (!figures.ok() ||
          figures->journal_position < figures->views_position + kBehindMax) {
        break;
      }
      --begun_;
      absl::SleepFor(absl::Milliseconds(10));
    }
    under_way_.Add();
  }

  absl::Status End() {
    under_way_.WaitFor(0);
    return under_way_.status();
  }

  template <typename Results>
  static absl::Status Judged(const Results& results) {
    if (!results.ok()) return results.status();
    for (const absl::StatusOr<Admitted>& result : *results) {
      if (!result.ok()) return result.status();
      if (result->receipt.outcome != Outcome::kAccepted) {
        return absl::InternalError(
            absl::StrCat("not accepted: ", result->receipt.text));
      }
    }
    return absl::OkStatus();
  }

  const FillOptions options_;
  Admission& admission_;
  FakeClock& clock_;
  SqliteStore& store_;
  const absl::CivilDay today_ = Today();
  UnderWay under_way_;
  uint64_t begun_ = 0;
};

absl::Status WaitForViews(SqliteStore& store) {
  while (true) {
    const auto figures = store.Figures();
    if (!figures.ok()) return figures.status();
    if (figures->views_position == figures->journal_position) {
      return absl::OkStatus();
    }
    absl::SleepFor(absl::Milliseconds(50));
  }
}

// Opens the store, has `work` done on it, waits for the views and closes it.
absl::Status WithStore(const FillOptions& options, const RuleBook& rules,
                       const std::function<absl::Status(Filler&)>& work) {
  auto store = SqliteStore::Open({.folder = options.folder});
  if (!store.ok()) return store.status();
  FakeClock clock(absl::Now());
  const auto admission = Admission::Start(**store, rules, clock, {});
  if (!admission.ok()) return admission.status();
  Filler filler(options, **admission, clock, **store);
  absl::Status status = work(filler);
  if (status.ok()) status = WaitForViews(**store);
  (*admission)->Stop();
  return status;
}

// Of a store that is closed.
int64_t JournalBytes(const std::string& folder) {
  std::error_code error;
  const auto bytes = std::filesystem::file_size(folder + "/journal.db", error);
  return error ? 0 : static_cast<int64_t>(bytes);
}

}  // namespace

absl::StatusOr<std::string> Fill(const FillOptions& options) {
  absl::TimeZone zone;
  if (!absl::LoadTimeZone("Europe/Samara", &zone)) {
    return absl::InternalError("no time zones");
  }
  const auto rules = LoadRuleBook(options.rules, zone);
  if (!rules.ok()) return rules.status();
  const absl::Time start = absl::Now();
  absl::Status status =
      WithStore(options, *rules, [](Filler& f) { return f.ImportAll(); });
  if (!status.ok()) return status;
  const absl::Time imported = absl::Now();
  const int64_t imported_bytes = JournalBytes(options.folder);
  status = WithStore(options, *rules, [&](Filler& filler) {
    absl::Status submitted;
    for (int back = options.submitted - 1; submitted.ok() && back >= 0;
         --back) {
      submitted = filler.SubmitMonth(back);
    }
    return submitted;
  });
  if (!status.ok()) return status;
  const int64_t readings = options.accounts * options.submitted;
  const int64_t bytes = JournalBytes(options.folder) - imported_bytes;
  return absl::StrFormat(
      "{\"accounts\": %d, \"readings\": %d, \"import_seconds\": %.1f, "
      "\"submit_seconds\": %.1f, \"bytes_per_reading\": %d}",
      options.accounts, readings, absl::ToDoubleSeconds(imported - start),
      absl::ToDoubleSeconds(absl::Now() - imported),
      bytes / std::max<int64_t>(readings, 1));
}

}  // namespace intake::bench
