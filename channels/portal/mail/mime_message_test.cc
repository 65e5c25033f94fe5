#include "channels/portal/mail/mime_message.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/escaping.h"
#include "absl/strings/str_replace.h"
#include "channels/portal/mail/kept_letter.h"
#include "channels/portal/words.h"

namespace intake::portal {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const MailSettings kSettings = {.from = "readings@supplier.example",
                                .from_name = "Показания",
                                .portal_address = "https://portal.example"};

v1::Letter LetterOf(v1::LetterKind kind, v1::Language language) {
  v1::Letter letter;
  letter.set_kind(kind);
  letter.set_language(language);
  letter.set_token("a_b-c");
  letter.mutable_expires_at()->set_seconds(1'403'254'800);
  return letter;
}

LetterText TextOf(const v1::Letter& letter) {
  static const auto* const kWords = new web::Words(*AllWords());
  return TextOf(letter, kSettings, *kWords, absl::UTCTimeZone());
}

TEST(LetterText, HasTheLinkAndUntilWhenItWorks) {
  const struct {
    v1::LetterKind kind;
    const char* link;
  } kCases[] = {
      {v1::LETTER_KIND_CONFIRM_EMAIL, "/confirm?token=a_b-c"},
      {v1::LETTER_KIND_RESET_PASSWORD, "/reset?token=a_b-c"},
  };
  for (const auto& test : kCases) {
    for (const auto language : {v1::LANGUAGE_RUSSIAN, v1::LANGUAGE_ENGLISH}) {
      EXPECT_THAT(TextOf(LetterOf(test.kind, language)).body,
                  AllOf(HasSubstr(absl::StrCat("https://portal.example",
                                               test.link, "\n")),
                        HasSubstr("09:00"), Not(HasSubstr("%"))));
    }
  }
}

TEST(LetterText, LeadsToAPageWhereThereIsNoToken) {
  v1::Letter letter =
      LetterOf(v1::LETTER_KIND_ALREADY_REGISTERED, v1::LANGUAGE_ENGLISH);
  letter.clear_token();
  EXPECT_THAT(TextOf(letter).body, HasSubstr("https://portal.example/login\n"));
}

TEST(MimeMessage, IsOneForEveryMailSystem) {
  const std::string message = MimeMessage(
      TextOf(LetterOf(v1::LETTER_KIND_RESET_PASSWORD, v1::LANGUAGE_RUSSIAN)),
      "a@example.org", "id-1", absl::FromUnixSeconds(0), kSettings);
  EXPECT_THAT(
      message,
      AllOf(HasSubstr("From: =?UTF-8?"),
            HasSubstr("<readings@supplier.example>"),
            HasSubstr("To: a@example.org\r\n"), HasSubstr("Subject: =?UTF-8?"),
            HasSubstr("Date: Thu, 01 Jan 1970 00:00:00 +0000\r\n"),
            HasSubstr("Message-Id: <id-1@supplier.example>\r\n"),
            HasSubstr("Auto-Submitted: auto-generated\r\n"),
            HasSubstr("charset=utf-8"),
            HasSubstr("Content-Transfer-Encoding: base64\r\n")));
  EXPECT_EQ(absl::StrReplaceAll(message, {{"\r\n", ""}}).find('\n'),
            std::string::npos)
      << "lines end with CRLF alone";
  const std::string body = message.substr(message.find("\r\n\r\n"));
  std::string decoded;
  ASSERT_TRUE(absl::Base64Unescape(body, &decoded));
  EXPECT_THAT(decoded, HasSubstr("/reset?token=a_b-c"));
}

TEST(MimeMessage, LetsNoAddressAddAHeader) {
  const std::string message = MimeMessage(
      {.subject = "s", .body = "b"}, "a@example.org\r\nBcc: b@example.org",
      "id-1", absl::FromUnixSeconds(0), kSettings);
  EXPECT_THAT(message, Not(HasSubstr("\r\nBcc:")));
}

TEST(KeptLetter, ComesBackAsItWas) {
  const KeptLetter letter = {.until = absl::FromUnixSeconds(5),
                             .to = "a@example.org",
                             .message = "Subject: s\r\n\r\nto x\n\nuntil 7"};
  const auto again = KeptLetterFromBytes(KeptLetterToBytes(letter));
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->until, letter.until);
  EXPECT_EQ(again->to, letter.to);
  EXPECT_EQ(again->message, letter.message);
}

TEST(KeptLetter, IsNotReadFromAnythingElse) {
  for (const char* bytes : {"", "until 5", "until x\nto a\n\n",
                            "until 5\nfor a\n\n", "until 5\nto a\nmessage"}) {
    EXPECT_TRUE(absl::IsInvalidArgument(KeptLetterFromBytes(bytes).status()))
        << bytes;
  }
}

}  // namespace
}  // namespace intake::portal
