#include "channels/web/submission_spool.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <set>
#include <thread>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "channels/sdk/retry.h"
#include "channels/web/kept_folder.h"

namespace intake::web {
namespace {

// One submission that the server chokes on must not hold up all others, nor a
// server that is away be asked about each of them.
constexpr int kFailuresInARowMax = 3;
constexpr int kBackoffFactorMax = 16;

bool IsToBeTriedAgain(const absl::Status& status) {
  return sdk::IsTransient(status) || absl::IsUnauthenticated(status);
}

class FolderSpool final : public SubmissionSpool {
 public:
  FolderSpool(const Options& options, Send send)
      : options_(options), send_(std::move(send)), folder_(options) {}

  ~FolderSpool() override {
    {
      absl::MutexLock lock(&mutex_);
      stopping_ = true;
    }
    if (sender_.joinable()) sender_.join();
  }

  absl::Status Begin() {
    absl::MutexLock lock(&mutex_);
    absl::Status status = folder_.Find();
    if (status.ok()) sender_ = std::thread([this] { SendUntilStopped(); });
    return status;
  }

  absl::Status Keep(const KeptSubmission& kept) override {
    absl::MutexLock lock(&mutex_);
    return folder_.Keep(kept);
  }

  std::vector<KeptSubmission> List(const std::string& owner) const override {
    absl::MutexLock lock(&mutex_);
    return folder_.List(owner);
  }

  size_t waiting() const override {
    absl::MutexLock lock(&mutex_);
    return folder_.waiting().size();
  }

  std::optional<absl::Time> oldest() const override {
    absl::MutexLock lock(&mutex_);
    if (folder_.waiting().empty()) return std::nullopt;
    return folder_.waiting().begin()->first;
  }

 private:
  void SendUntilStopped() {
    int factor = 1;
    while (true) {
      {
        const auto has_work = [this]() ABSL_SHARED_LOCKS_REQUIRED(mutex_) {
          return stopping_ || !folder_.waiting().empty();
        };
        absl::MutexLock lock(&mutex_, absl::Condition(&has_work));
        if (stopping_) return;
      }
      if (SendAll()) {
        factor = 1;
        continue;
      }
      absl::MutexLock lock(&mutex_);
      mutex_.AwaitWithTimeout(absl::Condition(&stopping_),
                              options_.retry_interval * factor);
      factor = std::min(factor * 2, kBackoffFactorMax);
    }
  }

  // One attempt at each that waits, oldest first. False: something failed for
  // now.
  bool SendAll() {
    KeptFolder::Queue waiting;
    {
      absl::MutexLock lock(&mutex_);
      waiting = folder_.waiting();
    }
    // What one account sent later must not overtake what it sent first.
    std::set<std::string> held_up;
    int failures_in_a_row = 0;
    for (const auto& [kept_at, key] : waiting) {
      KeptSubmission kept;
      {
        absl::MutexLock lock(&mutex_);
        if (stopping_) return true;
        kept = folder_.at(key);
      }
      const std::string& account = kept.submission.account_number();
      if (held_up.contains(account)) continue;
      absl::StatusOr<v1::Receipt> receipt = send_(kept);
      if (!receipt.ok() && IsToBeTriedAgain(receipt.status())) {
        held_up.insert(account);
        if (++failures_in_a_row >= kFailuresInARowMax) return false;
        continue;
      }
      failures_in_a_row = 0;
      if (!Answer(key, std::move(kept), std::move(receipt))) return false;
    }
    return held_up.empty();
  }

  // False: it could not be written down, so that it is sent again, with the
  // same request id and thus the same answer.
  bool Answer(const KeptFolder::Key& key, KeptSubmission kept,
              absl::StatusOr<v1::Receipt> receipt) {
    kept.answered_at = options_.now();
    if (receipt.ok()) {
      kept.receipt = *std::move(receipt);
    } else {
      kept.failure = std::string(receipt.status().message());
      // Its message may name an account.
      spdlog::error("kept submission {} cannot be handed in: {}", key.second,
                    absl::StatusCodeToString(receipt.status().code()));
    }
    absl::MutexLock lock(&mutex_);
    const absl::Status written = folder_.Answer(key, kept);
    if (!written.ok()) spdlog::error("{}", std::string(written.message()));
    return written.ok();
  }

  const Options options_;
  const Send send_;
  mutable absl::Mutex mutex_;
  KeptFolder folder_ ABSL_GUARDED_BY(mutex_);
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread sender_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<SubmissionSpool>> SubmissionSpool::Open(
    const Options& options, Send send) {
  auto spool = std::make_unique<FolderSpool>(options, std::move(send));
  if (absl::Status status = spool->Begin(); !status.ok()) return status;
  return spool;
}

}  // namespace intake::web
