#include "tests/simulation/back_office.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "channels/sdk/status.h"
#include "core/base/civil_time.h"
#include "intake/v1/account_service.pb.h"
#include "tests/simulation/errands.h"

namespace intake::simulation {
namespace {

constexpr absl::Duration kPatience = absl::Seconds(31);
constexpr absl::Duration kAsksAgainAfter = absl::Seconds(7);

class BackOffice final : public Party {
 public:
  explicit BackOffice(Scene& scene)
      : scene_(scene),
        chance_(scene.plan.seed, "back office"),
        errands_(scene, chance_, kPatience) {}

  void Begin() override {
    v1::ImportAccountsRequest all;
    for (const v1::Account& account : scene_.town.accounts()) {
      *all.add_accounts() = account;
    }
    Import(all);
    for (uint64_t i = 0; i < scene_.plan.imports; ++i) {
      scene_.timeline.After(scene_.SomeTime(chance_), [this] {
        if (chance_.OneIn(2)) {
          Change();
        } else {
          Exchange();
        }
      });
    }
  }
  void Crash() override { errands_.Crash(); }
  std::string Wants() const override {
    return absl::StrCat(errands_.Wants(), exchanges_ == 0 ? "" : "exchanges ");
  }

 private:
  void Import(const v1::ImportAccountsRequest& accounts) {
    errands_.Add(absl::StrCat("import-", ++imports_),
                 MakeCall(Method::kImportAccounts, "administrator", accounts),
                 [this](const Reply& reply) {
                   if (reply.ok()) return;
                   scene_.trace.Complain("the back office was told: ",
                                         std::string(reply.status().message()));
                 });
  }

  void Change() {
    v1::ImportAccountsRequest some;
    v1::Account& account = chance_.AnyOf(scene_.town.accounts());
    if (!chance_.OneIn(4)) {
      account.set_holder(absl::StrCat("the next after ", imports_));
      account.set_phones(0, absl::StrCat("7903000000", chance_.Below(3)));
    }
    *some.add_accounts() = account;
    Import(some);
  }

  void Exchange() {
    v1::Account& account = chance_.AnyOf(scene_.town.accounts());
    v1::ReplaceMeterRequest replace;
    const absl::CivilDay day = scene_.town.Today() - chance_.Between(0, 3);
    replace.set_account_number(account.number());
    replace.set_replaced_on(FormatDate(day));
    *replace.mutable_installed() =
        Town::NextMeter(*account.installations().rbegin(), day, ++meters_);
    for (const v1::Register& dial : replace.installed().registers()) {
      v1::DialReading& opening = *replace.add_opening();
      opening.set_kind(dial.kind());
      opening.set_value("0");
    }
    replace.mutable_decision()->set_agent("ivanova");
    replace.mutable_decision()->set_reason("worn out");
    ++exchanges_;
    Try(replace);
  }

  // Where the outcome is unknown it asks again: that the meter is there is then
  // as good as an answer.
  void Try(const v1::ReplaceMeterRequest& replace) {
    scene_.sender.Send(
        MakeCall(Method::kReplaceMeter, "administrator", replace),
        [this, replace](const Reply& reply) {
          if (!reply.ok() && sdk::IsTransient(reply.status())) {
            return scene_.timeline.After(kAsksAgainAfter,
                                         [this, replace] { Try(replace); });
          }
          --exchanges_;
          if (reply.ok() || sdk::ReasonOf(reply.status()) == "METER_EXISTS") {
            Enter(replace);
          }
        });
  }

  // Into its own records, for the next import.
  void Enter(const v1::ReplaceMeterRequest& replace) {
    for (v1::Account& account : scene_.town.accounts()) {
      if (account.number() != replace.account_number()) continue;
      auto& meters = *account.mutable_installations();
      if (meters.rbegin()->serial() == replace.installed().serial()) return;
      meters.rbegin()->set_removed_on(replace.replaced_on());
      *account.add_installations() = replace.installed();
    }
  }

  Scene& scene_;
  Chance chance_;
  Errands errands_;
  uint64_t imports_ = 0;
  uint64_t meters_ = 0;
  // Under way.
  uint64_t exchanges_ = 0;
};

}  // namespace

std::unique_ptr<Party> MakeBackOffice(Scene& scene) {
  return std::make_unique<BackOffice>(scene);
}

}  // namespace intake::simulation
