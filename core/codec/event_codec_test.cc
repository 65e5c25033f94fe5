#include "core/codec/event_codec.h"

#include <set>
#include <variant>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/random_model.h"
#include "tests/support/sample_accounts.h"
#include "tests/support/status_matchers.h"

namespace intake {
namespace {

using ::intake::testing::IsOk;
using ::intake::testing::IsOkAndHolds;
using ::intake::testing::OneTariffAccount;
using ::intake::testing::RandomModel;
using ::intake::testing::StatusIs;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr int kSeeds = 2000;

TEST(EventCodec, EveryBodyComesBackAsItWas) {
  for (uint64_t seed = 0; seed < kSeeds; ++seed) {
    const EventBody body = RandomModel(seed).MakeEventBody();
    ASSERT_THAT(DecodeEventBody(EncodeEventBody(body)), IsOkAndHolds(body))
        << "seed " << seed;
  }
}

TEST(EventCodec, EveryKindOfBodyIsTried) {
  std::set<size_t> kinds;
  for (uint64_t seed = 0; seed < kSeeds; ++seed) {
    kinds.insert(RandomModel(seed).MakeEventBody().index());
  }
  EXPECT_EQ(kinds.size(), std::variant_size_v<EventBody>);
}

TEST(EventCodec, EveryStateComesBackAsItWas) {
  for (uint64_t seed = 0; seed < kSeeds; ++seed) {
    const AccountState state = RandomModel(seed).MakeState();
    ASSERT_THAT(DecodeState(EncodeState(state)), IsOkAndHolds(state))
        << "seed " << seed;
  }
}

TEST(EventCodec, TheNamesOfAStateAreThoseOfItsAccount) {
  for (uint64_t seed = 0; seed < kSeeds; ++seed) {
    const AccountState state = RandomModel(seed).MakeState();
    const absl::StatusOr<StateNames> names =
        DecodeStateNames(EncodeState(state));
    ASSERT_THAT(names, IsOk()) << "seed " << seed;
    const Account account = state.account.value_or(Account());
    ASSERT_EQ(names->payment_code, account.payment_code) << "seed " << seed;
    ASSERT_EQ(names->phones, account.phones) << "seed " << seed;
  }
}

// What a million accounts take of memory: a year of monthly readings of a dial
// is some 13 bytes a reading.
TEST(EventCodec, AYearOfReadingsIsShort) {
  AccountState state = {.account = OneTariffAccount()};
  const size_t without = EncodeState(state).size();
  RegisterHistory& history = state.registers.emplace_back();
  for (int month = 1; month <= 12; ++month) {
    history.readings.push_back(
        {.date = absl::CivilDay(2014, month, 23),
         .value = 58'534'000 + 210'000 * month,
         .period = absl::CivilMonth(2014, month),
         .channel = "call_center",
         .recorded_at = absl::FromUnixMicros(1'388'530'800'000'000 +
                                             2'629'743'000'000 * month)});
  }
  EXPECT_LE(EncodeState(state).size() - without, 12 * 14 + 20);
  ASSERT_THAT(DecodeState(EncodeState(state)), IsOkAndHolds(state));
}

TEST(EventCodec, NoBeginningOfAnEventIsAnEvent) {
  for (uint64_t seed = 0; seed < 20; ++seed) {
    const std::string bytes =
        EncodeEventBody(RandomModel(seed).MakeEventBody());
    for (size_t size = 0; size < bytes.size(); ++size) {
      ASSERT_THAT(DecodeEventBody(bytes.substr(0, size)),
                  StatusIs(absl::StatusCode::kDataLoss))
          << "seed " << seed << ", " << size << " bytes";
    }
  }
}

TEST(EventCodec, BytesLeftOverAreAnError) {
  const std::string bytes = EncodeEventBody(CredentialRevoked{"c1"});
  EXPECT_THAT(DecodeEventBody(bytes + '\0'),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("byte 5 of 6")));
}

// Whatever this version has written is written back the same: one value, one
// form.
TEST(EventCodec, DamagedBytesAreAnErrorOrAnotherValue) {
  const auto try_all = [](const std::string& bytes, auto encode, auto decode) {
    for (size_t i = 0; i < bytes.size(); i += 1 + bytes.size() / 50) {
      std::string damaged = bytes;
      damaged[i] = static_cast<char>(damaged[i] ^ (1 << (i % 8)));
      const auto value = decode(damaged);
      if (value.ok() && damaged[0] == bytes[0]) {
        ASSERT_EQ(encode(*value), damaged);
      } else if (!value.ok()) {
        ASSERT_EQ(value.status().code(), absl::StatusCode::kDataLoss);
      }
    }
  };
  for (uint64_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE(seed);
    RandomModel model(seed);
    try_all(EncodeEventBody(model.MakeEventBody()), EncodeEventBody,
            DecodeEventBody);
    try_all(EncodeState(model.MakeState()), EncodeState, DecodeState);
    if (HasFatalFailure()) return;
  }
}

TEST(EventCodec, NoLengthMakesRoomForMoreThanThereIs) {
  // CredentialRevoked whose id claims 2^60 bytes.
  const std::string bytes = absl::HexStringToBytes("0205808080808080808010");
  EXPECT_THAT(DecodeEventBody(bytes),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("bytes left")));
}

TEST(EventCodec, NumbersHaveOneForm) {
  EXPECT_THAT(DecodeEventBody(absl::HexStringToBytes("02050141")), IsOk());
  // The kind, and then the length, longer than need be.
  EXPECT_THAT(DecodeEventBody(absl::HexStringToBytes("0285000141")),
              Not(IsOk()));
  EXPECT_THAT(DecodeEventBody(absl::HexStringToBytes("0205810041")),
              Not(IsOk()));
}

TEST(EventCodec, AnUnknownVersionOrKindIsAnError) {
  for (const char* version : {"00050141", "05050141", "ff050141"}) {
    EXPECT_THAT(DecodeEventBody(absl::HexStringToBytes(version)),
                StatusIs(absl::StatusCode::kDataLoss, HasSubstr("version")))
        << version;
  }
  for (const char* kind : {"01000141", "020f0141", "027f0141", "02800141"}) {
    EXPECT_THAT(DecodeEventBody(absl::HexStringToBytes(kind)),
                StatusIs(absl::StatusCode::kDataLoss))
        << kind;
  }
  EXPECT_THAT(DecodeEventBody(absl::HexStringToBytes("020f0141")),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("kind")));
  // A state of another version is made again, never read.
  EXPECT_THAT(DecodeState(absl::HexStringToBytes("02")),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("version")));
  EXPECT_THAT(DecodeEventBody(""), StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_THAT(DecodeState(""), StatusIs(absl::StatusCode::kDataLoss));
}

}  // namespace
}  // namespace intake
