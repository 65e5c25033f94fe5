#include "services/toml/nearest_word.h"

#include <gtest/gtest.h>

namespace intake {
namespace {

TEST(NearestWord, FindsAMistypedOne) {
  EXPECT_EQ(NearestWord("lisen", {"data_folder", "listen"}), "listen");
  EXPECT_EQ(NearestWord("listenn", {"data_folder", "listen"}), "listen");
  EXPECT_EQ(NearestWord("listne", {"data_folder", "listen"}), "listen");
  EXPECT_EQ(NearestWord("data-folder", {"data_folder", "listen"}),
            "data_folder");
}

TEST(NearestWord, TakesTheNearestOfSeveral) {
  EXPECT_EQ(NearestWord("key_fil", {"key_bill", "key_file"}), "key_file");
}

TEST(NearestWord, OffersNothingWhereNoneIsNear) {
  EXPECT_EQ(NearestWord("colour", {"data_folder", "listen"}), "");
  EXPECT_EQ(NearestWord("ab", {"cd"}), "");
  EXPECT_EQ(NearestWord("ab", {}), "");
}

}  // namespace
}  // namespace intake
