// The working set of one group: what its commands have decided so far, ahead of
// the store.

#ifndef INTAKE_CORE_ADMISSION_GROUP_H_
#define INTAKE_CORE_ADMISSION_GROUP_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/admission/account_finder.h"
#include "core/admission/state_cache.h"
#include "core/model/billing_register.h"
#include "core/model/channel_register.h"
#include "core/model/event.h"
#include "core/ports/event_store.h"
#include "core/rules/rule_set.h"

namespace intake {

// Not thread-safe.
class Group {
 public:
  // What was judged under a key.
  struct Judged {
    uint64_t content_fingerprint = 0;
    // Of this group, by the index of its event, or read from the store.
    std::variant<size_t, Receipt> receipt;
  };

  // What is passed by reference outlives the group. `now` is the moment that
  // its events are recorded at, `items` about how many there will be.
  Group(EventStore& store, StateCache& states, const RuleBook& rules,
        std::shared_ptr<const ChannelRegister> channels,
        std::shared_ptr<const BillingRegister> billing, absl::Time now,
        size_t items);

  const RuleBook& rules() const { return rules_; }
  absl::Time now() const { return now_; }
  AccountFinder& accounts() { return accounts_; }
  StateCache& states() { return states_; }
  const ChannelRegister& channels() const { return *channels_; }
  const BillingRegister& billing() const { return *billing_; }
  // Those that a refused customer is pointed to at `moment`. Valid until the
  // next call.
  const std::vector<const ChannelPolicy*>& OpenChannels(absl::Time moment);

  uint64_t TakeReceiptNumber() { return store_.TakeReceiptNumbers(1); }

  // A stream, loaded where it must be: for those that AccountFinder does not
  // load.
  absl::StatusOr<StateCache::Entry*> Stream(absl::string_view stream);
  // That of the account whose receipt it is; null where it is nobody's.
  absl::StatusOr<StateCache::Entry*> StreamOfReceipt(absl::string_view code);

  // All events of the account so far, this group's too, in order.
  absl::StatusOr<std::vector<Event>> PastOf(const StateCache::Entry& entry);

  // None where that key was never seen on the stream, in this group neither.
  absl::StatusOr<std::optional<Judged>> FindByKey(
      const StateCache::Entry& entry, absl::string_view channel,
      absl::string_view request_key);

  // Makes an event of `body` and evolves the state at once. Its index.
  size_t Record(StateCache::Entry& entry, absl::string_view actor,
                EventBody body);
  void RecordOnChannels(absl::string_view actor, EventBody body);
  void RecordOnBilling(absl::string_view actor, EventBody body);

  const std::vector<Event>& events() const { return events_; }
  // For the answer, after the commit. Once for each that was judged or found.
  Receipt TakeReceipt(std::variant<size_t, Receipt>& receipt);
  // Channels and billing as the group leaves them.
  std::shared_ptr<const ChannelRegister> SharedChannels() const {
    return channels_;
  }
  std::shared_ptr<const BillingRegister> SharedBilling() const {
    return billing_;
  }

 private:
  // The event of this group that judged a submission under that key, or one
  // that it repeats.
  std::optional<size_t> SeenHere(const StateCache::Entry& entry,
                                 absl::string_view channel,
                                 absl::string_view request_key) const;
  size_t Append(absl::string_view stream, uint32_t sequence,
                absl::string_view actor, EventBody body,
                std::optional<size_t> before);

  EventStore& store_;
  StateCache& states_;
  const RuleBook& rules_;
  const absl::Time now_;
  AccountFinder accounts_;
  std::shared_ptr<const ChannelRegister> channels_;
  std::shared_ptr<const BillingRegister> billing_;
  std::vector<const ChannelPolicy*> open_channels_;
  std::vector<Event> events_;
  // The last event of each stream here, and for each event the one before it in
  // its stream.
  absl::flat_hash_map<const StateCache::Entry*, size_t> last_of_;
  std::vector<std::optional<size_t>> before_;
  // Some receipts are given to more than one.
  bool any_repeated_ = false;
};

}  // namespace intake

#endif  // INTAKE_CORE_ADMISSION_GROUP_H_
