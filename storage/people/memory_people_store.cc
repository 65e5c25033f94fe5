#include "storage/people/memory_people_store.h"

#include <algorithm>

namespace intake {
namespace {

template <typename Key, typename Value>
std::vector<Value> ValuesOf(const std::map<Key, Value>& map) {
  std::vector<Value> values;
  values.reserve(map.size());
  for (const auto& [key, value] : map) values.push_back(value);
  return values;
}

template <typename Key, typename Value>
std::optional<Value> Find(const std::map<Key, Value>& map, const Key& key) {
  const auto found = map.find(key);
  if (found == map.end()) return std::nullopt;
  return found->second;
}

}  // namespace

absl::StatusOr<std::vector<StoredSession>> MemoryPeopleStore::LoadSessions() {
  absl::MutexLock lock(&mutex_);
  return ValuesOf(sessions_);
}

absl::StatusOr<std::vector<CustomerLinks>> MemoryPeopleStore::LoadLinks() {
  absl::MutexLock lock(&mutex_);
  std::vector<CustomerLinks> links;
  for (const auto& [id, customer] : customers_) {
    if (customer.email_confirmed && !customer.accounts.empty()) {
      links.push_back({.customer = id, .accounts = customer.accounts});
    }
  }
  return links;
}

absl::StatusOr<std::vector<StoredStaff>> MemoryPeopleStore::LoadStaff() {
  absl::MutexLock lock(&mutex_);
  return ValuesOf(staff_);
}

absl::StatusOr<std::optional<StoredCustomer>> MemoryPeopleStore::FindCustomer(
    uint64_t id) {
  absl::MutexLock lock(&mutex_);
  return Find(customers_, id);
}

absl::StatusOr<std::optional<StoredCustomer>>
MemoryPeopleStore::FindCustomerByEmail(const std::string& email_key) {
  absl::MutexLock lock(&mutex_);
  for (const auto& [id, customer] : customers_) {
    if (customer.email_key == email_key) return customer;
  }
  return std::nullopt;
}

absl::StatusOr<std::optional<StoredToken>> MemoryPeopleStore::FindToken(
    const std::string& token_hash) {
  absl::MutexLock lock(&mutex_);
  return Find(tokens_, token_hash);
}

absl::StatusOr<uint64_t> MemoryPeopleStore::AddCustomer(
    const StoredCustomer& customer) {
  absl::MutexLock lock(&mutex_);
  for (const auto& [id, other] : customers_) {
    if (other.email_key == customer.email_key) {
      return absl::AlreadyExistsError("this e-mail address has a customer");
    }
  }
  StoredCustomer& added = customers_[++last_customer_];
  added = customer;
  added.id = last_customer_;
  return added.id;
}

void MemoryPeopleStore::LockOut(const PersonId& person) {
  std::erase_if(sessions_, [&](const auto& entry) {
    return entry.second.person == person;
  });
  if (person.customer == 0) return;
  std::erase_if(tokens_, [&](const auto& entry) {
    return entry.second.customer == person.customer;
  });
}

absl::Status MemoryPeopleStore::Apply(const PeopleChange& change) {
  absl::MutexLock lock(&mutex_);
  // What can fail comes first: all of it, or nothing.
  if ((!change.token_taken.empty() && !tokens_.contains(change.token_taken)) ||
      (change.customer.has_value() &&
       !customers_.contains(change.customer->id))) {
    return absl::NotFoundError("no such token or customer");
  }
  tokens_.erase(change.token_taken);
  if (change.customer) customers_[change.customer->id] = *change.customer;
  if (change.member) staff_[change.member->log_in] = *change.member;
  if (change.locked_out) LockOut(*change.locked_out);
  for (const std::string& hash : change.sessions_ended) sessions_.erase(hash);
  if (change.session_seen) {
    const auto found = sessions_.find(change.session_seen->token_hash);
    if (found != sessions_.end()) {
      found->second.last_seen_at = change.session_seen->at;
    }
  }
  if (change.session) sessions_[change.session->token_hash] = *change.session;
  if (change.token) {
    std::erase_if(tokens_, [&](const auto& entry) {
      return entry.second.customer == change.token->customer &&
             entry.second.purpose == change.token->purpose;
    });
    tokens_[change.token->token_hash] = *change.token;
  }
  if (change.action) {
    actions_.push_back(*change.action);
    actions_.back().number = actions_.size();
  }
  return absl::OkStatus();
}

absl::Status MemoryPeopleStore::Purge(absl::Time now,
                                      absl::Time unconfirmed_before) {
  absl::MutexLock lock(&mutex_);
  std::erase_if(tokens_, [&](const auto& entry) {
    return entry.second.expires_at <= now;
  });
  std::erase_if(customers_, [&](const auto& entry) {
    return !entry.second.email_confirmed &&
           entry.second.added_at < unconfirmed_before;
  });
  return absl::OkStatus();
}

absl::StatusOr<std::vector<StaffAction>> MemoryPeopleStore::ListStaffActions(
    const std::string& actor, std::optional<uint64_t> before,
    size_t items_max) {
  absl::MutexLock lock(&mutex_);
  std::vector<StaffAction> found;
  for (auto at = actions_.rbegin();
       at != actions_.rend() && found.size() < items_max; ++at) {
    if (before.has_value() && at->number >= *before) continue;
    if (actor.empty() || at->actor == actor) found.push_back(*at);
  }
  return found;
}

}  // namespace intake
