#include "core/people/email.h"

#include <string>

#include "absl/strings/match.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace intake {
namespace {

using ::intake::testing::FieldIs;
using ::intake::testing::HasReason;
using ::intake::testing::IsOk;

TEST(NormalizeEmail, KeepsTheAddressAndComparesItInLowerCase) {
  const absl::StatusOr<Email> email = NormalizeEmail(" Anna.K@Example.ORG ");
  ASSERT_THAT(email, IsOk());
  EXPECT_EQ(email->address, "Anna.K@Example.ORG");
  EXPECT_EQ(email->key, "anna.k@example.org");
}

TEST(NormalizeEmail, TakesWhatMailSystemsDeliver) {
  for (const std::string& address :
       {std::string("a@b.ru"), std::string("a+b_c-d'e@sub.mail.example"),
        std::string("анна@почта.рф"), std::string("1@1.1"),
        std::string("x@xn--80a1acny.xn--p1ai"),
        std::string(64, 'a') + "@" + std::string(63, 'b') + ".ru"}) {
    EXPECT_THAT(NormalizeEmail(address), IsOk()) << address;
  }
  EXPECT_EQ(NormalizeEmail("АННА@ПОЧТА.РФ")->key, "анна@почта.рф");
}

TEST(NormalizeEmail, RefusesTheRestWithoutRepeatingIt) {
  const std::string long_name = std::string(65, 'a') + "@b.ru";
  const std::string long_label = "a@" + std::string(64, 'b') + ".ru";
  std::string long_domain = "a@";
  while (long_domain.size() < 253) long_domain += "b.";
  for (const std::string& address : {std::string(""),
                                     std::string("anna"),
                                     std::string("@b.ru"),
                                     std::string("a@"),
                                     std::string("a@b"),
                                     std::string("a@b@c.ru"),
                                     std::string("a b@c.ru"),
                                     std::string("a@b c.ru"),
                                     std::string("a@b..ru"),
                                     std::string("a@.ru"),
                                     std::string("a@b.ru."),
                                     std::string("a@-b.ru"),
                                     std::string("a@b-.ru"),
                                     std::string(".a@b.ru"),
                                     std::string("a.@b.ru"),
                                     std::string("a..b@c.ru"),
                                     std::string("\"a b\"@c.ru"),
                                     std::string("a@[127.0.0.1]"),
                                     std::string("a@b.ru\r\nBcc: c@d.ru"),
                                     std::string("a\n@b.ru"),
                                     std::string("a\0@b.ru", 7),
                                     std::string("a@b.ru\xff"),
                                     std::string("Anna <a@b.ru>"),
                                     std::string("a@b.ru,c@d.ru"),
                                     long_name,
                                     long_label,
                                     long_domain + "ru"}) {
    const absl::StatusOr<Email> email = NormalizeEmail(address);
    EXPECT_THAT(email, HasReason("EMAIL_INVALID")) << address;
    EXPECT_THAT(email, FieldIs("email"));
    if (address.size() < 4) continue;
    EXPECT_FALSE(absl::StrContains(absl::string_view(email.status().message()),
                                   address));
  }
}

}  // namespace
}  // namespace intake
