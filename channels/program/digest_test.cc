#include "channels/program/digest.h"

#include <gtest/gtest.h>

#include <string>

#include "channels/sdk/temporary_folder.h"

namespace intake::program {
namespace {

// FIPS 180-2, appendix B.1.
constexpr char kOfAbc[] =
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

TEST(Digest, IsSha256) { EXPECT_EQ(DigestOf("abc"), kOfAbc); }

TEST(Digest, OfAFileIsThatOfItsBytes) {
  const sdk::TemporaryFolder folder;
  EXPECT_EQ(*DigestOfFile(folder.Write("abc", "abc")), kOfAbc);
  const std::string long_content(200'001, 'x');
  EXPECT_EQ(*DigestOfFile(folder.Write("long", long_content)),
            DigestOf(long_content));
  EXPECT_EQ(*DigestOfFile(folder.Write("empty", "")), DigestOf(""));
}

TEST(Digest, NamesAFileThatCannotBeRead) {
  const sdk::TemporaryFolder folder;
  EXPECT_TRUE(absl::IsNotFound(DigestOfFile(folder.path() + "/no").status()));
  EXPECT_TRUE(absl::IsInvalidArgument(DigestOfFile(folder.path()).status()));
}

}  // namespace
}  // namespace intake::program
