// A filter over the keys of all submissions: most that come were never seen,
// and those it tells for certain without a look at the disk.

#ifndef INTAKE_STORAGE_SQLITE_KEY_FILTER_H_
#define INTAKE_STORAGE_SQLITE_KEY_FILTER_H_

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "storage/sqlite/index_entry.h"

namespace intake {

// A Bloom filter of about 12 bits a key that grows in parts, each twice as
// large as the one before, so that a question visits one line of memory in each
// of a few. A full part takes one unknown key in some 230 for known, six of
// them one in forty: those cost a look at the disk. Thread-safe.
class KeyFilter {
 public:
  // `first_keys` is how many keys the first part is for.
  explicit KeyFilter(size_t first_keys = 1'000'000) : next_keys_(first_keys) {}

  void Add(IndexKey key);

  // All that was stored before has been added: from now on it can be trusted.
  void SetComplete() { complete_ = true; }

  // False: no submission has that key. Always true before SetComplete.
  bool MayContain(IndexKey key) const;

 private:
  // What a processor loads at once.
  using Line = std::array<uint64_t, 8>;
  struct Part {
    std::vector<Line> lines;
    size_t keys_left = 0;
  };

  mutable absl::Mutex mutex_;
  std::vector<Part> parts_ ABSL_GUARDED_BY(mutex_);
  size_t next_keys_ ABSL_GUARDED_BY(mutex_);
  std::atomic<bool> complete_ = false;
};

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_KEY_FILTER_H_
