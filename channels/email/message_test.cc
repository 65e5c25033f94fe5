#include "channels/email/message.h"

#include <gmime/gmime.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"

namespace intake::email {
namespace {

using ::testing::EndsWith;
using ::testing::StartsWith;

Message Read(const std::string& bytes) {
  g_mime_init();
  return ReadMessage(bytes);
}

TEST(Message, HasDecodedHeaders) {
  const Message message = Read(
      "From: =?koi8-r?B?6dfBzs/X?= <ivanov@example.com>, other@example.com\n"
      "Subject: =?UTF-8?Q?=D0=9F=D0=BE=D0=BA=D0=B0?=\n"
      " =?windows-1251?B?5+Dt6P8=?= 12389\n"
      "Message-ID:\n  <1@example.com>\n\n");
  EXPECT_EQ(message.id, "<1@example.com>");
  EXPECT_EQ(message.from, "ivanov@example.com");
  EXPECT_EQ(message.subject, "Показания 12389");
  EXPECT_EQ(message.text, "");
}

TEST(Message, ReadsHeadersThatDeclareNoCharset) {
  EXPECT_EQ(Read("Subject: \xcb\xd1 5\n\n").subject, "ЛС 5");
  EXPECT_EQ(Read("Subject: ЛС 5\n\n").subject, "ЛС 5");
}

TEST(Message, IsTheTextInAnyEncoding) {
  const struct {
    std::string headers;
    std::string body;
    std::string text;
  } kCases[] = {
      {"", "1234567890 12389\n", "1234567890 12389"},
      {"Content-Type: text/plain; charset=windows-1251\n"
       "Content-Transfer-Encoding: quoted-printable\n",
       "=CB=D1 1234567890 12=\n389\n", "ЛС 1234567890 12389"},
      {"Content-Type: text/plain; charset=\"KOI8-R\"\n"
       "Content-Transfer-Encoding: base64\n",
       "7PMgMTIzNDU2Nzg5MCAxMjM4OQ==\n", "ЛС 1234567890 12389"},
      {"Content-Type: text/plain\n", "\xcb\xd1 12389\n", "ЛС 12389"},
      {"Content-Type: text/html; charset=utf-8\n", "<p>ЛС</p><p>12389</p>\n",
       "ЛС\n12389"},
      {"Content-Type: application/pdf\n", "12389\n", ""},
      {"Content-Type: text/plain\nContent-Disposition: attachment\n", "12389\n",
       ""},
      {"Content-Type: message/rfc822\n", "Subject: x\n\n12389\n", ""},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(Read(absl::StrCat(test.headers, "\n", test.body)).text, test.text)
        << test.headers;
  }
}

std::string Multipart(const std::string& parts) {
  return absl::StrCat(
      "MIME-Version: 1.0\n"
      "Content-Type: multipart/alternative; boundary=b\n\n",
      parts, "--b--\n");
}
constexpr char kPlain[] = "--b\nContent-Type: text/plain\n\nplain 1\n";
constexpr char kHtml[] = "--b\nContent-Type: text/html\n\n<p>html 2\n";
constexpr char kBlank[] = "--b\nContent-Type: text/plain\n\n \n> quote\n";
constexpr char kFile[] =
    "--b\nContent-Type: text/plain\n"
    "Content-Disposition: attachment; filename=a.txt\n\nfile 3\n";

TEST(Message, PrefersThePlainTextWhereItSaysSomething) {
  EXPECT_EQ(Read(Multipart(absl::StrCat(kPlain, kHtml))).text, "plain 1");
  EXPECT_EQ(Read(Multipart(absl::StrCat(kHtml, kPlain))).text, "plain 1");
  EXPECT_EQ(Read(Multipart(absl::StrCat(kBlank, kHtml))).text, "html 2");
  EXPECT_EQ(Read(Multipart(absl::StrCat(kFile, kPlain))).text, "plain 1");
  EXPECT_EQ(Read(Multipart(kFile)).text, "");
  EXPECT_EQ(Read(Multipart("")).text, "");
}

TEST(Message, FindsTheTextHoweverDeepItIs) {
  EXPECT_EQ(
      Read(Multipart(absl::StrCat(
               "--b\nContent-Type: multipart/mixed; boundary=c\n\n",
               "--c\nContent-Type: multipart/related; boundary=d\n\n",
               "--d\nContent-Type: text/plain\n\n12389\n--d--\n", "--c--\n")))
          .text,
      "12389");
}

TEST(Message, OfAnyDepthAndSizeIsRead) {
  std::string deep = "Subject: x\n";
  for (int i = 0; i < 20'000; ++i) {
    absl::StrAppend(&deep, "Content-Type: multipart/mixed; boundary=b", i,
                    "\n\n--b", i, "\n");
  }
  EXPECT_EQ(Read(absl::StrCat(deep, "\n12389\n")).subject, "x");
  std::string many;
  for (int i = 0; i < 20'000; ++i) many += kFile;
  EXPECT_EQ(Read(Multipart(many)).text, "");
  const std::string line(1'000'000, 'x');
  EXPECT_EQ(Read(absl::StrCat("\n", line, "\n")).text, line);
}

TEST(Message, ThatIsBrokenIsReadAsFarAsItGoes) {
  EXPECT_EQ(Read("").text, "");
  EXPECT_EQ(Read("\n\n\n").text, "");
  EXPECT_EQ(Read("Content-Type: multipart/mixed\n\n12389\n").id, "");
  EXPECT_THAT(Read("Content-Type: text/plain; charset=\n"
                   "Content-Transfer-Encoding: base64\n\n****\n12389\n")
                  .from,
              "");
  EXPECT_THAT(Read(absl::StrCat("Content-Type: multipart/mixed; boundary=b\n\n",
                                kPlain))
                  .text,
              AllOf(StartsWith("plain"), EndsWith("1")));
  EXPECT_EQ(Read("From: \nMessage-ID: \n\n").from, "");
  EXPECT_EQ(Read("From: friends: a@example.com, b@example.com;\n\n").from, "");
}

}  // namespace
}  // namespace intake::email
