// Which accounts are whose, in memory: every call of the portal asks.

#ifndef INTAKE_CORE_PEOPLE_LINK_INDEX_H_
#define INTAKE_CORE_PEOPLE_LINK_INDEX_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/synchronization/mutex.h"
#include "core/people/person.h"

namespace intake {

// Thread-safe.
class LinkIndex {
 public:
  explicit LinkIndex(const std::vector<CustomerLinks>& loaded);

  void Set(uint64_t customer, const std::vector<LinkedAccount>& accounts);
  bool Has(uint64_t customer, const std::string& account_number) const;

 private:
  mutable absl::Mutex mutex_;
  absl::flat_hash_map<uint64_t, std::vector<std::string>> numbers_
      ABSL_GUARDED_BY(mutex_);
};

}  // namespace intake

#endif  // INTAKE_CORE_PEOPLE_LINK_INDEX_H_
