#include "tests/simulation/bank.h"

#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "channels/sberbank/profile_list.h"
#include "channels/sberbank/registry_submission.h"
#include "core/base/civil_time.h"
#include "intake/v1/intake_service.pb.h"
#include "tests/simulation/errands.h"

namespace intake::simulation {
namespace {

constexpr absl::Duration kPatience = absl::Seconds(33);
constexpr size_t kUnansweredMax = 3;

class Bank final : public Party {
 public:
  explicit Bank(Scene& scene)
      : scene_(scene),
        chance_(scene.plan.seed, "bank"),
        errands_(scene, chance_, kPatience) {}

  void Begin() override {
    if (scene_.plan.bank_rows == 0) return;
    scene_.timeline.After(scene_.SomeTime(chance_), [this] {
      for (uint64_t i = 0; i < scene_.plan.bank_rows; ++i) AddRow();
      SendMore();
    });
  }

  // The ledger is written when the file is done: until then it is as new.
  void Crash() override {
    if (next_ == 0 || next_ == rows_.size()) return;
    scene_.trace.Note("bank: the file is begun again");
    ++run_;
    errands_.Forget();
    next_ = 0;
    unanswered_ = 0;
    SendMore();
  }

  std::string Wants() const override { return errands_.Wants(); }

 private:
  void AddRow() {
    const v1::Account& account = chance_.AnyOf(scene_.town.accounts());
    const absl::CivilDay date = scene_.town.Today() - chance_.Between(0, 6);
    const std::vector<std::string> values =
        scene_.town.Values(account, date, chance_);
    sberbank::Row row{.account = account.number(),
                      .transaction = absl::StrCat(9'000 + rows_.size())};
    if (chance_.OneIn(3)) {
      row.account = account.payment_code();
      row.is_payment_code = true;
    }
    sberbank::MeterReadings readings{.meter = "1", .date = date};
    const v1::Installation& meter = *account.installations().rbegin();
    const size_t first =
        values.size() - static_cast<size_t>(meter.registers_size());
    for (int i = 0; i < meter.registers_size(); ++i) {
      v1::NamedValue& value = readings.values.emplace_back();
      value.mutable_register_()->set_commodity(meter.commodity());
      value.mutable_register_()->set_point(meter.point());
      value.mutable_register_()->set_kind(meter.registers(i).kind());
      value.set_value(values[first + static_cast<size_t>(i)]);
    }
    row.meters.push_back(std::move(readings));
    const sberbank::RegistryLine line{
        .number = static_cast<int64_t>(rows_.size()) + 1,
        .raw = absl::StrCat("row ", rows_.size()),
        .row = std::move(row)};
    v1::SubmitReadingRequest submit;
    *submit.mutable_submission() =
        sberbank::SubmissionOf({.name = "00000620.001",
                                .agent = "86040111",
                                .profile = sberbank::FindProfile("tula17")},
                               line, 0);
    rows_.push_back(MakeCall(Method::kSubmitReading, "sberbank", submit));
  }

  void SendMore() {
    for (; next_ < rows_.size() && unanswered_ < kUnansweredMax; ++next_) {
      ++unanswered_;
      errands_.Add(absl::StrCat("row-", next_, "-run-", run_), rows_[next_],
                   [this, row = next_](const Reply& reply) {
                     --unanswered_;
                     Compare(row, reply);
                     SendMore();
                   });
    }
  }

  void Compare(size_t row, const Reply& reply) {
    if (!reply.ok()) {
      return scene_.trace.Complain("the bank was told: ",
                                   std::string(reply.status().message()));
    }
    const std::string answer = ResponseIn<v1::SubmitReadingResponse>(reply)
                                   .receipt()
                                   .SerializeAsString();
    if (answers_.try_emplace(row, answer).first->second != answer) {
      scene_.trace.Complain("the bank's row ", row,
                            " was answered otherwise the second time");
    }
  }

  Scene& scene_;
  Chance chance_;
  Errands errands_;
  std::vector<Call> rows_;
  // Of this run of the program over the file.
  size_t next_ = 0;
  size_t unanswered_ = 0;
  uint64_t run_ = 0;
  // By row; what the answer file says.
  std::map<size_t, std::string> answers_;
};

}  // namespace

std::unique_ptr<Party> MakeBank(Scene& scene) {
  return std::make_unique<Bank>(scene);
}

}  // namespace intake::simulation
