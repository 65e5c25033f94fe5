#include "channels/program/termination.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

namespace intake::program {
namespace {

TEST(Termination, EndsQuietlyWhereNoSignalCame) {
  const Termination termination;
  EXPECT_FALSE(termination.AwaitFor(absl::ZeroDuration()));
}

TEST(Termination, NotesEitherSignal) {
  for (const int signal : {SIGTERM, SIGINT}) {
    const Termination termination;
    ASSERT_EQ(kill(getpid(), signal), 0);
    termination.Await();
    EXPECT_TRUE(termination.stop().HasBeenNotified());
  }
}

}  // namespace
}  // namespace intake::program
