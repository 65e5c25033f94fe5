#include "core/people/house.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace intake {
namespace {

// One house a line, in the ways people write it; no two lines are one house.
const std::vector<std::vector<std::string>>& Houses() {
  static const auto* const kHouses = new std::vector<std::vector<std::string>>{
      {"7", "07", " 7 ", "д. 7", "д7", "Дом 7", "ДОМ № 7", "house 7",
       "House No. 7", "h. 7", "007", "7."},
      {"12А", "12а", "12 А", "12-А", "12/А", "д. 12 а", "012А", "12A", "12a",
       "12 лит. А", "12, литера А", "house 12A"},
      {"12В", "12в", "12B", "12 b"},
      {"12К", "12к", "12K", "12-к"},
      {"7/2", "7к2", "7 к. 2", "7 корп. 2", "7, корпус 2", "д. 7 корп 2",
       "дом 7, кор. 2", "7 / 2", "7\\2", "7-2", "7K2", "07/02", "7 block 2"},
      {"7с2", "7 стр. 2", "7, строение 2", "7C2", "7 c. 2"},
      {"72", "072"},
      {"12А/1", "12а1", "12А корп. 1", "12-А к1", "12A/1"},
      {"7/2/1", "7 к2 к1"},
      {"7Д"},
      {"Н", "H"},
      {"0", "00"},
  };
  return *kHouses;
}

TEST(SameHouse, FitsTheWaysToWriteItAndNoOtherHouse) {
  for (size_t i = 0; i < Houses().size(); ++i) {
    for (size_t j = 0; j < Houses().size(); ++j) {
      for (const std::string& bill : Houses()[i]) {
        for (const std::string& typed : Houses()[j]) {
          EXPECT_EQ(SameHouse(bill, typed), i == j) << bill << " : " << typed;
        }
      }
    }
  }
}

TEST(SameHouse, NeverFitsWhereTheBillHasNone) {
  for (const char* bill : {"", " ", ".", "№"}) {
    for (const char* typed : {"", " ", "7", "."}) {
      EXPECT_FALSE(SameHouse(bill, typed)) << bill << " : " << typed;
    }
  }
  EXPECT_FALSE(SameHouse("7", ""));
}

TEST(SameHouse, AnEndlessOneFitsNothing) {
  const std::string endless(65, '7');
  EXPECT_FALSE(SameHouse(endless, endless));
  EXPECT_FALSE(SameHouse("7", std::string(10'000, '0') + "7"));
}

}  // namespace
}  // namespace intake
