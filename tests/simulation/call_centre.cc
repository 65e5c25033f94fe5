#include "tests/simulation/call_centre.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "intake/v1/intake_service.pb.h"
#include "intake/v1/reading_service.pb.h"
#include "tests/simulation/errands.h"

namespace intake::simulation {
namespace {

constexpr absl::Duration kPatience = absl::Seconds(31);
constexpr char kChannel[] = "call_center";

class CallCentre final : public Party {
 public:
  explicit CallCentre(Scene& scene)
      : scene_(scene),
        chance_(scene.plan.seed, "calls"),
        errands_(scene, chance_, kPatience) {}

  void Begin() override {
    for (uint64_t i = 0; i < scene_.plan.phone_calls; ++i) {
      scene_.timeline.After(scene_.SomeTime(chance_), [this] { Answer(); });
    }
  }
  void Crash() override { errands_.Crash(); }
  std::string Wants() const override { return errands_.Wants(); }

 private:
  void Answer() {
    const v1::Account& account = chance_.AnyOf(scene_.town.accounts());
    v1::CheckReadingRequest check;
    v1::Submission& submission = *check.mutable_submission();
    submission.set_account_number(account.number());
    for (std::string& value :
         scene_.town.Values(account, scene_.town.Today(), chance_)) {
      submission.mutable_ordered()->add_values(std::move(value));
    }
    submission.mutable_evidence()->set_agent(chance_.OneIn(2) ? "petrov"
                                                              : "sidorova");
    const std::string name = absl::StrCat("call-", ++calls_);
    scene_.trace.Note("agent: ", name, " for ", account.number(), ": ",
                      absl::StrJoin(submission.ordered().values(), " "));
    errands_.Add(absl::StrCat(name, "-check"),
                 MakeCall(Method::kCheckReading, kChannel, check),
                 [this, name, submission](const Reply& reply) {
                   HandIn(name, submission, reply);
                 });
  }

  void HandIn(const std::string& name, v1::Submission submission,
              const Reply& checked) {
    if (!checked.ok()) return Complain(checked);
    const auto check = ResponseIn<v1::CheckReadingResponse>(checked);
    if (!check.receipt().code().empty()) {
      scene_.trace.Complain("a mere check was given the receipt ",
                            check.receipt().code());
    }
    if (check.receipt().outcome() == v1::OUTCOME_REFUSED) return;
    v1::SubmitReadingRequest submit;
    submission.set_request_id(name);
    *submit.mutable_submission() = submission;
    const std::string agent = submission.evidence().agent();
    errands_.Add(name, MakeCall(Method::kSubmitReading, kChannel, submit),
                 [this, agent](const Reply& reply) {
                   if (!reply.ok()) return Complain(reply);
                   const auto taken =
                       ResponseIn<v1::SubmitReadingResponse>(reply);
                   if (chance_.OneIn(3)) {
                     TakeBack(taken.receipt().code(), agent);
                   }
                 });
  }

  // At times it is too late, or another's.
  void TakeBack(const std::string& code, const std::string& agent) {
    v1::UndoSubmissionRequest undo;
    undo.set_code(code);
    undo.mutable_decision()->set_agent(chance_.OneIn(8) ? "ivanova" : agent);
    undo.mutable_decision()->set_reason("a slip of the hand");
    scene_.timeline.After(chance_.UpTo(absl::Seconds(80)), [this, undo] {
      errands_.Add(absl::StrCat("undo-", undo.code(), "-", ++calls_),
                   MakeCall(Method::kUndoSubmission, "desk", undo),
                   [](const Reply&) {});
    });
  }

  void Complain(const Reply& reply) {
    scene_.trace.Complain("an agent was told: ",
                          std::string(reply.status().message()));
  }

  Scene& scene_;
  Chance chance_;
  Errands errands_;
  uint64_t calls_ = 0;
};

}  // namespace

std::unique_ptr<Party> MakeCallCentre(Scene& scene) {
  return std::make_unique<CallCentre>(scene);
}

}  // namespace intake::simulation
