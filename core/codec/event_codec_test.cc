#include "core/codec/event_codec.h"

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

TEST(EventCodec, EveryStateComesBackAsItWas) {
  for (uint64_t seed = 0; seed < kSeeds; ++seed) {
    const AccountState state = RandomModel(seed).MakeState();
    ASSERT_THAT(DecodeState(EncodeState(state)), IsOkAndHolds(state))
        << "seed " << seed;
  }
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

// Whatever is read is written back the same: one value, one form.
TEST(EventCodec, DamagedBytesAreAnErrorOrAnotherValue) {
  for (uint64_t seed = 0; seed < 200; ++seed) {
    const std::string bytes =
        EncodeEventBody(RandomModel(seed).MakeEventBody());
    for (size_t i = 0; i < bytes.size(); i += 1 + bytes.size() / 50) {
      std::string damaged = bytes;
      damaged[i] = static_cast<char>(damaged[i] ^ (1 << (i % 8)));
      const absl::StatusOr<EventBody> body = DecodeEventBody(damaged);
      if (body.ok()) {
        ASSERT_EQ(EncodeEventBody(*body), damaged) << "seed " << seed;
      } else {
        ASSERT_EQ(body.status().code(), absl::StatusCode::kDataLoss);
      }
    }
  }
}

TEST(EventCodec, NoLengthMakesRoomForMoreThanThereIs) {
  // CredentialRevoked whose id claims 2^60 bytes.
  const std::string bytes = absl::HexStringToBytes("0105808080808080808010");
  EXPECT_THAT(DecodeEventBody(bytes),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("bytes left")));
}

TEST(EventCodec, NumbersHaveOneForm) {
  EXPECT_THAT(DecodeEventBody(absl::HexStringToBytes("01050141")), IsOk());
  // The kind, and then the length, longer than need be.
  EXPECT_THAT(DecodeEventBody(absl::HexStringToBytes("0185000141")),
              Not(IsOk()));
  EXPECT_THAT(DecodeEventBody(absl::HexStringToBytes("0105810041")),
              Not(IsOk()));
}

TEST(EventCodec, AnUnknownVersionOrKindIsAnError) {
  EXPECT_THAT(DecodeEventBody(absl::HexStringToBytes("02050141")),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("version")));
  EXPECT_THAT(DecodeEventBody(absl::HexStringToBytes("01060141")),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("kind")));
  EXPECT_THAT(DecodeEventBody(""), StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_THAT(DecodeState(""), StatusIs(absl::StatusCode::kDataLoss));
}

}  // namespace
}  // namespace intake
