#include "channels/email/message_input.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <string>
#include <thread>

namespace intake::email {
namespace {

// What is read when someone writes `bytes` into a pipe and closes it.
absl::StatusOr<std::string> Read(const std::string& bytes) {
  int ends[2];
  EXPECT_EQ(pipe(ends), 0);
  std::thread writer([&] {
    size_t done = 0;
    while (done < bytes.size()) {
      const ssize_t wrote =
          write(ends[1], bytes.data() + done, bytes.size() - done);
      if (wrote <= 0) break;
      done += static_cast<size_t>(wrote);
    }
    EXPECT_EQ(done, bytes.size()) << "not all of the message was read";
    close(ends[1]);
  });
  absl::StatusOr<std::string> message = ReadMessageFrom(ends[0]);
  writer.join();
  close(ends[0]);
  return message;
}

TEST(MessageInput, IsAllThatComes) {
  for (size_t size : {size_t{1}, size_t{100}, size_t{64 * 1024},
                      size_t{1'000'000}, kMessageBytesMax}) {
    const std::string message = std::string(size - 1, 'x') + "\n";
    EXPECT_EQ(Read(message).value(), message);
  }
  EXPECT_EQ(Read("").value(), "");
}

TEST(MessageInput, OfAMessageThatIsTooLongIsItsBeginning) {
  const std::string start(kMessageBytesMax, 'x');
  EXPECT_EQ(Read(start + std::string(200'000, 'y') + "\n").value(), start);
}

TEST(MessageInput, SaysThatAMessageWasCutOff) {
  EXPECT_EQ(Read("From: a\n\n1234567890 12").status().code(),
            absl::StatusCode::kUnavailable);
}

TEST(MessageInput, SaysThatItCannotBeRead) {
  EXPECT_EQ(ReadMessageFrom(-1).status().code(),
            absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace intake::email
