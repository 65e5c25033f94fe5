#include "channels/cli/key_writer.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "channels/sdk/temporary_folder.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake::cli {
namespace {

using ::testing::HasSubstr;

std::string Content(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file),
          std::istreambuf_iterator<char>()};
}

int FilesIn(const sdk::TemporaryFolder& folder) {
  return static_cast<int>(
      std::distance(std::filesystem::directory_iterator(folder.path()), {}));
}

TEST(KeyWriter, WritesAFileForItsOwnerAlone) {
  const sdk::TemporaryFolder folder;
  const std::string path = folder.path() + "/sms.key";
  auto writer = KeyWriter::Open(path);
  ASSERT_TRUE(writer.ok()) << writer.status();
  ASSERT_TRUE((*writer)->Commit("secret").ok());
  EXPECT_EQ(Content(path), "secret\n");
  struct stat about = {};
  ASSERT_EQ(stat(path.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 07777u, 0600u);
  EXPECT_EQ(FilesIn(folder), 1);
}

TEST(KeyWriter, LeavesTheFormerKeyUntilTheNewOneIsThere) {
  const sdk::TemporaryFolder folder;
  const std::string path = folder.Write("sms.key", "former\n", 0644);
  {
    auto writer = KeyWriter::Open(path);
    ASSERT_TRUE(writer.ok());
    EXPECT_EQ(Content(path), "former\n");
  }
  EXPECT_EQ(Content(path), "former\n");
  EXPECT_EQ(FilesIn(folder), 1);
  auto writer = KeyWriter::Open(path);
  ASSERT_TRUE((*writer)->Commit("new").ok());
  EXPECT_EQ(Content(path), "new\n");
}

TEST(KeyWriter, SaysBeforehandThatNothingCanBeWritten) {
  const sdk::TemporaryFolder folder;
  const auto writer = KeyWriter::Open(folder.path() + "/none/sms.key");
  EXPECT_THAT(std::string(writer.status().message()),
              HasSubstr("none/sms.key: cannot be written"));
}

}  // namespace
}  // namespace intake::cli
