#include "channels/portal/mail/outbox.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <set>
#include <thread>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "absl/synchronization/mutex.h"
#include "channels/portal/mail/kept_letter.h"
#include "channels/portal/mail/letter_folder.h"
#include "channels/portal/mail/letter_text.h"
#include "channels/portal/mail/mime_message.h"
#include "channels/web/cookies.h"

namespace intake::portal {
namespace {

// A letter for nobody is about as long as one for somebody.
v1::Letter Nobodys(absl::Time now) {
  v1::Letter letter;
  letter.set_kind(v1::LETTER_KIND_RESET_PASSWORD);
  letter.set_token(web::NewToken());
  letter.mutable_expires_at()->set_seconds(absl::ToUnixSeconds(now));
  return letter;
}

class FolderOutbox final : public Outbox {
 public:
  FolderOutbox(Options options, LetterFolder folder, const web::Words& words,
               std::function<absl::Time()> now, HandOverFunction hand_over)
      : options_(std::move(options)),
        folder_(std::move(folder)),
        words_(words),
        now_(std::move(now)),
        hand_over_(std::move(hand_over)) {
    for (std::string& name : folder_.Names()) waiting_.insert(std::move(name));
    thread_ = std::thread([this] { WorkUntilStopped(); });
  }

  ~FolderOutbox() override {
    {
      absl::MutexLock lock(&mutex_);
      stopping_ = true;
    }
    thread_.join();
  }

  absl::Status Keep(const v1::Letter& letter) override {
    const absl::Time now = now_();
    // So that names sort by age, and no two are the same.
    const std::string id = absl::StrFormat("%016d-%s", absl::ToUnixMicros(now),
                                           web::NewToken().substr(0, 8));
    const KeptLetter kept = {
        .until = letter.token().empty()
                     ? now + options_.worth_for
                     : absl::FromUnixSeconds(letter.expires_at().seconds()),
        .to = absl::StrReplaceAll(letter.to(), {{"\r", ""}, {"\n", ""}}),
        .message =
            MimeMessage(TextOf(letter, options_.mail, words_, options_.zone),
                        letter.to(), id, now, options_.mail)};
    {
      absl::MutexLock lock(&mutex_);
      if (waiting_.size() + writing_ >= options_.letters_max) {
        return absl::ResourceExhaustedError(
            absl::StrCat("the outbox holds ", options_.letters_max,
                         " letters, as many as it may"));
      }
      ++writing_;
    }
    absl::Status written = folder_.Write(id, KeptLetterToBytes(kept));
    absl::MutexLock lock(&mutex_);
    --writing_;
    if (written.ok()) waiting_.insert(id);
    return written;
  }

  absl::Status KeepNone() override { return Keep(Nobodys(now_())); }

  size_t waiting() const override {
    absl::MutexLock lock(&mutex_);
    return waiting_.size();
  }

 private:
  bool HasWork() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return stopping_ || !waiting_.empty();
  }

  // The next one behind `last`, round and round, so that a letter which alone
  // is the trouble holds up no other; none when it is told to stop.
  std::string AwaitLetter(const std::string& last) {
    absl::MutexLock lock(&mutex_);
    mutex_.Await(absl::Condition(this, &FolderOutbox::HasWork));
    if (stopping_) return "";
    const auto next = waiting_.upper_bound(last);
    return next == waiting_.end() ? *waiting_.begin() : *next;
  }

  void WorkUntilStopped() {
    absl::Duration backoff = options_.backoff_first;
    for (std::string name = AwaitLetter(""); !name.empty();
         name = AwaitLetter(name)) {
      if (const absl::Status done = Deliver(name); done.ok()) {
        backoff = options_.backoff_first;
        absl::MutexLock lock(&mutex_);
        waiting_.erase(name);
      } else {
        spdlog::warn("a letter waits: {}", std::string(done.message()));
        absl::MutexLock lock(&mutex_);
        mutex_.AwaitWithTimeout(absl::Condition(&stopping_), backoff);
        backoff = std::min(backoff * 2, options_.backoff_max);
      }
    }
  }

  // OK: it is gone from the outbox, one way or another. Else later.
  absl::Status Deliver(const std::string& name) {
    const absl::StatusOr<KeptLetter> letter = folder_.Read(name);
    if (!letter.ok()) {
      spdlog::error("a letter is set aside: {}",
                    std::string(letter.status().message()));
      return folder_.SetAside(name, options_.refused_max);
    }
    if (letter->to.empty()) return folder_.Remove(name);
    if (letter->until < now_()) {
      spdlog::warn("a letter was not handed over in time, and is dropped");
      return folder_.Remove(name);
    }
    absl::Status sent = hand_over_(
        {.from = options_.mail.from, .to = letter->to}, letter->message);
    if (sent.ok()) return folder_.Remove(name);
    if (!absl::IsFailedPrecondition(sent)) return sent;
    spdlog::error("a letter is refused, and set aside as refused/{}: {}", name,
                  std::string(sent.message()));
    return folder_.SetAside(name, options_.refused_max);
  }

  const Options options_;
  const LetterFolder folder_;
  const web::Words& words_;
  const std::function<absl::Time()> now_;
  const HandOverFunction hand_over_;
  mutable absl::Mutex mutex_;
  std::set<std::string> waiting_ ABSL_GUARDED_BY(mutex_);
  size_t writing_ ABSL_GUARDED_BY(mutex_) = 0;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Outbox>> Outbox::Open(
    Options options, const web::Words& words, std::function<absl::Time()> now,
    HandOverFunction hand_over) {
  absl::StatusOr<LetterFolder> folder = LetterFolder::Open(options.folder);
  if (!folder.ok()) return folder.status();
  return std::make_unique<FolderOutbox>(std::move(options), *std::move(folder),
                                        words, std::move(now),
                                        std::move(hand_over));
}

}  // namespace intake::portal
