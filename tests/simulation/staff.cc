#include "tests/simulation/staff.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "channels/sdk/status.h"
#include "intake/v1/reading_service.pb.h"
#include "intake/v1/review_service.pb.h"
#include "tests/simulation/errands.h"

namespace intake::simulation {
namespace {

constexpr absl::Duration kPatience = absl::Seconds(32);
constexpr absl::Duration kLooksAgainAfter = absl::Seconds(10);

template <typename Request>
void Sign(Request& request) {
  request.mutable_decision()->set_agent("ivanova");
  request.mutable_decision()->set_reason("looked at it");
}

class Staff final : public Party {
 public:
  explicit Staff(Scene& scene)
      : scene_(scene),
        chance_(scene.plan.seed, "staff"),
        errands_(scene, chance_, kPatience) {}

  void Begin() override {
    for (uint64_t i = 0; i < scene_.plan.reviews; ++i) {
      scene_.timeline.After(scene_.SomeTime(chance_), [this] {
        if (chance_.OneIn(3)) {
          Correct();
        } else {
          Look();
        }
      });
    }
  }
  void Crash() override { errands_.Crash(); }
  std::string Wants() const override {
    return absl::StrCat(errands_.Wants(),
                        undecided_ == 0 ? "" : "decisions of staff ");
  }

 private:
  void Look() {
    v1::ListHeldRequest list;
    list.set_page_size(5);
    errands_.Add(
        absl::StrCat("held-", ++looks_),
        MakeCall(Method::kListHeld, "desk", list), [this](const Reply& reply) {
          if (!reply.ok()) return;
          const auto page = ResponseIn<v1::ListHeldResponse>(reply);
          if (page.held().empty()) return;
          Decide(page.held(chance_.Between(0, page.held_size() - 1)).receipt());
        });
  }

  void Decide(const v1::Receipt& held) {
    if (chance_.OneIn(3)) return Reject(held.code());
    v1::ApproveReadingRequest approve;
    approve.set_code(held.code());
    approve.set_rolled_over(chance_.OneIn(4));
    Sign(approve);
    Once(MakeCall(Method::kApproveReading, "desk", approve),
         [this, code = held.code()](const Reply& reply) {
           // What contradicts a neighbour cannot be let in just so.
           if (sdk::ReasonOf(reply.status()) == "NEIGHBOUR_CONTRADICTED") {
             Reject(code);
           }
         });
  }

  void Reject(const std::string& code) {
    v1::RejectReadingRequest reject;
    reject.set_code(code);
    Sign(reject);
    Once(MakeCall(Method::kRejectReading, "desk", reject), [](const Reply&) {});
  }

  void Correct() {
    v1::ListReadingsRequest list;
    list.set_account_number(chance_.AnyOf(scene_.town.accounts()).number());
    list.set_page_size(10);
    errands_.Add(
        absl::StrCat("readings-", ++looks_),
        MakeCall(Method::kListReadings, "desk", list),
        [this, number = list.account_number()](const Reply& reply) {
          if (!reply.ok()) return;
          const auto page = ResponseIn<v1::ListReadingsResponse>(reply);
          if (page.readings().empty()) return;
          Amend(number,
                page.readings(chance_.Between(0, page.readings_size() - 1)));
        });
  }

  void Amend(const std::string& number, const v1::Reading& reading) {
    if (reading.state() != v1::READING_STATE_LIVE) return;
    if (chance_.OneIn(2)) {
      v1::VoidReadingRequest out;
      out.set_account_number(number);
      *out.mutable_register_() = reading.register_();
      out.set_date(reading.date());
      out.set_was(reading.value());
      Sign(out);
      return Once(MakeCall(Method::kVoidReading, "desk", out),
                  [](const Reply&) {});
    }
    v1::CorrectReadingRequest correct;
    correct.set_account_number(number);
    *correct.mutable_register_() = reading.register_();
    correct.set_date(reading.date());
    correct.set_was(reading.value());
    correct.set_value(absl::StrCat(chance_.Below(1000)));
    Sign(correct);
    Once(MakeCall(Method::kCorrectReading, "desk", correct),
         [](const Reply&) {});
  }

  // Made once; where the outcome stays unknown, they look again.
  void Once(const Call& call, const Answered& answered) {
    ++undecided_;
    scene_.trace.Note("wanted: desk ", NameOf(call.method));
    scene_.sender.Send(call, [this, answered](const Reply& reply) {
      --undecided_;
      if (reply.ok() || !sdk::IsTransient(reply.status())) {
        return answered(reply);
      }
      ++undecided_;
      scene_.timeline.After(kLooksAgainAfter, [this] {
        --undecided_;
        Look();
      });
    });
  }

  Scene& scene_;
  Chance chance_;
  Errands errands_;
  uint64_t looks_ = 0;
  uint64_t undecided_ = 0;
};

}  // namespace

std::unique_ptr<Party> MakeStaff(Scene& scene) {
  return std::make_unique<Staff>(scene);
}

}  // namespace intake::simulation
