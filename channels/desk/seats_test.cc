#include "channels/desk/seats.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace intake::desk {
namespace {

v1::StaffMember Member(const std::string& log_in) {
  v1::StaffMember member;
  member.set_log_in(log_in);
  return member;
}

TEST(Seats, RememberForAWhile) {
  const absl::Time now = absl::UnixEpoch();
  Seats seats;
  seats.Remember("token", Member("petrova"), now);
  const auto member = seats.Recall("token", now + Seats::kRememberedFor);
  ASSERT_TRUE(member.has_value());
  EXPECT_EQ(member->log_in(), "petrova");
  EXPECT_FALSE(
      seats.Recall("token", now + Seats::kRememberedFor + absl::Seconds(1)));
  EXPECT_FALSE(seats.Recall("another", now));
}

TEST(Seats, ForgetWhoeverLeft) {
  Seats seats;
  seats.Remember("token", Member("petrova"), absl::UnixEpoch());
  seats.Forget("token");
  EXPECT_FALSE(seats.Recall("token", absl::UnixEpoch()));
}

TEST(Seats, ForgetTheOneSeenLongestAgoWhereThereAreTooMany) {
  const absl::Time now = absl::UnixEpoch();
  Seats seats;
  seats.Remember("oldest", Member("ivanov"), now - absl::Seconds(1));
  for (size_t i = 0; i < Seats::kSeatsMax; ++i) {
    seats.Remember(absl::StrCat("token", i), Member("petrova"), now);
  }
  EXPECT_FALSE(seats.Recall("oldest", now));
  EXPECT_TRUE(seats.Recall("token0", now));
  EXPECT_TRUE(seats.Recall(absl::StrCat("token", Seats::kSeatsMax - 1), now));
}

}  // namespace
}  // namespace intake::desk
