#include "tests/simulation/sms_gateway.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "channels/http/message.h"
#include "channels/sms/webhook.h"
#include "intake/v1/intake_service.pb.h"
#include "tests/simulation/errands.h"

namespace intake::simulation {
namespace {

constexpr absl::Duration kPatience = absl::Seconds(35);

class SmsGateway final : public Party {
 public:
  explicit SmsGateway(Scene& scene)
      : scene_(scene),
        chance_(scene.plan.seed, "sms"),
        errands_(scene, chance_, kPatience) {}

  void Begin() override {
    for (uint64_t i = 0; i < scene_.plan.messages; ++i) {
      scene_.timeline.After(scene_.SomeTime(chance_), [this] { Write(); });
    }
  }
  void Crash() override { errands_.Crash(); }
  std::string Wants() const override { return errands_.Wants(); }

 private:
  void Write() {
    const v1::Account& account = chance_.AnyOf(scene_.town.accounts());
    std::string number = account.number();
    if (chance_.OneIn(6)) number.erase(0, number.find_first_not_of('0'));
    if (chance_.OneIn(12)) number = "5550001";
    const std::string text = absl::StrCat(
        number, " ",
        absl::StrJoin(scene_.town.Values(account, scene_.town.Today(), chance_),
                      " "));
    const std::string phone = scene_.town.Phone(account, chance_);
    Hand(text, phone);
    // The gateway got it twice, and knows nothing of the first.
    if (!chance_.OneIn(4)) return;
    scene_.timeline.After(chance_.MostlyShort(absl::Hours(1)),
                          [this, text, phone] { Hand(text, phone); });
  }

  void Hand(const std::string& text, const std::string& phone) {
    http::Request request;
    request.method = "POST";
    request.path = "/sms";
    const std::string id = absl::StrCat("kannel-", ++messages_);
    request.query = {{"id", id}, {"from", absl::StrCat("+", phone)}};
    request.headers = {{"Content-Type", "text/plain; charset=\"UTF-8\""}};
    request.body = text;
    v1::SubmitReadingRequest submit;
    *submit.mutable_submission() = *sms::SubmissionFromWebhook(request);
    scene_.trace.Note("sms: ", id, " from ", phone, ": ", text);
    errands_.Add(id, MakeCall(Method::kSubmitReading, "sms", submit),
                 [this, phone](const Reply& reply) { Read(phone, reply); });
  }

  // The customer reads the answer, and may answer the question in it.
  void Read(const std::string& phone, const Reply& reply) {
    if (!reply.ok()) {
      return scene_.trace.Complain("the SMS adapter was told: ",
                                   std::string(reply.status().message()));
    }
    const v1::Receipt receipt =
        ResponseIn<v1::SubmitReadingResponse>(reply).receipt();
    if (receipt.answer_until().empty() || chance_.OneIn(3)) return;
    const std::string text =
        absl::StrCat(chance_.OneIn(3) ? "нет " : "да ", receipt.code());
    scene_.timeline.After(chance_.MostlyShort(absl::Hours(30)),
                          [this, text, phone] { Hand(text, phone); });
  }

  Scene& scene_;
  Chance chance_;
  Errands errands_;
  uint64_t messages_ = 0;
};

}  // namespace

std::unique_ptr<Party> MakeSmsGateway(Scene& scene) {
  return std::make_unique<SmsGateway>(scene);
}

}  // namespace intake::simulation
