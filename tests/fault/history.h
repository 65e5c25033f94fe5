// What clients sent and got, and whether the books of the server agree with it.

#ifndef INTAKE_TESTS_FAULT_HISTORY_H_
#define INTAKE_TESTS_FAULT_HISTORY_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"

namespace intake::testing {

// One submission. Moments count 1, 2, 3, … over all clients; 0 is never.
struct Sent {
  std::string account;
  std::string content;
  // When it was sent for the first time, and first answered.
  uint64_t sent_at = 0;
  uint64_t answered_at = 0;
  // The receipt's bytes, as of the first answer.
  std::string receipt;
  // Later answers that were others, or did not say that they were repeats.
  size_t answers_changed = 0;
};

// Thread-safe.
class History {
 public:
  // By request id. A resend is noted or not, as one likes.
  void NoteSent(const std::string& request_id, absl::string_view account,
                absl::string_view content);
  // REQUIRES: it was sent.
  void NoteAnswer(const std::string& request_id, const std::string& receipt,
                  bool replayed);

  std::map<std::string, Sent> sent() const;
  size_t answered() const;

 private:
  mutable absl::Mutex mutex_;
  std::map<std::string, Sent> sent_ ABSL_GUARDED_BY(mutex_);
  uint64_t moment_ ABSL_GUARDED_BY(mutex_) = 0;
  size_t answered_ ABSL_GUARDED_BY(mutex_) = 0;
};

// A submission as the server keeps it.
struct Entry {
  std::string request_id;
  std::string content;
  std::string receipt;
};
// By account, oldest first.
using Books = std::map<std::string, std::vector<Entry>>;

struct Verdict {
  size_t acknowledged = 0;
  // Answered, and not in the books.
  size_t lost = 0;
  // In the books more than once.
  size_t doubled = 0;
  // Answered in two ways, or kept otherwise than sent or answered.
  size_t changed = 0;
  // In the books before another of its account whose answer was there before
  // this one was sent.
  size_t reordered = 0;
  // In the books, and never sent for that account.
  size_t invented = 0;
  // The first few of all these, in words.
  std::vector<std::string> examples;

  bool Exact() const;
};

Verdict Compare(const std::map<std::string, Sent>& sent, const Books& books);

std::ostream& operator<<(std::ostream& out, const Verdict& verdict);

}  // namespace intake::testing

#endif  // INTAKE_TESTS_FAULT_HISTORY_H_
