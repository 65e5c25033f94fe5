// From what people write to the account it means.

#ifndef INTAKE_CORE_ADMISSION_ACCOUNT_FINDER_H_
#define INTAKE_CORE_ADMISSION_ACCOUNT_FINDER_H_

#include <map>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "core/admission/account_names.h"
#include "core/admission/state_cache.h"
#include "core/ports/event_store.h"

namespace intake {

// Not thread-safe. Entries are those of the cache.
class AccountFinder {
 public:
  // `states` outlives the finder.
  explicit AccountFinder(StateCache& states) : states_(states) {}

  // Who is called by a payment code or shares a phone is found in memory alone:
  // brings back what a failed group left out of it. While that fails nothing
  // may be decided for good, nor anybody looked for by a payment code.
  absl::Status CompleteDirectories(EventStore& store);

  // Puts into memory all that `names` may mean, set-wise. A damaged account is
  // left out, see CheckWhole, and harms no other.
  // UNAVAILABLE: see EventStore.
  absl::Status Load(absl::Span<const AccountNames* const> names,
                    EventStore& store);

  // DATA_LOSS: `number` may mean an account that Load has found damaged.
  absl::Status CheckWhole(absl::string_view number) const;
  // The same of the account that `code` means.
  absl::Status CheckPaymentCode(absl::string_view code) const;

  // The account of just that number; null where there is none.
  // REQUIRES: the number was loaded, here and below.
  StateCache::Entry* Exact(absl::string_view number);
  // The one account that `number` means with leading zeros put back; null
  // where there is none or more than one.
  StateCache::Entry* Restored(absl::string_view number);
  // The first of these that there is.
  StateCache::Entry* Find(absl::string_view number);
  // The one account that banks call so: by its payment code, or by its number
  // where it has none. Null where there is none or more than one.
  StateCache::Entry* WithPaymentCode(absl::string_view code);
  // The stream of an account that need not exist yet.
  StateCache::Entry& ToDefine(absl::string_view number);

 private:
  bool IsUnknown(absl::string_view number);
  absl::Status LoadExisting(std::vector<std::string> numbers,
                            EventStore& store);
  absl::Status LoadAll(std::vector<std::string> streams, EventStore& store);
  absl::Status LoadPaymentCodes(std::vector<std::string> codes,
                                EventStore& store);
  absl::Status LoadOneByOne(const std::vector<std::string>& streams,
                            EventStore& store);
  bool AnyExact(absl::Span<const std::string> numbers);

  StateCache& states_;
  // Whether memory knows whom it should.
  absl::Status directories_;
  // By code, what the store knows of those that memory may not know all of.
  absl::flat_hash_map<std::string, std::vector<std::string>> by_code_;
  // By number; almost always empty.
  std::map<std::string, absl::Status> damaged_;
};

}  // namespace intake

#endif  // INTAKE_CORE_ADMISSION_ACCOUNT_FINDER_H_
