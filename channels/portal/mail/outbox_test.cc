#include "channels/portal/mail/outbox.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "channels/portal/words.h"
#include "channels/sdk/temporary_folder.h"

namespace intake::portal {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// A mail server that answers as it is told.
class FakeServer {
 public:
  absl::Status Take(const Envelope& envelope, const std::string& message) {
    absl::MutexLock lock(&mutex_);
    ++attempts_;
    const absl::Status answer = answer_(envelope);
    if (answer.ok()) taken_.push_back(absl::StrCat(envelope.to, "\n", message));
    return answer;
  }
  void Answer(std::function<absl::Status(const Envelope&)> answer) {
    absl::MutexLock lock(&mutex_);
    answer_ = std::move(answer);
  }
  void AwaitAttempts(int attempts) {
    absl::MutexLock lock(&mutex_);
    const auto enough = [&] { return attempts_ >= attempts; };
    ASSERT_TRUE(
        mutex_.AwaitWithTimeout(absl::Condition(&enough), absl::Seconds(20)));
  }
  std::vector<std::string> taken() {
    absl::MutexLock lock(&mutex_);
    return taken_;
  }

 private:
  absl::Mutex mutex_;
  int attempts_ = 0;
  std::function<absl::Status(const Envelope&)> answer_ = [](const auto&) {
    return absl::OkStatus();
  };
  std::vector<std::string> taken_;
};

class OutboxTest : public ::testing::Test {
 protected:
  std::unique_ptr<Outbox> Open(size_t letters_max = 100) {
    return *Outbox::Open(
        {.folder = folder_.path() + "/letters",
         .mail = {.from = "readings@supplier.example",
                  .portal_address = "https://portal.example"},
         .zone = absl::UTCTimeZone(),
         .letters_max = letters_max,
         .refused_max = 1,
         .backoff_first = absl::Milliseconds(1),
         .backoff_max = absl::Milliseconds(5)},
        words_, [this] { return now_; },
        [this](const auto& envelope, const auto& message) {
          return server_.Take(envelope, message);
        });
  }
  v1::Letter LetterTo(const std::string& to) const {
    v1::Letter letter;
    letter.set_kind(v1::LETTER_KIND_RESET_PASSWORD);
    letter.set_to(to);
    letter.set_token("the-token");
    letter.mutable_expires_at()->set_seconds(
        absl::ToUnixSeconds(now_ + absl::Hours(1)));
    return letter;
  }
  static void AwaitEmpty(const Outbox& outbox) {
    for (int i = 0; i < 2000 && outbox.waiting() > 0; ++i) {
      absl::SleepFor(absl::Milliseconds(10));
    }
    EXPECT_EQ(outbox.waiting(), 0U);
  }
  std::vector<std::string> Files(const std::string& below) const {
    std::vector<std::string> files;
    for (const auto& entry :
         fs::directory_iterator(folder_.path() + "/letters" + below)) {
      if (entry.is_regular_file()) files.push_back(entry.path().string());
    }
    return files;
  }

  const sdk::TemporaryFolder folder_;
  const web::Words words_ = *AllWords();
  const absl::Time now_ = absl::FromUnixSeconds(1'400'000'000);
  FakeServer server_;
};

TEST_F(OutboxTest, HandsALetterOverAndForgetsIt) {
  const auto outbox = Open();
  ASSERT_TRUE(outbox->Keep(LetterTo("a@example.org")).ok());
  AwaitEmpty(*outbox);
  EXPECT_THAT(server_.taken(), ElementsAre(HasSubstr("a@example.org")));
  EXPECT_THAT(Files(""), IsEmpty());
}

TEST_F(OutboxTest, KeepsLettersForItselfAndOverARestart) {
  server_.Answer([](const auto&) { return absl::UnavailableError("away"); });
  {
    const auto outbox = Open();
    ASSERT_TRUE(outbox->Keep(LetterTo("a@example.org")).ok());
    server_.AwaitAttempts(3);
    ASSERT_THAT(Files(""), SizeIs(1));
    EXPECT_EQ(fs::status(Files("")[0]).permissions(),
              fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(fs::status(folder_.path() + "/letters").permissions(),
              fs::perms::owner_all);
  }
  server_.Answer([](const auto&) { return absl::OkStatus(); });
  const auto again = Open();
  AwaitEmpty(*again);
  EXPECT_THAT(server_.taken(), SizeIs(1));
}

TEST_F(OutboxTest, SetsAsideWhatIsNeverTaken) {
  server_.Answer(
      [](const auto&) { return absl::FailedPreconditionError("550"); });
  const auto outbox = Open();
  ASSERT_TRUE(outbox->Keep(LetterTo("a@example.org")).ok());
  ASSERT_TRUE(outbox->Keep(LetterTo("b@example.org")).ok());
  AwaitEmpty(*outbox);
  EXPECT_THAT(Files("/refused"), SizeIs(1)) << "as many as may be";
}

TEST_F(OutboxTest, HoldsUpNoLetterForAnother) {
  server_.Answer([](const Envelope& envelope) {
    return envelope.to == "slow@example.org" ? absl::UnavailableError("450")
                                             : absl::OkStatus();
  });
  const auto outbox = Open();
  ASSERT_TRUE(outbox->Keep(LetterTo("slow@example.org")).ok());
  server_.AwaitAttempts(1);
  ASSERT_TRUE(outbox->Keep(LetterTo("b@example.org")).ok());
  for (int i = 0; i < 2000 && server_.taken().empty(); ++i) {
    absl::SleepFor(absl::Milliseconds(10));
  }
  EXPECT_THAT(server_.taken(), ElementsAre(HasSubstr("b@example.org")));
  EXPECT_GE(outbox->waiting(), 1U);
}

TEST_F(OutboxTest, DropsWhatCameTooLateAndWhatIsForNobody) {
  const auto outbox = Open();
  v1::Letter late = LetterTo("a@example.org");
  late.mutable_expires_at()->set_seconds(absl::ToUnixSeconds(now_) - 1);
  ASSERT_TRUE(outbox->Keep(late).ok());
  ASSERT_TRUE(outbox->KeepNone().ok());
  AwaitEmpty(*outbox);
  EXPECT_THAT(server_.taken(), IsEmpty());
  EXPECT_THAT(Files(""), IsEmpty());
}

TEST_F(OutboxTest, SetsAsideAFileThatIsNoLetter) {
  fs::create_directories(folder_.path() + "/letters");
  folder_.Write("letters/0.letter", "nonsense");
  AwaitEmpty(*Open());
  EXPECT_THAT(Files("/refused"), SizeIs(1));
}

TEST_F(OutboxTest, HasALimit) {
  server_.Answer([](const auto&) { return absl::UnavailableError("away"); });
  const auto outbox = Open(/*letters_max=*/1);
  ASSERT_TRUE(outbox->Keep(LetterTo("a@example.org")).ok());
  EXPECT_TRUE(absl::IsResourceExhausted(outbox->KeepNone()));
}

}  // namespace
}  // namespace intake::portal
