// Parts of long messages that wait for the rest. An SMSC may hold part 2 back
// until part 1 is acknowledged, so a part is acknowledged once it is on disk.

#ifndef INTAKE_CHANNELS_SMPP_PART_SPOOL_H_
#define INTAKE_CHANNELS_SMPP_PART_SPOOL_H_

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "channels/smpp/concatenation.h"
#include "channels/smpp/message.h"
#include "channels/smpp/part_set.h"

namespace intake::smpp {

// A set and the file that it is in.
struct KeptSet {
  std::string file;
  PartSet set;
};

// One file a set; what a call changed is on disk when it returns. A set stays a
// while after it is settled, so that a part which the SMSC repeats because the
// acknowledgement was lost is known again. Thread-safe.
class PartSpool {
 public:
  struct Options {
    // Made where it does not exist. One process at a time.
    std::string folder;
    std::function<absl::Time()> now = absl::Now;
    size_t sets_max = 10'000;
    size_t octets_max = size_t{32} * 1024 * 1024;
    absl::Duration settled_kept = absl::Hours(1);
  };

  // Reads what is in the folder; a file that cannot be read is set aside as
  // `<file>.damaged`, with an error in the log. FAILED_PRECONDITION: the folder
  // is another process's. RESOURCE_EXHAUSTED: it cannot be written.
  static absl::StatusOr<std::unique_ptr<PartSpool>> Open(Options options);
  ~PartSpool();

  // Keeps a part and gives the set with all that is there of it. A part that is
  // there already changes nothing. A part with the place of another one begins
  // a new set, and the old one, which can no longer become whole, is overdue.
  // INVALID_ARGUMENT: the message is longer than any set may be.
  // RESOURCE_EXHAUSTED: no room, or it cannot be written; it is not kept.
  absl::StatusOr<KeptSet> Add(const Message& part, const PartPlace& place);

  // The message has been answered. Does nothing where parts have come since.
  absl::Status Settle(const KeptSet& answered);

  // Those not settled for which no part has come for `age`.
  std::vector<KeptSet> Overdue(absl::Duration age) const;

  // Removes what was settled long enough ago.
  void RemoveSettled();

  // Sets that are not settled.
  size_t waiting() const;

 private:
  struct Entry {
    PartSet set;
    // A newer set has taken its name.
    bool superseded = false;
  };

  PartSpool(Options options, int lock)
      : options_(std::move(options)), lock_(lock) {}
  void ReadFolder();
  absl::Status Store(const std::string& file, PartSet set)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  bool MakeRoomFor(const std::string& file, size_t octets)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Erase(const std::string& file) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const Options options_;
  const int lock_;
  mutable absl::Mutex mutex_;
  // By file, which is `<set name>-<first arrival>.parts`, and so in order.
  std::map<std::string, Entry> sets_ ABSL_GUARDED_BY(mutex_);
  size_t octets_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace intake::smpp

#endif  // INTAKE_CHANNELS_SMPP_PART_SPOOL_H_
