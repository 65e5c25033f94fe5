#include "storage/views/redefinition.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/sample_accounts.h"

namespace intake::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

TEST(MovedRegisters, NothingMovesWhenTheMetersStay) {
  const Account before = ElectricityAndWaterAccount();
  Account after = before;
  after.holder = "Петров П. П.";
  EXPECT_THAT(MovedRegisters(before, after, 2), IsEmpty());
}

TEST(MovedRegisters, MetersMakeRoomForAnotherBeforeThem) {
  const Account after = ElectricityAndWaterAccount();
  Account before = after;
  before.installations.erase(before.installations.begin());
  EXPECT_THAT(MovedRegisters(before, after, 2),
              ElementsAre(Pair(RegisterRef{0, 0}, RegisterRef{1, 0}),
                          Pair(RegisterRef{1, 0}, RegisterRef{2, 0})));
}

TEST(MovedRegisters, EachRedefinitionPutsFormerMetersAtPlacesOfTheirOwn) {
  const Account before = OneTariffAccount();
  Account after = before;
  after.installations[0].serial = "another";
  const RegisterRef first = MovedRegisters(before, after, 2).at({0, 0});
  const RegisterRef second = MovedRegisters(after, before, 3).at({0, 0});
  EXPECT_GE(first.installation, kFormerInstallations);
  EXPECT_GE(second.installation, kFormerInstallations);
  EXPECT_NE(first, second);
}

}  // namespace
}  // namespace intake::testing
