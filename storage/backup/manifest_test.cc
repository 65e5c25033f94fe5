#include "storage/backup/manifest.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace intake {
namespace {

using testing::IsOkAndHolds;
using testing::StatusIs;

BackupManifest Sample() {
  return {.made_at = absl::FromUnixMillis(1'404'209'000'123),
          .program = "1.0.0",
          .journal_position = 1234,
          .chain = "ab12",
          .files = {{"slips.db", 4096, "00ff"}, {"journal.db", 16384, "ff00"}}};
}

TEST(Manifest, SaysWhatWasWritten) {
  EXPECT_THAT(ParseManifest(ManifestText(Sample())), IsOkAndHolds(Sample()));
}

TEST(Manifest, OfAnEmptyJournalHasNoChain) {
  BackupManifest empty = Sample();
  empty.journal_position = 0;
  empty.chain = "";
  EXPECT_THAT(ParseManifest(ManifestText(empty)), IsOkAndHolds(empty));
}

TEST(Manifest, IsWholeOrNone) {
  const std::string text = ManifestText(Sample());
  for (size_t size = 0; size < text.size(); ++size) {
    EXPECT_THAT(ParseManifest(text.substr(0, size)),
                StatusIs(absl::StatusCode::kDataLoss))
        << size;
  }
}

TEST(Manifest, LeadsNowhereElse) {
  std::string text = ManifestText(Sample());
  text.replace(text.find("slips.db"), 8, "../x.key");
  EXPECT_THAT(ParseManifest(text), StatusIs(absl::StatusCode::kDataLoss));
}

}  // namespace
}  // namespace intake
