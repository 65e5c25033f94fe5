// The states of streams in memory, as many as fit; those not used for long go
// first.

#ifndef INTAKE_CORE_ADMISSION_STATE_CACHE_H_
#define INTAKE_CORE_ADMISSION_STATE_CACHE_H_

#include <cstddef>
#include <cstdint>
#include <list>
#include <set>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"
#include "core/model/account_state.h"

namespace intake {

// Not thread-safe.
class StateCache {
 public:
  struct Entry {
    std::string stream;
    AccountState state;
    // Ran ahead of the store; not to be used before it is loaded again.
    bool dropped = false;
    // Since the hand of Trim last came by.
    bool used = false;
  };

  explicit StateCache(size_t states_max) : states_max_(states_max) {}

  // Null where it must be loaded. Valid until Trim.
  Entry* Find(absl::string_view stream);

  Entry& Put(absl::string_view stream, AccountState state);
  // To be called around whatever changes the account of `entry`.
  void BeforeChange(const Entry& entry);
  void AfterChange(Entry& entry);

  // The accounts in memory with that phone among theirs, by number.
  std::vector<const Entry*> WithPhone(absl::string_view phone) const;
  // The same of those with that payment code.
  std::vector<const Entry*> WithPaymentCode(absl::string_view code) const;
  void Drop(absl::string_view stream);
  // What was dropped and has not been put since.
  const std::set<std::string>& dropped() const { return dropped_; }

  // Whether there certainly is no such account, without asking the store.
  bool KnownAbsent(absl::string_view number) const;

  // Every account of the store is in memory, and no one else adds any.
  void SetComplete() { complete_ = true; }
  bool complete() const { return complete_; }

  // Makes room: at most `states_max` stay.
  void Trim();

  size_t size() const { return entries_.size(); }
  bool full() const { return size() >= states_max_; }

 private:
  using Entries = std::list<Entry>;
  using Owners = absl::InlinedVector<const Entry*, 1>;
  // Keys are fingerprints.
  using Directory = absl::flat_hash_map<uint64_t, Owners>;

  static void Remove(absl::string_view word, const Entry& entry,
                     Directory& from);
  // By number.
  static std::vector<const Entry*> Found(absl::string_view word,
                                         const Directory& in);

  const size_t states_max_;
  bool complete_ = false;
  // In a circle: the hand goes round and takes what was not used since it last
  // came by. Unlike the order of use this costs nothing while all fit.
  Entries entries_;
  Entries::iterator hand_ = entries_.begin();
  // Keys are the entries' streams.
  absl::flat_hash_map<absl::string_view, Entries::iterator> by_stream_;
  std::set<std::string> dropped_;
  Directory by_phone_;
  Directory by_payment_code_;
};

}  // namespace intake

#endif  // INTAKE_CORE_ADMISSION_STATE_CACHE_H_
