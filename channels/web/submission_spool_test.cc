#include "channels/web/submission_spool.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <map>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "channels/sdk/temporary_folder.h"

namespace intake::web {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr absl::Duration kPatience = absl::Seconds(30);

KeptSubmission Of(const std::string& owner, const std::string& request_id,
                  const std::string& account = "1234567890", int second = 0) {
  KeptSubmission kept = {.owner = owner,
                         .channel = "portal",
                         .kept_at = absl::FromUnixSeconds(1'000'000 + second)};
  kept.submission.set_request_id(request_id);
  kept.submission.set_account_number(account);
  kept.submission.mutable_ordered()->add_values("150");
  return kept;
}

// A server that is away until it comes; remembers what it was sent.
class Server {
 public:
  SubmissionSpool::Send Sender() {
    return [this](const KeptSubmission& kept) -> absl::StatusOr<v1::Receipt> {
      const std::string& id = kept.submission.request_id();
      absl::MutexLock lock(&mutex_);
      ++attempts_;
      if (const auto error = errors_.find(id); error != errors_.end()) {
        return error->second;
      }
      if (!is_there_) return absl::UnavailableError("away");
      got_.push_back(id);
      v1::Receipt receipt;
      receipt.set_code("R-" + id);
      return receipt;
    };
  }
  void Come() {
    absl::MutexLock lock(&mutex_);
    is_there_ = true;
  }
  void Fail(const std::string& id, const absl::Status& status) {
    absl::MutexLock lock(&mutex_);
    errors_[id] = status;
  }
  std::vector<std::string> AwaitGot(size_t count) {
    const auto enough = [&] { return got_.size() >= count; };
    absl::MutexLock lock(&mutex_);
    mutex_.AwaitWithTimeout(absl::Condition(&enough), kPatience);
    return got_;
  }
  int AwaitAttempts(int count) {
    const auto enough = [&] { return attempts_ >= count; };
    absl::MutexLock lock(&mutex_);
    mutex_.AwaitWithTimeout(absl::Condition(&enough), kPatience);
    return attempts_;
  }

 private:
  absl::Mutex mutex_;
  bool is_there_ = false;
  int attempts_ = 0;
  std::map<std::string, absl::Status> errors_;
  std::vector<std::string> got_;
};

class SubmissionSpoolTest : public ::testing::Test {
 protected:
  std::unique_ptr<SubmissionSpool> Open() {
    auto spool = SubmissionSpool::Open(options_, server_.Sender());
    EXPECT_TRUE(spool.ok()) << spool.status();
    return *std::move(spool);
  }
  // Those of `owner`, once nothing waits.
  static std::vector<KeptSubmission> AnsweredOf(const SubmissionSpool& spool,
                                                const std::string& owner) {
    const absl::Time end = absl::Now() + kPatience;
    while (spool.waiting() > 0 && absl::Now() < end) {
      absl::SleepFor(absl::Milliseconds(1));
    }
    EXPECT_EQ(spool.waiting(), 0);
    return spool.List(owner);
  }
  std::vector<std::string> Files() const {
    std::vector<std::string> names;
    for (const auto& file :
         std::filesystem::directory_iterator(options_.folder)) {
      names.push_back(file.path().filename().string());
    }
    return names;
  }

  sdk::TemporaryFolder folder_;
  SubmissionSpool::Options options_ = {.folder = folder_.path() + "/kept/spool",
                                       .retry_interval = absl::Milliseconds(1)};
  Server server_;
};

TEST_F(SubmissionSpoolTest, HandsInOnceTheServerIsBack) {
  const auto spool = Open();
  ASSERT_TRUE(spool->Keep(Of("ann", "1")).ok());
  ASSERT_TRUE(spool->Keep(Of("bob", "2", "1234567890", 1)).ok());
  ASSERT_TRUE(spool->Keep(Of("ann", "3", "1234567890", 2)).ok());
  server_.AwaitAttempts(10);
  EXPECT_EQ(spool->waiting(), 3);
  EXPECT_EQ(spool->oldest(), absl::FromUnixSeconds(1'000'000));
  EXPECT_FALSE(spool->List("ann")[0].receipt.has_value());

  server_.Come();
  const auto answered = AnsweredOf(*spool, "ann");
  EXPECT_THAT(server_.AwaitGot(3), ElementsAre("1", "2", "3"));
  ASSERT_EQ(answered.size(), 2);
  EXPECT_EQ(answered[0].receipt->code(), "R-3");
  EXPECT_EQ(answered[1].receipt->code(), "R-1");
  EXPECT_EQ(spool->oldest(), std::nullopt);
  EXPECT_THAT(spool->List("carl"), IsEmpty());
}

TEST_F(SubmissionSpoolTest, KeepsTheSameOnceAndAnotherNever) {
  const auto spool = Open();
  EXPECT_TRUE(spool->Keep(Of("ann", "1")).ok());
  KeptSubmission again = Of("ann", "1");
  again.kept_at += absl::Hours(1);
  EXPECT_TRUE(spool->Keep(again).ok());
  EXPECT_EQ(spool->waiting(), 1);
  again.submission.set_account_number("2");
  EXPECT_EQ(spool->Keep(again).code(), absl::StatusCode::kAlreadyExists);
  again.channel = "office";
  EXPECT_TRUE(spool->Keep(again).ok());
  EXPECT_EQ(spool->waiting(), 2);
}

TEST_F(SubmissionSpoolTest, FindsWhatWasKeptBefore) {
  ASSERT_TRUE(Open()->Keep(Of("ann", "1")).ok());
  EXPECT_EQ(Open()->waiting(), 1);
  server_.Come();
  EXPECT_EQ(AnsweredOf(*Open(), "ann")[0].receipt->code(), "R-1");
  // Another start neither forgets the answer nor asks again.
  EXPECT_EQ(AnsweredOf(*Open(), "ann")[0].receipt->code(), "R-1");
  EXPECT_THAT(server_.AwaitGot(1), ElementsAre("1"));
  struct stat folder = {};
  ASSERT_EQ(stat(options_.folder.c_str(), &folder), 0);
  EXPECT_EQ(folder.st_mode & 0777, 0700u);
}

TEST_F(SubmissionSpoolTest, EndsWhatTheServerRefusesForGood) {
  server_.Come();
  server_.Fail("1", absl::PermissionDeniedError("not linked"));
  const auto spool = Open();
  ASSERT_TRUE(spool->Keep(Of("ann", "1")).ok());
  ASSERT_TRUE(spool->Keep(Of("ann", "2", "1234567890", 1)).ok());
  const auto answered = AnsweredOf(*spool, "ann");
  EXPECT_EQ(answered[0].receipt->code(), "R-2");
  EXPECT_EQ(answered[1].failure, "not linked");
  EXPECT_FALSE(answered[1].receipt.has_value());
}

TEST_F(SubmissionSpoolTest, LetsNothingOvertakeOfTheSameAccountNorBlockOthers) {
  server_.Come();
  server_.Fail("1", absl::DeadlineExceededError("slow"));
  const auto spool = Open();
  ASSERT_TRUE(spool->Keep(Of("ann", "1", "7", 0)).ok());
  ASSERT_TRUE(spool->Keep(Of("ann", "2", "7", 1)).ok());
  ASSERT_TRUE(spool->Keep(Of("bob", "3", "8", 2)).ok());
  EXPECT_THAT(server_.AwaitGot(1), ElementsAre("3"));
  server_.AwaitAttempts(10);
  EXPECT_EQ(spool->waiting(), 2);
  EXPECT_THAT(server_.AwaitGot(1), ElementsAre("3"));
}

// A key that was revoked by mistake is no reason to give up readings.
TEST_F(SubmissionSpoolTest, WaitsForARightKey) {
  server_.Fail("1", absl::UnauthenticatedError("KEY_REVOKED"));
  const auto spool = Open();
  ASSERT_TRUE(spool->Keep(Of("ann", "1")).ok());
  server_.AwaitAttempts(3);
  EXPECT_EQ(spool->waiting(), 1);
}

TEST_F(SubmissionSpoolTest, HasLimits) {
  options_.kept_max = 3;
  options_.owner_max = 2;
  const auto spool = Open();
  EXPECT_TRUE(spool->Keep(Of("ann", "1")).ok());
  EXPECT_TRUE(spool->Keep(Of("ann", "2")).ok());
  EXPECT_EQ(spool->Keep(Of("ann", "3")).code(),
            absl::StatusCode::kResourceExhausted);
  EXPECT_TRUE(spool->Keep(Of("an", "3")).ok());
  EXPECT_EQ(spool->Keep(Of("bob", "4")).code(),
            absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(spool->Keep(Of("", "4")).code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(spool->Keep(Of("bob", "")).code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(spool->Keep(Of("bob", "\xff")).code(),
            absl::StatusCode::kInvalidArgument);
}

TEST_F(SubmissionSpoolTest, ForgetsWhatWasAnsweredLongAgo) {
  std::atomic<int64_t> days = 0;
  options_.now = [&] {
    return absl::UnixEpoch() + days.load() * absl::Hours(24);
  };
  options_.kept_max = 1;
  server_.Come();
  const auto spool = Open();
  ASSERT_TRUE(spool->Keep(Of("ann", "1")).ok());
  EXPECT_EQ(AnsweredOf(*spool, "ann").size(), 1);
  days = 8;
  EXPECT_THAT(spool->List("ann"), IsEmpty());
  EXPECT_TRUE(spool->Keep(Of("bob", "2")).ok());
  EXPECT_EQ(AnsweredOf(*spool, "bob").size(), 1);
  EXPECT_EQ(Files().size(), 1);
}

TEST_F(SubmissionSpoolTest, SetsBrokenFilesAside) {
  ASSERT_TRUE(Open()->Keep(Of("ann", "1")).ok());
  const std::string whole = Files().at(0);
  // Cut off, somebody else's, not ours at all, and one that was never in place.
  std::filesystem::copy(options_.folder + "/" + whole,
                        options_.folder + "/copy");
  std::filesystem::create_directory(options_.folder + "/folder");
  folder_.Write("kept/spool/empty", "");
  folder_.Write("kept/spool/" + whole + ".new", "intake-kept");
  EXPECT_EQ(Open()->waiting(), 1);
  EXPECT_THAT(Files(), testing::UnorderedElementsAre(
                           whole, whole + ".new", "copy.broken",
                           "folder.broken", "empty.broken"));
  EXPECT_EQ(Open()->waiting(), 1);
}

TEST_F(SubmissionSpoolTest, SaysWhereItCannotKeepAnything) {
  options_.folder = folder_.Write("file", "") + "/spool";
  const auto spool = SubmissionSpool::Open(options_, server_.Sender());
  EXPECT_EQ(spool.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(spool.status().message()), HasSubstr("/file/spool"));
}

// Killed while the server had its answer on the way: whoever was told that the
// reading is kept gets it, and the server the same request id.
TEST_F(SubmissionSpoolTest, LosesNothingWhenItIsKilled) {
  const auto keep_and_die = [this] {
    int sent = 0;
    const auto spool = *SubmissionSpool::Open(
        options_, [&](const KeptSubmission&) -> absl::StatusOr<v1::Receipt> {
          if (++sent == 4) raise(SIGKILL);
          return absl::UnavailableError("away");
        });
    for (int i = 0; i < 3; ++i) {
      const bool kept =
          spool->Keep(Of("ann", absl::StrCat(i), absl::StrCat(i), i)).ok();
      if (!kept) return;
    }
    absl::SleepFor(kPatience);
  };
  ::testing::GTEST_FLAG(death_test_style) = "fast";
  EXPECT_EXIT(keep_and_die(), ::testing::KilledBySignal(SIGKILL), "");
  server_.Come();
  const auto spool = Open();
  EXPECT_EQ(AnsweredOf(*spool, "ann").size(), 3);
  EXPECT_THAT(server_.AwaitGot(3), ElementsAre("0", "1", "2"));
}

}  // namespace
}  // namespace intake::web
