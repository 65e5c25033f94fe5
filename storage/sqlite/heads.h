// Where every stream ends, in memory: what the next event must follow, and the
// directory of accounts.

#ifndef INTAKE_STORAGE_SQLITE_HEADS_H_
#define INTAKE_STORAGE_SQLITE_HEADS_H_

#include <cstdint>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "storage/chain/chain.h"

namespace intake {

// Of a stream's last event.
struct Head {
  uint32_t sequence = 0;
  // In the journal.
  uint64_t position = 0;
  ChainHash chain = kChainStart;
  // Some event of the stream defined an account.
  bool has_account = false;
};

using HeadMap = absl::flat_hash_map<std::string, Head>;

// Thread-safe.
class Heads {
 public:
  // A head with sequence 0 for a stream without events.
  Head Find(absl::string_view stream) const;

  // Puts `moved` in the place of what was known of those streams.
  void Merge(const HeadMap& moved);
  void Replace(HeadMap heads);

  uint64_t accounts() const;

 private:
  mutable absl::Mutex mutex_;
  HeadMap heads_ ABSL_GUARDED_BY(mutex_);
  uint64_t accounts_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_HEADS_H_
