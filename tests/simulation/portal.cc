#include "tests/simulation/portal.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/base/civil_time.h"
#include "intake/v1/intake_service.pb.h"
#include "tests/simulation/errands.h"

namespace intake::simulation {
namespace {

constexpr absl::Duration kPatience = absl::Seconds(31);

class Portal final : public Party {
 public:
  explicit Portal(Scene& scene)
      : scene_(scene),
        chance_(scene.plan.seed, "portal"),
        errands_(scene, chance_, kPatience) {}

  void Begin() override {
    for (uint64_t i = 0; i < scene_.plan.forms; ++i) {
      scene_.timeline.After(scene_.SomeTime(chance_), [this] { Fill(); });
    }
  }
  void Crash() override { errands_.Crash(); }
  std::string Wants() const override { return errands_.Wants(); }

 private:
  void Fill() {
    const v1::Account& account = chance_.AnyOf(scene_.town.accounts());
    absl::CivilDay date = scene_.town.Today();
    if (chance_.OneIn(4)) date -= chance_.Between(-2, 45);
    const std::string token = absl::StrCat("form-", ++forms_);
    Post(token, token, account, date);
    // The same form with other values is another submission: it is refused.
    if (chance_.OneIn(6)) {
      Post(token, absl::StrCat(token, "-changed"), account, date);
    }
  }

  void Post(const std::string& token, const std::string& name,
            const v1::Account& account, absl::CivilDay date) {
    v1::SubmitReadingRequest submit;
    v1::Submission& submission = *submit.mutable_submission();
    submission.set_request_id(token);
    submission.set_account_number(account.number());
    for (std::string& value : scene_.town.Values(account, date, chance_)) {
      submission.mutable_ordered()->add_values(std::move(value));
    }
    submission.set_reading_date(FormatDate(date));
    submission.mutable_evidence()->set_sender(account.phones(0));
    scene_.trace.Note("portal: ", name, " for ", account.number(), " on ",
                      FormatDate(date), ": ",
                      absl::StrJoin(submission.ordered().values(), " "));
    errands_.Add(name, MakeCall(Method::kSubmitReading, "portal", submit),
                 [this](const Reply& reply) {
                   if (!reply.ok()) return Complain(reply);
                   Read(ResponseIn<v1::SubmitReadingResponse>(reply).receipt());
                 });
    if (!chance_.OneIn(3)) return;
    scene_.timeline.After(chance_.UpTo(absl::Milliseconds(50)),
                          [this, name] { errands_.Hurry(name); });
  }

  void Read(const v1::Receipt& receipt) {
    if (chance_.OneIn(3)) LookAt(receipt);
    if (receipt.answer_until().empty() || chance_.OneIn(3)) return;
    v1::ConfirmReadingRequest confirm;
    confirm.set_request_id(absl::StrCat("answer-", ++forms_));
    confirm.mutable_answer()->set_code(receipt.code());
    confirm.mutable_answer()->set_yes(!chance_.OneIn(3));
    for (const v1::Account& account : scene_.town.accounts()) {
      if (account.number() != receipt.account_number()) continue;
      confirm.mutable_evidence()->set_sender(account.phones(0));
    }
    errands_.Add(confirm.request_id(),
                 MakeCall(Method::kConfirmReading, "portal", confirm),
                 [this](const Reply& reply) {
                   if (!reply.ok()) Complain(reply);
                 });
  }

  // Whoever has a receipt finds it, as it was given.
  void LookAt(const v1::Receipt& receipt) {
    v1::GetReceiptRequest look;
    look.set_code(receipt.code());
    errands_.Add(
        absl::StrCat("look-", ++forms_),
        MakeCall(Method::kGetReceipt, "portal", look),
        [this, given = receipt.SerializeAsString()](const Reply& reply) {
          if (!reply.ok()) return Complain(reply);
          const auto found = ResponseIn<v1::GetReceiptResponse>(reply);
          if (found.receipt().SerializeAsString() != given) {
            scene_.trace.Complain("the receipt ", found.receipt().code(),
                                  " is another when it is looked at");
          }
        });
  }

  void Complain(const Reply& reply) {
    scene_.trace.Complain("the portal was told: ",
                          std::string(reply.status().message()));
  }

  Scene& scene_;
  Chance chance_;
  Errands errands_;
  uint64_t forms_ = 0;
};

}  // namespace

std::unique_ptr<Party> MakePortal(Scene& scene) {
  return std::make_unique<Portal>(scene);
}

}  // namespace intake::simulation
