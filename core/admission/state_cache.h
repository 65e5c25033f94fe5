// The states of streams in memory, as many as fit: all of them as bytes, those
// used of late also as what is worked with. Those not used for long go first.

#ifndef INTAKE_CORE_ADMISSION_STATE_CACHE_H_
#define INTAKE_CORE_ADMISSION_STATE_CACHE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <list>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/inlined_vector.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "core/admission/packed_states.h"
#include "core/base/limits.h"
#include "core/model/account_state.h"

namespace intake {

// Not thread-safe.
class StateCache {
 public:
  // One that is unpacked.
  struct Entry {
    PackedStates::Id id = 0;
    std::string stream;
    AccountState state;
    // Of the bytes that are kept of it; none where there are none.
    std::optional<uint32_t> packed_sequence;
    // Since the hand of Trim last came by.
    bool used = false;
  };

  explicit StateCache(size_t states_max,
                      size_t unpacked_max = limits::kAccountsUnpackedMax)
      : states_max_(states_max),
        unpacked_max_(std::min(unpacked_max, states_max)) {}

  // Null where it must be loaded. Entries are valid until Trim or Drop.
  Entry* Find(absl::string_view stream);

  Entry& Put(absl::string_view stream, AccountState state);
  // The same, of a stream that is not in memory, from what EncodeState wrote.
  // DATA_LOSS: the bytes are nothing such; the stream must be loaded.
  absl::Status PutPacked(absl::string_view stream, absl::string_view state);
  // To be called around whatever changes the account of `entry`.
  void BeforeChange(const Entry& entry);
  void AfterChange(const Entry& entry);

  // The accounts in memory with that phone among theirs, by number.
  std::vector<const Entry*> WithPhone(absl::string_view phone);
  // The same of those with that payment code.
  std::vector<const Entry*> WithPaymentCode(absl::string_view code);
  // It ran ahead of the store, or is damaged: not to be used before it is
  // loaded again.
  void Drop(absl::string_view stream);
  // What was dropped and has not been put since.
  const std::set<std::string>& dropped() const { return dropped_; }

  // Whether there certainly is no such account, without asking the store.
  bool KnownAbsent(absl::string_view number) const;

  // Every account of the store is in memory, and no one else adds any.
  void SetComplete() { complete_ = true; }
  bool complete() const { return complete_; }

  // Makes room: at most `states_max` stay, and at most `unpacked_max` of them
  // unpacked.
  void Trim();

  size_t size() const { return packed_.size(); }
  bool full() const { return size() >= states_max_; }

 private:
  using Id = PackedStates::Id;
  using Entries = std::list<Entry>;
  using Owners = absl::InlinedVector<Id, 2>;
  // Keys are fingerprints.
  using Directory = absl::flat_hash_map<uint64_t, Owners>;

  static void Add(absl::string_view word, Id id, Directory& to);
  static void Remove(absl::string_view word, Id id, Directory& from);
  // By number.
  std::vector<const Entry*> Found(absl::string_view word, const Directory& in);

  // Null where it must be loaded.
  Entry* Unpack(Id id);
  Entry& AddEntry(Id id, AccountState state);
  // Leaves its bytes.
  void Pack(Entries::iterator entry);
  // Leaves nothing of the stream.
  void Evict(Id id);
  void Erase(Entries::iterator entry);

  const size_t states_max_;
  const size_t unpacked_max_;
  bool complete_ = false;
  // Every stream in memory; those that were dropped are without a state.
  PackedStates packed_;
  // In a circle: the hand goes round and takes what was not used since it last
  // came by. Unlike the order of use this costs nothing while all fit.
  Entries entries_;
  Entries::iterator hand_ = entries_.begin();
  absl::flat_hash_map<Id, Entries::iterator> unpacked_;
  // Streams go in a circle too, but for those that are unpacked.
  Id packed_hand_ = 0;
  std::set<std::string> dropped_;
  Directory by_phone_;
  Directory by_payment_code_;
};

}  // namespace intake

#endif  // INTAKE_CORE_ADMISSION_STATE_CACHE_H_
