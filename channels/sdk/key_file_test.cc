#include "channels/sdk/key_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "channels/sdk/temporary_folder.h"

namespace intake::sdk {
namespace {

using ::testing::HasSubstr;

TEST(KeyFile, GivesTheKeyWithoutItsLineEnd) {
  const TemporaryFolder folder;
  for (const char* content : {"sms.secret", "sms.secret\n", "sms.secret\r\n"}) {
    const auto file = KeyFile::Open(folder.Write("key", content));
    ASSERT_TRUE(file.ok()) << file.status();
    EXPECT_EQ((*file)->key(), "sms.secret");
  }
}

TEST(KeyFile, RefusesAFileThatEveryoneMayTouch) {
  const TemporaryFolder folder;
  for (const mode_t mode : {0644u, 0604u, 0602u, 0601u, 0666u}) {
    const auto file = KeyFile::Open(folder.Write("key", "secret", mode));
    EXPECT_EQ(file.status().code(), absl::StatusCode::kPermissionDenied)
        << std::oct << mode;
    EXPECT_THAT(std::string(file.status().message()), HasSubstr("want 0600"));
  }
  for (const mode_t mode : {0600u, 0400u, 0640u, 0440u}) {
    EXPECT_TRUE(KeyFile::Open(folder.Write("key", "secret", mode)).ok());
    std::filesystem::remove(folder.path() + "/key");
  }
}

TEST(KeyFile, NamesWhatIsWrongButNeverTheContent) {
  const TemporaryFolder folder;
  const struct {
    std::string path;
    absl::StatusCode code;
  } kCases[] = {
      {folder.path() + "/absent", absl::StatusCode::kNotFound},
      {folder.path(), absl::StatusCode::kInvalidArgument},
      {folder.Write("empty", ""), absl::StatusCode::kInvalidArgument},
      {folder.Write("blank", " \n"), absl::StatusCode::kInvalidArgument},
      {folder.Write("two", "geheim zwei"), absl::StatusCode::kInvalidArgument},
      {folder.Write("lines", "geheim\nzwei"),
       absl::StatusCode::kInvalidArgument},
      {folder.Write("binary", "geheim\x01"),
       absl::StatusCode::kInvalidArgument},
      {folder.Write("long", std::string(257, 'g')),
       absl::StatusCode::kInvalidArgument},
      {folder.Write("huge", std::string(100'000, 'g')),
       absl::StatusCode::kInvalidArgument},
  };
  for (const auto& test : kCases) {
    const absl::Status status = KeyFile::Open(test.path).status();
    EXPECT_EQ(status.code(), test.code) << status;
    EXPECT_THAT(std::string(status.message()), HasSubstr(test.path));
    EXPECT_THAT(std::string(status.message()), Not(HasSubstr("geheim")));
  }
  EXPECT_TRUE(KeyFile::Open(folder.Write("most", std::string(256, 'g'))).ok());
}

TEST(KeyFile, IsReadAgainWhenItsKeyWasRefused) {
  const TemporaryFolder folder;
  const auto file = KeyFile::Open(folder.Write("key", "old"));
  ASSERT_TRUE(file.ok());
  EXPECT_FALSE((*file)->ReplaceKey("old")) << "the file has not changed";
  folder.Write("key", "new");
  EXPECT_EQ((*file)->key(), "old");
  EXPECT_TRUE((*file)->ReplaceKey("old"));
  EXPECT_TRUE((*file)->ReplaceKey("old")) << "another thread was faster";
  EXPECT_FALSE((*file)->ReplaceKey("new"));
  EXPECT_EQ((*file)->key(), "new");
}

TEST(KeyFile, KeepsItsKeyWhenTheFileHasBecomeBad) {
  const TemporaryFolder folder;
  const auto file = KeyFile::Open(folder.Write("key", "old"));
  ASSERT_TRUE(file.ok());
  folder.Write("key", "new", 0644);
  EXPECT_FALSE((*file)->ReplaceKey("old"));
  EXPECT_EQ((*file)->key(), "old");
}

}  // namespace
}  // namespace intake::sdk
