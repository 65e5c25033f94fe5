// An admission over a fake store, and the shorthand its tests speak.

#ifndef INTAKE_CORE_ADMISSION_ADMISSION_FIXTURE_H_
#define INTAKE_CORE_ADMISSION_ADMISSION_FIXTURE_H_

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/macros.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/notification.h"
#include "absl/time/time.h"
#include "core/admission/admission.h"
#include "core/base/clock.h"
#include "core/rules/rule_set.h"
#include "gtest/gtest.h"
#include "tests/support/fake_event_store.h"
#include "tests/support/sample_accounts.h"

namespace intake::testing {

// An answer to come. Copies share it.
template <typename T>
class Answer {
 public:
  Admission::Done<T> Done() const {
    return [shared = shared_](absl::StatusOr<T> result) {
      ABSL_HARDENING_ASSERT(!shared->given.HasBeenNotified());
      shared->result = std::move(result);
      shared->given.Notify();
    };
  }
  bool given() const { return shared_->given.HasBeenNotified(); }
  const absl::StatusOr<T>& Wait() const {
    shared_->given.WaitForNotification();
    return shared_->result;
  }

 private:
  struct Shared {
    absl::Notification given;
    absl::StatusOr<T> result = absl::UnknownError("not answered");
  };
  std::shared_ptr<Shared> shared_ = std::make_shared<Shared>();
};

using Results = std::vector<absl::StatusOr<Admitted>>;

// The clock stands on 2014-06-20 10:00 in Samara. The account "1234567890" has
// one tariff and a reading of 10000 a month ago.
class AdmissionFixture : public ::testing::Test {
 protected:
  AdmissionFixture() {
    options_.probe_interval = absl::Milliseconds(1);
    Start();
    Import({WithReadings(OneTariffAccount(), absl::CivilDay(2014, 5, 20),
                         {10'000'000})});
  }

  // A new admission over the same store, as after a restart.
  void Start() {
    admission_.reset();
    absl::StatusOr<std::unique_ptr<Admission>> started =
        Admission::Start(store_, rules_, clock_, options_);
    ABSL_HARDENING_ASSERT(started.ok());
    admission_ = *std::move(started);
  }

  static Submission Values(std::string key, std::vector<std::string> values,
                           std::string account = "1234567890") {
    return {.request_key = std::move(key),
            .account_number = std::move(account),
            .content = OrderedValues{std::move(values)},
            .evidence = {.sender = "79031234567"}};
  }
  static Submission Text(std::string key, std::string text) {
    return {.request_key = std::move(key),
            .content = TypedText{std::move(text)},
            .evidence = {.sender = "79031234567"}};
  }

  Answer<Admitted> SendAsync(Submission submission,
                             std::string channel = "sms") {
    Answer<Admitted> answer;
    admission_->Submit(std::move(channel), std::move(submission),
                       answer.Done());
    return answer;
  }
  absl::StatusOr<Admitted> Send(Submission submission,
                                std::string channel = "sms") {
    return SendAsync(std::move(submission), std::move(channel)).Wait();
  }
  Answer<Results> SendBatchAsync(std::vector<Submission> submissions,
                                 std::string channel = "sms") {
    Answer<Results> answer;
    admission_->SubmitBatch(std::move(channel), std::move(submissions),
                            answer.Done());
    return answer;
  }
  std::vector<absl::StatusOr<ImportResult>> Import(
      std::vector<Account> accounts) {
    Answer<std::vector<absl::StatusOr<ImportResult>>> answer;
    admission_->ImportAccounts(std::move(accounts), "administrator",
                               answer.Done());
    return answer.Wait().value();
  }

  // Events of the account, its definitions aside.
  size_t JudgedOf(const std::string& stream) const {
    size_t count = 0;
    for (const Event& event : store_.EventsOf(stream)) {
      if (std::holds_alternative<SubmissionJudged>(event.body)) ++count;
    }
    return count;
  }

  const absl::TimeZone zone_ = absl::FixedTimeZone(4 * 60 * 60);
  const RuleBook rules_ = RuleBook::Create({RuleSet()}, zone_).value();
  FakeClock clock_{
      absl::FromCivil(absl::CivilSecond(2014, 6, 20, 10, 0, 0), zone_)};
  FakeEventStore store_;
  AdmissionOptions options_;
  std::unique_ptr<Admission> admission_;
};

}  // namespace intake::testing

#endif  // INTAKE_CORE_ADMISSION_ADMISSION_FIXTURE_H_
