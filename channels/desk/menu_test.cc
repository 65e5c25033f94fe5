#include "channels/desk/menu.h"

#include <gtest/gtest.h>

namespace intake::desk {
namespace {

std::string KeysOf(v1::StaffRole role) {
  std::string keys;
  for (const MenuEntry& entry : MenuFor(role)) keys += entry.key;
  return keys;
}

TEST(Menu, HoldsWhatTheRoleMayDo) {
  EXPECT_EQ(KeysOf(v1::STAFF_ROLE_AGENT), "129");
  EXPECT_EQ(KeysOf(v1::STAFF_ROLE_CLERK), "349");
  EXPECT_EQ(KeysOf(v1::STAFF_ROLE_SUPERVISOR), "1234569");
  EXPECT_EQ(KeysOf(v1::STAFF_ROLE_ADMINISTRATOR), "123456789");
  EXPECT_EQ(KeysOf(v1::STAFF_ROLE_UNSPECIFIED), "9");
}

TEST(Menu, GoesByAStarAndANumberOnlyWhereTheRoleMay) {
  EXPECT_EQ(MenuPath(v1::STAFF_ROLE_SUPERVISOR, "*5"), "/review");
  EXPECT_EQ(MenuPath(v1::STAFF_ROLE_AGENT, "*0"), "/");
  for (const char* typed : {"*5", "5", "*", "", "*55", "**", "12*1"}) {
    EXPECT_EQ(MenuPath(v1::STAFF_ROLE_AGENT, typed), std::nullopt) << typed;
  }
}

}  // namespace
}  // namespace intake::desk
