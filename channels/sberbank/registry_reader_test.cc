#include "channels/sberbank/registry_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "channels/sberbank/registry_submission.h"
#include "channels/sberbank/sbbol89.h"
#include "channels/sdk/temporary_folder.h"

namespace intake::sberbank {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

std::vector<RegistryLine> ReadAll(const std::string& bytes) {
  const sdk::TemporaryFolder folder;
  auto reader = *RegistryReader::Open(folder.Write("file", bytes), kSbbol89);
  std::vector<RegistryLine> lines;
  while (auto line = *reader->Next()) lines.push_back(*std::move(line));
  return lines;
}

TEST(RegistryReader, TakesEveryLineEndAndPassesOverEmptyLines) {
  const auto lines = ReadAll("1;;;;\r\n\r\n2;;;;\n3;;;;\r\n\n4;;;;");
  ASSERT_THAT(lines, SizeIs(4));
  EXPECT_EQ(lines[1].number, 3);
  EXPECT_EQ(lines[1].raw, "2;;;;");
  EXPECT_EQ(lines[3].number, 6);
  EXPECT_EQ(lines[3].row->account, "4");
  EXPECT_THAT(ReadAll("1;;;;\r\n\x1a"), SizeIs(1));
  EXPECT_THAT(ReadAll(""), SizeIs(0));
}

TEST(RegistryReader, ReadsCp1251AndUtf8WithAndWithoutAMark) {
  for (const char* bytes : {"1;\xCF\xE5\xF2\xF0;;;", "1;Петр;;;",
                            "\xEF\xBB\xBF"
                            "1;Петр;;;"}) {
    const auto lines = ReadAll(bytes);
    ASSERT_THAT(lines, SizeIs(1));
    ASSERT_TRUE(lines[0].row.ok()) << lines[0].row.status();
    EXPECT_EQ(lines[0].row->account, "1") << bytes;
  }
}

TEST(RegistryReader, FindsTheSameLinesHoweverThePiecesFall) {
  for (size_t length : {10U, 4093U, 16000U}) {
    std::string bytes;
    for (int i = 0; i < 50; ++i) {
      bytes += std::to_string(i) + ";" + std::string(length, 'x') + ";;;\r\n";
    }
    const auto lines = ReadAll(bytes);
    ASSERT_THAT(lines, SizeIs(50));
    for (size_t i = 0; i < lines.size(); ++i) {
      EXPECT_EQ(lines[i].row->account, std::to_string(i));
    }
  }
}

TEST(RegistryReader, CutsALineThatIsTooLongAndGoesOn) {
  const auto lines = ReadAll(std::string(1'000'000, '7') + "\n1;;;;\n");
  ASSERT_THAT(lines, SizeIs(2));
  EXPECT_THAT(std::string(lines[0].row.status().message()),
              HasSubstr("строка длиннее 16384 байт"));
  EXPECT_EQ(lines[1].row->account, "1");
}

TEST(RegistrySubmission, WithoutTransactionsIsNamedByTheFilesDigest) {
  const auto lines = ReadAll(
      "\r\n17;;;;;2;77;;;5;25.06.2014;;2;77;;;6;"
      "26.06.2014;");
  const RegistrySource source{.name = "a.csv",
                              .digest = std::string(64, 'd'),
                              .agent = "86",
                              .profile = &kSbbol89};
  const v1::Submission first = SubmissionOf(source, lines[0], 0);
  EXPECT_EQ(first.request_id(), "86:" + std::string(32, 'd') + ":2:77");
  EXPECT_EQ(first.account_number(), "17");
  EXPECT_EQ(first.reading_date(), "2014-06-25");
  EXPECT_EQ(first.evidence().document(), "86 " + std::string(16, 'd') + " 2");
  EXPECT_EQ(first.evidence().source(), "a.csv line 2");
  // The same meter on another day is another submission.
  EXPECT_EQ(SubmissionOf(source, lines[0], 1).request_id(),
            "86:" + std::string(32, 'd') + ":2:77/2");
}

TEST(RegistrySubmission, KeepsToTheLengthOfARequestId) {
  const std::string serial(300, '7');
  const auto lines = ReadAll("17;;;;;2;" + serial + ";;;5;25.06.2014;;2;" +
                             serial + "8;;;6;25.06.2014;");
  const RegistrySource source{.name = std::string(200, 'n'),
                              .digest = std::string(64, 'd'),
                              .agent = std::string(20, '8'),
                              .profile = &kSbbol89};
  const v1::Submission first = SubmissionOf(source, lines[0], 0);
  EXPECT_LE(first.request_id().size(), 128U);
  EXPECT_NE(first.request_id(), SubmissionOf(source, lines[0], 1).request_id());
  EXPECT_LE(first.evidence().source().size(), 256U);
}

}  // namespace
}  // namespace intake::sberbank
