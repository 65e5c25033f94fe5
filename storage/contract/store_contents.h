// Everything that can be asked of a store, asked: to compare one store with
// another, or with itself before and after.

#ifndef INTAKE_STORAGE_CONTRACT_STORE_CONTENTS_H_
#define INTAKE_STORAGE_CONTRACT_STORE_CONTENTS_H_

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "absl/status/status.h"
#include "core/ports/account_queries.h"
#include "core/ports/event_log.h"
#include "core/ports/event_store.h"

namespace intake::testing {

// Position, event and hash.
using LogLine = std::tuple<uint64_t, Event, std::string>;

struct StreamContents {
  AccountState state;
  bool exists = false;
  std::optional<Account> account;
  std::vector<ReadingRow> readings;
  std::vector<SubmissionRow> submissions;
  std::vector<LogLine> events;

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
  std::map<std::string, std::optional<std::string>> stream_by_receipt;
  std::map<std::string, LogLine> judged_by_receipt;
  std::vector<Event> channel_events;
  std::vector<Event> billing_events;
  std::vector<LogLine> log;
  std::vector<LogLine> log_without_definitions;
  std::map<std::string, std::vector<HeldRow>> held;
  std::map<std::string, std::vector<PlaceCoverage>> coverage;
  std::map<std::string, std::vector<MissingAccount>> missing;
  std::map<std::string, std::vector<ArrivalCount>> arrivals;

  friend bool operator==(const StoreContents&, const StoreContents&) = default;
};

// Asks for all that `events` are about. Fails the test on an error that the
// ports do not promise.
StoreContents ContentsOf(EventStore& store, EventLog& log,
                         AccountQueries& queries,
                         const std::vector<Event>& events);

// Fails the test at the first part that differs.
void ExpectSameContents(const StoreContents& got, const StoreContents& wanted);

}  // namespace intake::testing

#endif  // INTAKE_STORAGE_CONTRACT_STORE_CONTENTS_H_
