// Where every stream ends, in memory: what the next event must follow, and the
// directory of accounts.

#ifndef INTAKE_STORAGE_SQLITE_HEADS_H_
#define INTAKE_STORAGE_SQLITE_HEADS_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/hash/hash.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "storage/chain/chain.h"

namespace intake {

// Of a stream's last event.
struct Head {
  // In the journal.
  uint64_t position = 0;
  uint32_t sequence = 0;
  // Some event of the stream defined an account.
  bool has_account = false;
  ChainHash chain = kChainStart;
};

using HeadMap = absl::flat_hash_map<std::string, Head>;

// Thread-safe.
class Heads {
 public:
  Heads() : ids_(0, ByStream{entries_}, ByStream{entries_}) {}

  Heads(const Heads&) = delete;
  Heads& operator=(const Heads&) = delete;

  // A head with sequence 0 for a stream without events.
  Head Find(absl::string_view stream) const;

  // Takes the place of what was known of the stream.
  void Put(absl::string_view stream, const Head& head);
  void Merge(const HeadMap& moved);
  // So many streams fit then without moving those that are here.
  void Reserve(size_t streams);

  uint64_t accounts() const;

 private:
  struct Entry {
    std::string stream;
    Head head;
  };
  // They stay where they are: a table of them would be half empty.
  using Entries = std::deque<Entry>;

  // Hash and equality of indexes by their streams.
  struct ByStream {
    using is_transparent = void;

    size_t operator()(absl::string_view stream) const {
      return absl::HashOf(stream);
    }
    size_t operator()(uint32_t id) const {
      return absl::HashOf(absl::string_view(entries[id].stream));
    }
    bool operator()(uint32_t a, uint32_t b) const { return a == b; }
    bool operator()(uint32_t id, absl::string_view stream) const {
      return entries[id].stream == stream;
    }

    const Entries& entries;
  };

  void PutOne(absl::string_view stream, const Head& head)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  mutable absl::Mutex mutex_;
  Entries entries_ ABSL_GUARDED_BY(mutex_);
  absl::flat_hash_set<uint32_t, ByStream, ByStream> ids_
      ABSL_GUARDED_BY(mutex_);
  uint64_t accounts_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_HEADS_H_
