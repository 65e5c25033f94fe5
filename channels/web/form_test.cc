#include "channels/web/form.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace intake::web {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

constexpr absl::string_view kUrlEncoded = "application/x-www-form-urlencoded";
constexpr absl::string_view kMultipart =
    "multipart/form-data; boundary=----kit";

std::string ErrorOf(absl::string_view type, absl::string_view body) {
  const auto form = ParseForm(type, body);
  EXPECT_EQ(form.status().code(), absl::StatusCode::kInvalidArgument)
      << type << "\n"
      << body;
  return std::string(form.status().message());
}

// A part with its delimiter, CRLF at each line's end.
std::string Part(absl::string_view head, absl::string_view content) {
  return absl::StrCat("------kit\r\nContent-Disposition: form-data; ", head,
                      "\r\n\r\n", content, "\r\n");
}

TEST(Form, DecodesWhatBrowsersEncode) {
  const auto form =
      ParseForm("application/x-www-form-urlencoded; charset=UTF-8",
                "a=+1%202+&b=%D0%94%d0%90&&c&a=%00%26&d==&=e");
  ASSERT_TRUE(form.ok()) << form.status();
  EXPECT_THAT(form->fields,
              ElementsAre(Pair("a", " 1 2 "), Pair("b", "ДА"), Pair("c", ""),
                          Pair("a", std::string("\0&", 2)), Pair("d", "="),
                          Pair("", "e")));
  EXPECT_EQ(form->Text("a"), "1 2");
  EXPECT_EQ(form->Exact("a"), " 1 2 ");
  EXPECT_THAT(form->All("a"), ElementsAre(" 1 2 ", std::string("\0&", 2)));
  EXPECT_TRUE(form->Has("c"));
  EXPECT_FALSE(form->Has("f"));
  EXPECT_EQ(form->Text("f"), "");
}

TEST(Form, IsEmptyWithoutABody) {
  EXPECT_TRUE(ParseForm("", "").ok());
  EXPECT_TRUE(ParseForm(kUrlEncoded, "")->fields.empty());
}

TEST(Form, OfAnotherTypeIsRefused) {
  EXPECT_THAT(ErrorOf("text/plain", "a=b"), HasSubstr("\"text/plain\""));
  EXPECT_THAT(ErrorOf("", "a=b"), HasSubstr("multipart/form-data"));
}

TEST(Form, WithBrokenEscapesIsRefused) {
  for (const char* body : {"a=%", "a=%2", "a=1&b=%zz", "%=1", "a=%%20"}) {
    EXPECT_THAT(ErrorOf(kUrlEncoded, body), HasSubstr("is broken")) << body;
  }
  EXPECT_THAT(ErrorOf(kUrlEncoded, "a=1&b=%zz"), HasSubstr("field 2"));
}

TEST(Form, HasLimits) {
  std::string body;
  for (size_t i = 0; i < kFieldsMax; ++i) absl::StrAppend(&body, "a=1&");
  EXPECT_EQ(ParseForm(kUrlEncoded, body)->fields.size(), kFieldsMax);
  EXPECT_THAT(ErrorOf(kUrlEncoded, body + "a=1"), HasSubstr("at most 4096"));
  const std::string name(kFieldNameBytesMax, 'n');
  EXPECT_TRUE(ParseForm(kUrlEncoded, name + "=1").ok());
  EXPECT_THAT(ErrorOf(kUrlEncoded, name + "n=1"), HasSubstr("at most 64"));
  EXPECT_THAT(
      ErrorOf(kMultipart, Part("name=\"" + name + "n\"", "1") + "------kit--"),
      HasSubstr("at most 64"));
}

TEST(Multipart, GivesFieldsAndFilesByteForByte) {
  const std::string bytes("PK\x03\x04\r\n--\0\xff\r\n-----kit", 20);
  const auto form = ParseForm(
      kMultipart,
      absl::StrCat(
          Part("name=\"csrf\"", " t "),
          Part("name=\"list\"; filename=\"C:\\Дом %22 5\\май;1.xlsx\"\r\n"
               "Content-Type: application/vnd.ms-excel",
               bytes),
          Part("filename=\"\"; name=\"empty\"\r\nContent-Type: "
               "application/octet-stream",
               ""),
          Part("name=unquoted", ""), "------kit--\r\nepilogue"));
  ASSERT_TRUE(form.ok()) << form.status();
  EXPECT_THAT(form->fields,
              ElementsAre(Pair("csrf", " t "), Pair("unquoted", "")));
  ASSERT_EQ(form->files.size(), 1);
  EXPECT_EQ(form->files[0].field, "list");
  EXPECT_EQ(form->files[0].name, "май;1.xlsx");
  EXPECT_EQ(form->files[0].content, bytes);
}

TEST(Multipart, UnderstandsWhatBrowsersWrite) {
  EXPECT_TRUE(
      ParseForm("Multipart/Form-Data; charset=utf-8; Boundary=\"----kit\"",
                Part("name=\"a\"", "1") + "------kit--")
          .ok());
  const auto form =
      ParseForm(kMultipart, Part("name=\"a\"; filename=\"a%22b%0D%0Ac\"", "x") +
                                "------kit--\r\n");
  EXPECT_EQ(form->files[0].name, "a\"b\r\nc");
  const auto none = ParseForm(kMultipart, "------kit--\r\n");
  ASSERT_TRUE(none.ok());
  EXPECT_TRUE(none->fields.empty());
}

TEST(Multipart, CutOffAnywhereIsRefused) {
  const std::string whole =
      absl::StrCat(Part("name=\"a\"", "1"),
                   Part("name=\"b\"; filename=\"c\"", "2"), "------kit--");
  ASSERT_TRUE(ParseForm(kMultipart, whole).ok());
  for (size_t size = 1; size < whole.size(); ++size) {
    ErrorOf(kMultipart, absl::string_view(whole).substr(0, size));
  }
}

TEST(Multipart, ThatIsBrokenIsRefused) {
  const std::string part = Part("name=\"a\"", "1");
  EXPECT_THAT(ErrorOf("multipart/form-data", part), HasSubstr("no boundary"));
  EXPECT_THAT(ErrorOf("multipart/form-data; boundary=", part),
              HasSubstr("no boundary"));
  EXPECT_THAT(ErrorOf(absl::StrCat("multipart/form-data; boundary=",
                                   std::string(71, 'b')),
                      part),
              HasSubstr("1 to 70"));
  EXPECT_THAT(ErrorOf(kMultipart, "preamble\r\n" + part),
              HasSubstr("boundary where"));
  EXPECT_THAT(ErrorOf(kMultipart, part),
              HasSubstr("part 1 of the form is cut off"));
  EXPECT_THAT(ErrorOf(kMultipart, Part("filename=\"a\"", "1") + "------kit--"),
              HasSubstr("part 1 of the form has no name"));
  EXPECT_THAT(ErrorOf(kMultipart, Part("name=\"a", "1") + "------kit--"),
              HasSubstr("no name"));
  EXPECT_THAT(ErrorOf(kMultipart, "------kit\r\nX: y\r\n\r\n1\r\n------kit--"),
              HasSubstr("no name"));
  EXPECT_THAT(ErrorOf(kMultipart,
                      Part("name=\"a\"\r\nX: " + std::string(5000, 'x'), "1") +
                          "------kit--"),
              HasSubstr("no end to its headers"));
}

TEST(Multipart, OfRandomFilesComesOutAsItWentIn) {
  std::mt19937 random(7);
  // Mostly what delimiters are made of.
  const std::string alphabet("\r\n-kit;\0x", 9);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (size_t i = random() % 60; i > 0; --i) {
      bytes.push_back(alphabet[random() % alphabet.size()]);
    }
    if (absl::StrContains(bytes, "\r\n------kit")) continue;
    const auto form = ParseForm(
        kMultipart, absl::StrCat(Part("name=\"f\"; filename=\"f\"", bytes),
                                 Part("name=\"g\"", bytes), "------kit--\r\n"));
    ASSERT_TRUE(form.ok()) << form.status();
    EXPECT_EQ(form->files[0].content, bytes);
    EXPECT_EQ(form->Exact("g"), bytes);
  }
}

}  // namespace
}  // namespace intake::web
