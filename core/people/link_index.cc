#include "core/people/link_index.h"

#include <algorithm>
#include <utility>

namespace intake {

LinkIndex::LinkIndex(const std::vector<CustomerLinks>& loaded) {
  for (const CustomerLinks& links : loaded) Set(links.customer, links.accounts);
}

void LinkIndex::Set(uint64_t customer,
                    const std::vector<LinkedAccount>& accounts) {
  std::vector<std::string> numbers;
  numbers.reserve(accounts.size());
  for (const LinkedAccount& account : accounts) {
    numbers.push_back(account.number);
  }
  absl::MutexLock lock(&mutex_);
  numbers_[customer] = std::move(numbers);
}

bool LinkIndex::Has(uint64_t customer,
                    const std::string& account_number) const {
  absl::ReaderMutexLock lock(&mutex_);
  const auto found = numbers_.find(customer);
  // At most a few: see limits.h.
  return found != numbers_.end() &&
         std::find(found->second.begin(), found->second.end(),
                   account_number) != found->second.end();
}

}  // namespace intake
