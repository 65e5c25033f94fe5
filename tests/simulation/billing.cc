#include "tests/simulation/billing.h"

#include "absl/strings/str_cat.h"
#include "core/base/amount.h"
#include "core/base/civil_time.h"

namespace intake::simulation {
namespace {

constexpr absl::Duration kPatience = absl::Seconds(34);
constexpr int kRowsPerPage = 4;

}  // namespace

Billing::Billing(Scene& scene)
    : scene_(scene),
      chance_(scene.plan.seed, "billing"),
      errands_(scene, chance_, kPatience) {}

void Billing::Begin() {
  for (uint64_t i = 0; i < scene_.plan.bills; ++i) {
    scene_.timeline.After(scene_.SomeTime(chance_), [this] {
      ReadOn();
      if (chance_.OneIn(3)) Close();
    });
  }
}

void Billing::Crash() {
  errands_.Crash();
  if (chance_.OneIn(2)) cursor_ = cursor_saved_;
}

std::string Billing::Wants() const { return errands_.Wants(); }

void Billing::ReadOn() {
  v1::ListChangesRequest list;
  list.set_cursor(cursor_);
  list.set_page_size(kRowsPerPage);
  errands_.Add(absl::StrCat("changes-", ++reads_),
               MakeCall(Method::kListChanges, "billing", list),
               [this, from = cursor_](const Reply& reply) {
                 if (!reply.ok()) {
                   return scene_.trace.Complain(
                       "billing was told: ",
                       std::string(reply.status().message()));
                 }
                 // Another read was faster.
                 if (from != cursor_) return;
                 Take(ResponseIn<v1::ListChangesResponse>(reply));
               });
}

void Billing::Take(const v1::ListChangesResponse& page) {
  for (const v1::ChangeRow& row : page.rows()) {
    const std::string bytes = row.SerializeAsString();
    if (rows_.try_emplace(row.id(), bytes).first->second != bytes) {
      scene_.trace.Complain("the row ", row.id(), " is another now");
    }
  }
  if (chance_.OneIn(2)) cursor_saved_ = cursor_;
  cursor_ = page.next_cursor();
  if (!page.caught_up()) return ReadOn();
  if (!cursor_.empty() && chance_.OneIn(2)) Acknowledge();
}

void Billing::Acknowledge() {
  v1::AcknowledgeChangesRequest acknowledge;
  acknowledge.set_cursor(cursor_);
  errands_.Add(absl::StrCat("charged-", ++reads_),
               MakeCall(Method::kAcknowledgeChanges, "billing", acknowledge),
               [this](const Reply& reply) {
                 if (reply.ok()) return;
                 scene_.trace.Complain("billing was told: ",
                                       std::string(reply.status().message()));
               });
}

// The month before: at times it is not over, by a clock put back.
void Billing::Close() {
  v1::ClosePeriodRequest close;
  close.set_period(FormatMonth(absl::CivilMonth(scene_.town.Today()) - 1));
  errands_.Add(absl::StrCat("close-", ++reads_),
               MakeCall(Method::kClosePeriod, "billing", close),
               [](const Reply&) {});
}

std::map<DialName, Milli> Billing::Told() const {
  std::map<DialName, Milli> told;
  for (const auto& [id, bytes] : rows_) {
    v1::ChangeRow row;
    row.ParseFromString(bytes);
    const v1::RegisterKey& dial = row.change().register_();
    const std::string& usage = row.change().usage();
    const bool is_taken_back = usage[0] == '-';
    const Milli amount = *ParseAmount(usage.substr(is_taken_back ? 1 : 0));
    told[{row.account_number(), dial.serial(),
          static_cast<RegisterKind>(dial.kind())}] +=
        is_taken_back ? -amount : amount;
  }
  return told;
}

}  // namespace intake::simulation
