#include "core/people/customers.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/base/limits.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/people_world.h"
#include "tests/support/status_matchers.h"

namespace intake::testing {
namespace {

using ::testing::ElementsAre;

constexpr char kClient[] = "192.0.2.1";
constexpr char kEmail[] = "anna@example.org";
constexpr char kPassword[] = "синий трамвай";
constexpr char kNewPassword[] = "зелёный трамвай";

class CustomersTest : public ::testing::Test {
 protected:
  CustomersTest() {
    world_.places.places = {
        {"12345678", {.text = "Садовая, 7", .house = "7"}},
        {"87654321", {.text = "Речная, 12А", .house = "12А"}},
        {"11112222", {.text = "Дачный посёлок", .house = ""}}};
    Reopen();
  }

  void Reopen() {
    auto opened = Customers::Open(world_.store, world_.places, world_.secrets,
                                  world_.clock);
    ASSERT_THAT(opened, IsOk());
    customers_ = *std::move(opened);
  }
  static Registration OfAnna() {
    return {.account_number = "12345678",
            .house = "д. 7",
            .email = kEmail,
            .password = kPassword,
            .client_address = kClient};
  }
  absl::StatusOr<std::variant<NewSession, Letter>> LogIn(
      absl::string_view password) {
    return customers_->LogIn(kEmail, password, kClient);
  }
  // Registers and confirms; the session's token.
  std::string Join(const Registration& registration) {
    const auto letter = customers_->Register(registration);
    EXPECT_THAT(letter, IsOk());
    const auto session = customers_->ConfirmEmail(letter->token);
    EXPECT_THAT(session, IsOk());
    return session->token;
  }
  Calls CallsOf(const std::function<void()>& work) {
    world_.calls.clear();
    work();
    return world_.calls;
  }

  PeopleWorld world_;
  std::unique_ptr<Customers> customers_;
};

TEST_F(CustomersTest, RegisterConfirmAndAreIn) {
  const auto letter = customers_->Register(OfAnna());
  ASSERT_THAT(letter, IsOk());
  EXPECT_EQ(letter->kind, LetterKind::kConfirmEmail);
  EXPECT_EQ(letter->to, kEmail);
  EXPECT_EQ(letter->expires_at, world_.clock.Now() + absl::Hours(24));
  EXPECT_FALSE(customers_->IsLinked(1, "12345678"));

  const auto session = customers_->ConfirmEmail(letter->token);
  ASSERT_THAT(session, IsOk());
  const auto anna = customers_->FindSession(session->token);
  ASSERT_THAT(anna, IsOk());
  EXPECT_EQ(anna->email, kEmail);
  EXPECT_THAT(anna->accounts,
              ElementsAre(LinkedAccount{"12345678", "Садовая, 7"}));
  EXPECT_TRUE(customers_->IsLinked(anna->id, "12345678"));
  EXPECT_FALSE(customers_->IsLinked(anna->id, "87654321"));
  EXPECT_FALSE(customers_->IsLinked(anna->id + 1, "12345678"));
  // The letter works once.
  EXPECT_THAT(customers_->ConfirmEmail(letter->token),
              HasReason("TOKEN_INVALID"));
}

TEST_F(CustomersTest, KeepWhatTheyHaveOverARestart) {
  const std::string token = Join(OfAnna());
  Reopen();
  EXPECT_THAT(customers_->FindSession(token), IsOk());
  EXPECT_TRUE(customers_->IsLinked(1, "12345678"));
}

TEST_F(CustomersTest, RegisterOnlyWithAGoodAddressAndPassword) {
  Registration registration = OfAnna();
  registration.email = "anna";
  EXPECT_THAT(customers_->Register(registration), HasReason("EMAIL_INVALID"));
  registration = OfAnna();
  registration.password = "1234567";
  EXPECT_THAT(customers_->Register(registration),
              HasReason("PASSWORD_TOO_SHORT"));
  registration.password = "12345678";
  EXPECT_THAT(customers_->Register(registration),
              HasReason("PASSWORD_TOO_COMMON"));
  EXPECT_THAT(customers_->Register(registration), FieldIs("password"));
}

// The three tests below are about what strangers can tell: by the error, or by
// the work that was done.
TEST_F(CustomersTest, CannotBeFoundOutByAnAccountOrAHouse) {
  Registration unknown = OfAnna();
  unknown.account_number = "99999999";
  Registration elsewhere = OfAnna();
  elsewhere.house = "8";
  Registration no_house = OfAnna();
  no_house.account_number = "11112222";
  no_house.house = "";
  absl::Status first;
  Calls work;
  for (const Registration& registration : {unknown, elsewhere, no_house}) {
    absl::Status status;
    const Calls calls =
        CallsOf([&] { status = customers_->Register(registration).status(); });
    EXPECT_THAT(status, HasReason("PLACE_NOT_CONFIRMED"));
    if (work.empty()) {
      first = status;
      work = calls;
    }
    EXPECT_EQ(status, first);
    EXPECT_EQ(calls, work);
    EXPECT_EQ(calls.count("HashPassword"), 0U);
  }
}

TEST_F(CustomersTest, CannotBeFoundOutByRegisteringTheirAddress) {
  Calls calls[3];
  LetterKind kinds[3];
  for (int i = 0; i < 3; ++i) {
    // New; registered, but never confirmed; a customer.
    if (i == 2) {
      ASSERT_THAT(
          customers_->ConfirmEmail(customers_->Register(OfAnna())->token),
          IsOk());
    }
    calls[i] = CallsOf([&] {
      const auto letter = customers_->Register(OfAnna());
      ASSERT_THAT(letter, IsOk());
      EXPECT_EQ(letter->to, kEmail);
      kinds[i] = letter->kind;
    });
    EXPECT_EQ(calls[i], calls[0]);
  }
  EXPECT_THAT(kinds,
              ElementsAre(LetterKind::kConfirmEmail, LetterKind::kConfirmEmail,
                          LetterKind::kAlreadyRegistered));
  EXPECT_EQ(calls[0]["HashPassword"], 1);
}

TEST_F(CustomersTest, CannotBeFoundOutByLoggingInOrAskingForALetter) {
  Join(OfAnna());
  absl::Status known, unknown;
  EXPECT_EQ(CallsOf([&] { known = LogIn("wrong password").status(); }),
            CallsOf([&] {
              unknown = customers_->LogIn("b@example.org", "x", "").status();
            }));
  EXPECT_THAT(known, HasReason("LOG_IN_FAILED"));
  EXPECT_EQ(known, unknown);
  EXPECT_EQ(customers_->LogIn("no address", "x", "").status(), unknown);

  absl::StatusOr<Letter> letter, none;
  EXPECT_EQ(
      CallsOf([&] { letter = customers_->RequestPasswordReset(kEmail, ""); }),
      CallsOf([&] {
        none = customers_->RequestPasswordReset("b@example.org", "");
      }));
  ASSERT_THAT(letter, IsOk());
  ASSERT_THAT(none, IsOk());
  EXPECT_EQ(letter->to, kEmail);
  EXPECT_EQ(none->to, "");
  EXPECT_EQ(none->token, "");
}

TEST_F(CustomersTest, AreNotLockedInByWhoRegisteredTheirAddressBefore) {
  Registration stranger = OfAnna();
  stranger.account_number = "87654321";
  stranger.house = "12a";
  stranger.password = "чужой трамвай";
  const auto strangers = customers_->Register(stranger);
  ASSERT_THAT(strangers, IsOk());
  const auto own = customers_->Register(OfAnna());
  ASSERT_THAT(own, IsOk());
  EXPECT_THAT(customers_->ConfirmEmail(strangers->token),
              HasReason("TOKEN_INVALID"));
  const auto session = customers_->ConfirmEmail(own->token);
  ASSERT_THAT(session, IsOk());
  EXPECT_THAT(LogIn(stranger.password), HasReason("LOG_IN_FAILED"));
  EXPECT_FALSE(customers_->IsLinked(1, "87654321"));
  // Nor does a registration by others change a customer.
  ASSERT_THAT(customers_->Register(stranger), IsOk());
  EXPECT_THAT(LogIn(kPassword), IsOk());
}

TEST_F(CustomersTest, LogInWithAnyCapitalsAndOutAgain) {
  Join(OfAnna());
  world_.places.places["12345678"].text = "Садовая улица, 7";
  const auto result = customers_->LogIn("ANNA@Example.org", kPassword, kClient);
  ASSERT_THAT(result, IsOk());
  const std::string token = std::get<NewSession>(*result).token;
  // The address is that of today.
  EXPECT_THAT(customers_->FindSession(token)->accounts,
              ElementsAre(LinkedAccount{"12345678", "Садовая улица, 7"}));
  EXPECT_THAT(customers_->LogOut(token), IsOk());
  EXPECT_THAT(customers_->LogOut(token), IsOk());
  EXPECT_THAT(customers_->FindSession(token), HasReason("SESSION_ENDED"));
}

TEST_F(CustomersTest, GetTheLetterAgainWhereTheyNeverConfirmed) {
  const auto first = customers_->Register(OfAnna());
  EXPECT_THAT(LogIn("wrong password"), HasReason("LOG_IN_FAILED"));
  const auto result = LogIn(kPassword);
  ASSERT_THAT(result, IsOk());
  const Letter& again = std::get<Letter>(*result);
  EXPECT_EQ(again.kind, LetterKind::kConfirmEmail);
  EXPECT_THAT(customers_->ConfirmEmail(first->token),
              HasReason("TOKEN_INVALID"));
  EXPECT_THAT(customers_->ConfirmEmail(again.token), IsOk());
}

TEST_F(CustomersTest, EndAllOtherSessionsByChangingThePassword) {
  const std::string other = Join(OfAnna());
  const std::string own = std::get<NewSession>(*LogIn(kPassword)).token;
  EXPECT_THAT(customers_->ChangePassword(own, "wrong one", kNewPassword),
              HasReason("PASSWORD_WRONG"));
  EXPECT_THAT(customers_->ChangePassword(own, kPassword, kEmail),
              HasReason("PASSWORD_TOO_COMMON"));
  const auto reset = customers_->RequestPasswordReset(kEmail, kClient);
  const auto changed = customers_->ChangePassword(own, kPassword, kNewPassword);
  ASSERT_THAT(changed, IsOk());
  EXPECT_EQ(changed->letter.kind, LetterKind::kPasswordChanged);
  EXPECT_EQ(changed->letter.to, kEmail);
  for (const std::string& token : {own, other}) {
    EXPECT_THAT(customers_->FindSession(token), HasReason("SESSION_ENDED"));
  }
  EXPECT_THAT(customers_->FindSession(changed->session.token), IsOk());
  EXPECT_THAT(customers_->ResetPassword(reset->token, kNewPassword),
              HasReason("TOKEN_INVALID"));
  EXPECT_THAT(LogIn(kPassword), HasReason("LOG_IN_FAILED"));
  EXPECT_THAT(LogIn(kNewPassword), IsOk());
}

TEST_F(CustomersTest, GetANewPasswordByLetterOnceAndWithinAnHour) {
  const std::string before = Join(OfAnna());
  const auto late = customers_->RequestPasswordReset(kEmail, kClient);
  world_.clock.Advance(absl::Hours(1));
  EXPECT_THAT(customers_->ResetPassword(late->token, kNewPassword),
              HasReason("TOKEN_INVALID"));
  const auto letter = customers_->RequestPasswordReset(kEmail, kClient);
  // Each letter is for its purpose.
  EXPECT_THAT(customers_->ConfirmEmail(letter->token),
              HasReason("TOKEN_INVALID"));
  // A bad password does not use it up.
  EXPECT_THAT(customers_->ResetPassword(letter->token, "12345678"),
              FieldIs("new_password"));
  const auto reset = customers_->ResetPassword(letter->token, kNewPassword);
  ASSERT_THAT(reset, IsOk());
  EXPECT_EQ(reset->letter.kind, LetterKind::kPasswordChanged);
  EXPECT_THAT(customers_->FindSession(before), HasReason("SESSION_ENDED"));
  EXPECT_THAT(customers_->FindSession(reset->session.token), IsOk());
  EXPECT_THAT(customers_->ResetPassword(letter->token, kNewPassword),
              HasReason("TOKEN_INVALID"));
  EXPECT_THAT(LogIn(kNewPassword), IsOk());
}

TEST_F(CustomersTest, AreNotOverruledByWhoChangesThePasswordAtTheSameTime) {
  const std::string stolen = Join(OfAnna());
  const auto letter = customers_->RequestPasswordReset(kEmail, kClient);
  world_.secrets.while_hashing = [&] {
    EXPECT_THAT(customers_->ResetPassword(letter->token, kNewPassword), IsOk());
  };
  EXPECT_THAT(
      customers_->ChangePassword(stolen, kPassword, "password of a thief"),
      HasReason("SESSION_ENDED"));
  EXPECT_THAT(LogIn(kNewPassword), IsOk());
}

TEST_F(CustomersTest, LoseNothingWhereTheStoreFails) {
  const std::string session = Join(OfAnna());
  const auto letter = customers_->RequestPasswordReset(kEmail, kClient);
  world_.store.error = absl::UnavailableError("gone");
  EXPECT_FALSE(customers_->ResetPassword(letter->token, kNewPassword).ok());
  EXPECT_FALSE(
      customers_->ChangePassword(session, kPassword, kNewPassword).ok());
  EXPECT_FALSE(customers_->UnlinkAccount(session, "12345678").ok());
  EXPECT_TRUE(customers_->IsLinked(1, "12345678"));
  world_.store.error = absl::OkStatus();
  EXPECT_THAT(customers_->FindSession(session), IsOk());
  EXPECT_THAT(LogIn(kPassword), IsOk());
  EXPECT_THAT(customers_->ResetPassword(letter->token, kNewPassword), IsOk());

  world_.secrets.out_of_memory = true;
  EXPECT_THAT(customers_->Register(OfAnna()), HasReason("QUEUE_FULL"));
}

TEST_F(CustomersTest, LinkAndUnlinkAccounts) {
  const std::string token = Join(OfAnna());
  EXPECT_THAT(customers_->LinkAccount(token, "87654321", "7"),
              HasReason("PLACE_NOT_CONFIRMED"));
  const auto linked = customers_->LinkAccount(token, " 87654321 ", "12 a");
  ASSERT_THAT(linked, IsOk());
  EXPECT_THAT(linked->accounts,
              ElementsAre(LinkedAccount{"12345678", "Садовая, 7"},
                          LinkedAccount{"87654321", "Речная, 12А"}));
  EXPECT_TRUE(customers_->IsLinked(1, "87654321"));
  EXPECT_EQ(*customers_->LinkAccount(token, "87654321", "12А"), *linked);
  EXPECT_THAT(customers_->UnlinkAccount(token, "12345678"), IsOk());
  EXPECT_FALSE(customers_->IsLinked(1, "12345678"));
  EXPECT_THAT(customers_->UnlinkAccount(token, "12345678"),
              HasReason("ACCOUNT_NOT_LINKED"));
  EXPECT_THAT(customers_->LinkAccount("no session", "12345678", "7"),
              HasReason("SESSION_ENDED"));
}

TEST_F(CustomersTest, LinkAtMost32Accounts) {
  const std::string token = Join(OfAnna());
  for (size_t i = 1; i <= limits::kLinkedAccountsMax; ++i) {
    const std::string number = absl::StrCat("5550000", i);
    world_.places.places[number].house = "1";
    const absl::Status status =
        customers_->LinkAccount(token, number, "1").status();
    if (i < limits::kLinkedAccountsMax) {
      ASSERT_THAT(status, IsOk());
    } else {
      EXPECT_THAT(status, HasReason("TOO_MANY_ACCOUNTS"));
    }
  }
}

TEST_F(CustomersTest, KeepTheirSessionsWhileSomebodyFloodsTheirLogIn) {
  const std::string token = Join(OfAnna());
  for (int i = 0; i < limits::kFailedLogInsPerPersonMax; ++i) {
    EXPECT_THAT(customers_->LogIn(kEmail, "guess", absl::StrCat("client ", i)),
                HasReason("LOG_IN_FAILED"));
  }
  world_.calls.clear();
  EXPECT_THAT(LogIn(kPassword), HasReason("TOO_MANY_ATTEMPTS"));
  EXPECT_EQ(world_.calls["PasswordMatches"], 0);
  EXPECT_THAT(customers_->FindSession(token), IsOk());
  EXPECT_THAT(customers_->ChangePassword(token, kPassword, kNewPassword),
              IsOk());
  world_.clock.Advance(absl::Minutes(15));
  EXPECT_THAT(LogIn(kNewPassword), IsOk());
}

TEST_F(CustomersTest, MayLogInRightlyAsOftenAsTheyLike) {
  Join(OfAnna());
  for (int i = 0; i < 300; ++i) ASSERT_THAT(LogIn(kPassword), IsOk());
}

TEST_F(CustomersTest, GuessAtHousesOnlySoOften) {
  Registration guess = OfAnna();
  for (int i = 0; i < limits::kFailedPlacesPerAccountMax; ++i) {
    guess.house = absl::StrCat(100 + i);
    guess.client_address = absl::StrCat("client ", i);
    EXPECT_THAT(customers_->Register(guess), HasReason("PLACE_NOT_CONFIRMED"));
  }
  EXPECT_THAT(customers_->Register(OfAnna()), HasReason("TOO_MANY_ATTEMPTS"));
  // An account that is not there is no other.
  guess.client_address = "another client";
  guess.account_number = "00000000";
  for (int i = 0; i < limits::kFailedPlacesPerAccountMax; ++i) {
    EXPECT_THAT(customers_->Register(guess), HasReason("PLACE_NOT_CONFIRMED"));
  }
  EXPECT_THAT(customers_->Register(guess), HasReason("TOO_MANY_ATTEMPTS"));
}

TEST_F(CustomersTest, GetOnlySoManyLetters) {
  Join(OfAnna());
  for (int i = 1; i < limits::kLettersPerEmailMax; ++i) {
    EXPECT_THAT(customers_->RequestPasswordReset(kEmail, kClient), IsOk());
  }
  EXPECT_THAT(customers_->RequestPasswordReset(kEmail, kClient),
              HasReason("TOO_MANY_ATTEMPTS"));
  EXPECT_THAT(customers_->Register(OfAnna()), HasReason("TOO_MANY_ATTEMPTS"));
}

TEST_F(CustomersTest, AreForgottenWhereTheyNeverConfirm) {
  const auto letter = customers_->Register(OfAnna());
  Registration boris = OfAnna();
  boris.email = "boris@example.org";
  const std::string session = Join(boris);
  world_.clock.Advance(absl::Hours(7 * 24) + absl::Seconds(1));
  ASSERT_THAT(customers_->Purge(), IsOk());
  EXPECT_THAT(LogIn(kPassword), HasReason("LOG_IN_FAILED"));
  EXPECT_THAT(customers_->ConfirmEmail(letter->token),
              HasReason("TOKEN_INVALID"));
  EXPECT_THAT(customers_->LogIn("boris@example.org", kPassword, kClient),
              IsOk());
}

TEST_F(CustomersTest, ChooseTheirLanguage) {
  const std::string token = Join(OfAnna());
  ASSERT_THAT(customers_->SetLanguage(token, Language::kEnglish), IsOk());
  EXPECT_EQ(customers_->FindSession(token)->language, Language::kEnglish);
  EXPECT_EQ(customers_->RequestPasswordReset(kEmail, kClient)->language,
            Language::kEnglish);
}

}  // namespace
}  // namespace intake::testing
