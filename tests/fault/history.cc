#include "tests/fault/history.h"

#include <algorithm>
#include <limits>

#include "absl/base/macros.h"
#include "absl/strings/str_cat.h"

namespace intake::testing {
namespace {

constexpr size_t kExamplesMax = 10;

// Compares; everything found goes through Report.
class Comparison {
 public:
  explicit Comparison(const std::map<std::string, Sent>& sent) : sent_(sent) {}

  Verdict Run(const Books& books) {
    for (const auto& [account, entries] : books) Examine(account, entries);
    for (const auto& [request_id, one] : sent_) {
      if (one.answered_at == 0) continue;
      ++verdict_.acknowledged;
      if (times_[request_id] == 0) {
        Report(verdict_.lost, "lost", one.account, request_id);
      }
      if (one.answers_changed > 0) {
        Report(verdict_.changed, "answered in two ways", one.account,
               request_id);
      }
    }
    return verdict_;
  }

 private:
  void Examine(const std::string& account, const std::vector<Entry>& entries) {
    for (const Entry& entry : entries) Examine(account, entry);
    // From the last entry to the first: of those behind, only the one answered
    // soonest matters.
    uint64_t soonest_behind = std::numeric_limits<uint64_t>::max();
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
      const auto found = sent_.find(entry->request_id);
      if (found == sent_.end()) continue;
      const Sent& one = found->second;
      if (one.sent_at > soonest_behind) {
        Report(verdict_.reordered, "before one answered before it was sent",
               account, entry->request_id);
      }
      if (one.answered_at != 0) {
        soonest_behind = std::min(soonest_behind, one.answered_at);
      }
    }
  }

  void Examine(const std::string& account, const Entry& entry) {
    const auto found = sent_.find(entry.request_id);
    if (found == sent_.end() || found->second.account != account) {
      return Report(verdict_.invented, "never sent", account, entry.request_id);
    }
    const Sent& one = found->second;
    if (++times_[entry.request_id] == 2) {
      Report(verdict_.doubled, "doubled", account, entry.request_id);
    }
    if (entry.content != one.content) {
      Report(verdict_.changed, "kept otherwise than sent", account,
             entry.request_id);
    } else if (one.answered_at != 0 && entry.receipt != one.receipt) {
      Report(verdict_.changed, "kept otherwise than answered", account,
             entry.request_id);
    }
  }

  void Report(size_t& count, absl::string_view what, const std::string& account,
              const std::string& request_id) {
    ++count;
    if (verdict_.examples.size() == kExamplesMax) return;
    verdict_.examples.push_back(
        absl::StrCat(what, ": ", request_id, " of account ", account));
  }

  const std::map<std::string, Sent>& sent_;
  std::map<std::string, size_t> times_;
  Verdict verdict_;
};

}  // namespace

void History::NoteSent(const std::string& request_id, absl::string_view account,
                       absl::string_view content) {
  absl::MutexLock lock(&mutex_);
  ++moment_;
  const auto [entry, is_new] = sent_.try_emplace(request_id);
  if (!is_new) return;
  entry->second = {.account = std::string(account),
                   .content = std::string(content),
                   .sent_at = moment_};
}

void History::NoteAnswer(const std::string& request_id,
                         const std::string& receipt, bool replayed) {
  absl::MutexLock lock(&mutex_);
  ++moment_;
  const auto found = sent_.find(request_id);
  ABSL_HARDENING_ASSERT(found != sent_.end());
  Sent& one = found->second;
  if (one.answered_at == 0) {
    one.answered_at = moment_;
    one.receipt = receipt;
    ++answered_;
  } else if (one.receipt != receipt || !replayed) {
    ++one.answers_changed;
  }
}

std::map<std::string, Sent> History::sent() const {
  absl::MutexLock lock(&mutex_);
  return sent_;
}

size_t History::answered() const {
  absl::MutexLock lock(&mutex_);
  return answered_;
}

bool Verdict::Exact() const {
  return lost + doubled + changed + reordered + invented == 0;
}

Verdict Compare(const std::map<std::string, Sent>& sent, const Books& books) {
  return Comparison(sent).Run(books);
}

std::ostream& operator<<(std::ostream& out, const Verdict& verdict) {
  out << verdict.acknowledged << " acknowledged: " << verdict.lost << " lost, "
      << verdict.doubled << " doubled, " << verdict.changed
      << " changed answers, " << verdict.reordered << " out of order, "
      << verdict.invented << " never sent";
  for (const std::string& example : verdict.examples) out << "\n  " << example;
  return out;
}

}  // namespace intake::testing
