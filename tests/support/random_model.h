// Events and states at random, every field of them: what a codec must carry
// whether it makes sense or not.

#ifndef INTAKE_TESTS_SUPPORT_RANDOM_MODEL_H_
#define INTAKE_TESTS_SUPPORT_RANDOM_MODEL_H_

#include <cstdint>
#include <random>

#include "core/model/account_state.h"
#include "core/model/event.h"

namespace intake::testing {

// The same for the same seed.
class RandomModel {
 public:
  explicit RandomModel(uint64_t seed) : engine_(seed) {}

  EventBody MakeEventBody();
  AccountState MakeState();

 private:
  uint64_t Below(uint64_t end) { return engine_() % end; }
  bool Flip() { return Below(2) == 0; }
  int64_t Number();
  uint32_t Index() { return static_cast<uint32_t>(engine_()); }
  std::string Bytes();
  absl::CivilDay Day();
  absl::CivilMonth Month() { return absl::CivilMonth(Day()); }
  absl::Time Moment();
  template <typename T>
  T Enum(T first, T last);
  template <typename Make>
  auto Maybe(Make make) -> std::optional<decltype(make())>;
  template <typename Make>
  auto Some(Make make) -> std::vector<decltype(make())>;

  RegisterRef MakeRef() { return {Index(), Index()}; }
  RegisterSlot MakeSlot();
  Installation MakeInstallation();
  Account MakeAccount();
  NamedValue MakeNamedValue();
  Submission MakeSubmission();
  Finding MakeFinding();
  UnderstoodValue MakeUnderstood() { return {MakeSlot(), Number()}; }
  Receipt MakeReceipt();
  UsageChange MakeChange();
  SubmissionJudged MakeJudged();
  AddedReading MakeAddedReading();
  ReadingEffects MakeEffects();
  Decision MakeDecision() { return {Bytes(), Bytes()}; }
  HoldResolved MakeHoldResolved();
  ReadingAmended MakeAmended();
  MeterReplaced MakeMeterReplaced();
  ChannelPolicy MakePolicy();
  Credential MakeCredential();
  LiveReading MakeLiveReading();
  OpenSubmission MakeOpen();

  std::mt19937_64 engine_;
};

}  // namespace intake::testing

#endif  // INTAKE_TESTS_SUPPORT_RANDOM_MODEL_H_
