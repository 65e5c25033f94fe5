#include "channels/cli/backup_command.h"

#include <string>

#include "channels/cli/program_for_test.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake::cli {
namespace {

using ::testing::HasSubstr;

void Script(ProgramForTest& program, bool is_complete) {
  v1::BackUpResponse step;
  step.set_bytes_total(5 << 20);
  for (int64_t done : {0, 3 << 20, 5 << 20}) {
    step.set_bytes_done(done);
    program.server->backup.push_back(step);
  }
  step.set_checking(true);
  program.server->backup.push_back(step);
  if (!is_complete) return;
  step.mutable_backup()->set_folder("/data/backups/one");
  step.mutable_backup()->set_journal_position(12'345);
  step.mutable_backup()->set_bytes(5 << 20);
  program.server->backup.push_back(step);
}

TEST(BackupCommand, SaysWhereTheBackupIsAndWhatIsInIt) {
  ProgramForTest program;
  Script(program, true);
  EXPECT_EQ(program.Run({"backup", "one"}), 0) << program.err;
  EXPECT_EQ(program.server->backup_request.name(), "one");
  EXPECT_EQ(program.KeyUsed(), "admin.key");
  EXPECT_THAT(program.out, HasSubstr("/data/backups/one: 12,345 events, "));
}

TEST(BackupCommand, SaysItInJson) {
  ProgramForTest program;
  Script(program, true);
  EXPECT_EQ(program.Run({"backup", "--json"}), 0);
  EXPECT_EQ(program.server->backup_request.name(), "");
  EXPECT_THAT(program.out, HasSubstr("\"folder\":\"/data/backups/one\""));
}

TEST(BackupCommand, FailsWhereTheServerEndedBeforeTheBackup) {
  ProgramForTest program;
  Script(program, false);
  EXPECT_NE(program.Run({"backup"}), 0);
  EXPECT_THAT(program.err, HasSubstr("before the backup was complete"));
}

}  // namespace
}  // namespace intake::cli
