#include "core/admission/state_cache.h"

#include <utility>

#include "absl/status/statusor.h"
#include "core/base/fingerprint.h"
#include "core/codec/event_codec.h"

namespace intake {

StateCache::Entry* StateCache::Find(absl::string_view stream) {
  const std::optional<Id> id = packed_.Find(stream);
  Entry* const entry = id ? Unpack(*id) : nullptr;
  if (entry != nullptr) entry->used = true;
  return entry;
}

StateCache::Entry* StateCache::Unpack(Id id) {
  const auto found = unpacked_.find(id);
  if (found != unpacked_.end()) return &*found->second;
  const absl::string_view bytes = packed_.StateOf(id);
  if (bytes.empty()) return nullptr;
  absl::StatusOr<AccountState> state = DecodeState(bytes);
  if (!state.ok()) {
    packed_.SetState(id, "");
    dropped_.emplace(packed_.StreamOf(id));
    return nullptr;
  }
  Entry& entry = AddEntry(id, *std::move(state));
  entry.packed_sequence = entry.state.sequence;
  return &entry;
}

StateCache::Entry& StateCache::AddEntry(Id id, AccountState state) {
  const auto added =
      entries_.insert(hand_, {.id = id,
                              .stream = std::string(packed_.StreamOf(id)),
                              .state = std::move(state)});
  unpacked_.emplace(id, added);
  return *added;
}

StateCache::Entry& StateCache::Put(absl::string_view stream,
                                   AccountState state) {
  if (Entry* const entry = Find(stream)) {
    BeforeChange(*entry);
    entry->state = std::move(state);
    entry->packed_sequence.reset();
    AfterChange(*entry);
    return *entry;
  }
  const std::optional<Id> id = packed_.Find(stream);
  dropped_.erase(std::string(stream));
  Entry& entry = AddEntry(id ? *id : packed_.Add(stream, ""), std::move(state));
  AfterChange(entry);
  return entry;
}

absl::Status StateCache::PutPacked(absl::string_view stream,
                                   absl::string_view state) {
  const absl::StatusOr<StateNames> names = DecodeStateNames(state);
  if (!names.ok()) return names.status();
  const Id id = packed_.Add(stream, state);
  for (const std::string& phone : names->phones) Add(phone, id, by_phone_);
  Add(names->payment_code, id, by_payment_code_);
  return absl::OkStatus();
}

void StateCache::BeforeChange(const Entry& entry) {
  if (!entry.state.account) return;
  for (const std::string& phone : entry.state.account->phones) {
    Remove(phone, entry.id, by_phone_);
  }
  Remove(entry.state.account->payment_code, entry.id, by_payment_code_);
}

void StateCache::AfterChange(const Entry& entry) {
  if (!entry.state.account) return;
  for (const std::string& phone : entry.state.account->phones) {
    Add(phone, entry.id, by_phone_);
  }
  Add(entry.state.account->payment_code, entry.id, by_payment_code_);
}

void StateCache::Add(absl::string_view word, Id id, Directory& to) {
  if (word.empty()) return;
  Owners& owners = to[Fingerprint(word)];
  if (std::find(owners.begin(), owners.end(), id) == owners.end()) {
    owners.push_back(id);
  }
}

void StateCache::Remove(absl::string_view word, Id id, Directory& from) {
  const auto found = from.find(Fingerprint(word));
  if (found == from.end()) return;
  Owners& owners = found->second;
  owners.erase(std::remove(owners.begin(), owners.end(), id), owners.end());
  if (owners.empty()) from.erase(found);
}

std::vector<const StateCache::Entry*> StateCache::WithPhone(
    absl::string_view phone) {
  return Found(phone, by_phone_);
}

std::vector<const StateCache::Entry*> StateCache::WithPaymentCode(
    absl::string_view code) {
  return Found(code, by_payment_code_);
}

std::vector<const StateCache::Entry*> StateCache::Found(absl::string_view word,
                                                        const Directory& in) {
  const auto found = in.find(Fingerprint(word));
  if (found == in.end()) return {};
  std::vector<const Entry*> entries;
  for (const Id id : found->second) {
    if (const Entry* const entry = Unpack(id)) entries.push_back(entry);
  }
  std::sort(entries.begin(), entries.end(), [](const Entry* a, const Entry* b) {
    return a->stream < b->stream;
  });
  return entries;
}

// The stream stays as a reminder: the account may exist.
void StateCache::Drop(absl::string_view stream) {
  Entry* const entry = Find(stream);
  if (entry == nullptr) return;
  BeforeChange(*entry);
  packed_.SetState(entry->id, "");
  dropped_.insert(entry->stream);
  Erase(unpacked_.find(entry->id)->second);
}

bool StateCache::KnownAbsent(absl::string_view number) const {
  return complete_ && !packed_.Find(number);
}

void StateCache::Trim() {
  while (entries_.size() > unpacked_max_) {
    if (hand_ == entries_.end()) hand_ = entries_.begin();
    if (std::exchange(hand_->used, false)) {
      ++hand_;
    } else {
      Pack(hand_);
    }
  }
  while (packed_.size() > states_max_) {
    if (packed_hand_ == packed_.id_end()) packed_hand_ = 0;
    const Id id = packed_hand_++;
    if (packed_.Has(id) && !unpacked_.contains(id)) Evict(id);
  }
}

void StateCache::Pack(Entries::iterator entry) {
  if (entry->packed_sequence != entry->state.sequence) {
    packed_.SetState(entry->id, EncodeState(entry->state));
  }
  Erase(entry);
}

void StateCache::Evict(Id id) {
  if (const Entry* const entry = Unpack(id)) {
    if (entry->state.account) complete_ = false;
    BeforeChange(*entry);
    Erase(unpacked_.find(id)->second);
  } else {
    complete_ = false;
  }
  dropped_.erase(std::string(packed_.StreamOf(id)));
  packed_.Remove(id);
}

void StateCache::Erase(Entries::iterator entry) {
  if (hand_ == entry) ++hand_;
  unpacked_.erase(entry->id);
  entries_.erase(entry);
}

}  // namespace intake
