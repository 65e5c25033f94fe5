// Everything that can be asked of a store, asked: to compare one store with
// another, or with itself before and after.

#ifndef INTAKE_STORAGE_CONTRACT_STORE_CONTENTS_H_
#define INTAKE_STORAGE_CONTRACT_STORE_CONTENTS_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "core/ports/account_queries.h"
#include "core/ports/event_store.h"
#include "storage/contract/sample_events.h"

namespace intake::testing {

struct StreamContents {
  AccountState state;
  bool exists = false;
  std::optional<Account> account;
  std::vector<ReadingRow> readings;
  std::vector<SubmissionRow> submissions;

  friend bool operator==(const StreamContents&,
                         const StreamContents&) = default;
};

struct StoreContents {
  std::map<std::string, StreamContents> streams;
  std::map<std::string, AccountState> visited;
  // By what was asked for.
  std::map<std::string, std::vector<Account>> found;
  std::map<std::string, std::optional<SubmissionJudged>> by_key;
  std::map<std::string, SubmissionJudged> by_receipt;
  std::vector<Event> channel_events;

  friend bool operator==(const StoreContents&, const StoreContents&) = default;
};

// Asks for all that `history` knows of. Fails the test on an error that the
// ports do not promise.
StoreContents ContentsOf(EventStore& store, AccountQueries& queries,
                         const RandomHistory& history);

// Fails the test at the first part that differs.
void ExpectSameContents(const StoreContents& got, const StoreContents& wanted);

}  // namespace intake::testing

#endif  // INTAKE_STORAGE_CONTRACT_STORE_CONTENTS_H_
