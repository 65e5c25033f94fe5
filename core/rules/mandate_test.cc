#include "core/rules/mandate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

namespace intake {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::vector<Mandate>& Mandates() {
  static const auto* const kMandates = new std::vector<Mandate>{
      {.representative = "r1", .building = "a"},
      {.representative = "r1", .building = "b", .entrances = {"1", "3"}},
      {.representative = "r2", .building = "c"}};
  return *kMandates;
}

std::vector<std::string> Places(const CoverageFilter& asked,
                                absl::string_view representative) {
  std::vector<std::string> places;
  for (const CoverageFilter& filter :
       WithinMandates(asked, Mandates(), representative)) {
    places.push_back(absl::StrCat(filter.building, "/", filter.entrance));
  }
  return places;
}

TEST(WithinMandates, AreAllPlacesOfTheRepresentative) {
  EXPECT_THAT(Places({}, "r1"), ElementsAre("a/", "b/1", "b/3"));
  EXPECT_THAT(Places({}, "r2"), ElementsAre("c/"));
}

TEST(WithinMandates, ArePartOfWhatWasAsked) {
  EXPECT_THAT(Places({.building = "a"}, "r1"), ElementsAre("a/"));
  EXPECT_THAT(Places({.building = "a", .entrance = "2"}, "r1"),
              ElementsAre("a/2"));
  EXPECT_THAT(Places({.building = "b", .entrance = "3"}, "r1"),
              ElementsAre("b/3"));
}

TEST(WithinMandates, AreNoneBeyondThem) {
  EXPECT_THAT(Places({.building = "b", .entrance = "2"}, "r1"), IsEmpty());
  EXPECT_THAT(Places({.building = "c"}, "r1"), IsEmpty());
  EXPECT_THAT(Places({}, "nobody"), IsEmpty());
}

TEST(Covers, TheBuildingOrTheEntrancesItNames) {
  const Address flat = {.building = "b", .entrance = "3"};
  EXPECT_TRUE(Covers(Mandates()[1], "r1", flat));
  EXPECT_FALSE(Covers(Mandates()[1], "r2", flat));
  EXPECT_FALSE(Covers(Mandates()[1], "r1", {.building = "b", .entrance = "2"}));
  EXPECT_TRUE(Covers(Mandates()[0], "r1", {.building = "a", .entrance = "9"}));
}

}  // namespace
}  // namespace intake
