// One stream in memory: its events, and everything that follows from them.

#ifndef INTAKE_STORAGE_MEMORY_MEMORY_STREAM_H_
#define INTAKE_STORAGE_MEMORY_MEMORY_STREAM_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "core/model/account_state.h"
#include "core/model/event.h"
#include "core/ports/account_queries.h"
#include "core/ports/event_log.h"
#include "storage/views/reading_list.h"

namespace intake {

class MemoryStream {
 public:
  // `position` is the event's over all streams.
  // REQUIRES: event.sequence == sequence() + 1.
  void Append(const Event& event, uint64_t position);

  uint32_t sequence() const { return static_cast<uint32_t>(events_.size()); }
  const std::vector<LoggedEvent>& events() const { return events_; }
  const AccountState& state() const { return state_; }

  // The first submission judged under that key, or the one it repeats; null
  // where there is none.
  const SubmissionJudged* FindByKey(const std::string& channel,
                                    const std::string& request_key) const;

  // REQUIRES: the stream is an account's.
  ReadingPage ListReadings(const Page<ReadingKey>& page) const {
    return readings_.MakePage(page);
  }
  SubmissionPage ListSubmissions(const Page<uint32_t>& page) const;

  // DATA_LOSS: the hashes do not fit the events.
  absl::Status VerifyChain() const;

 private:
  std::vector<LoggedEvent> events_;
  AccountState state_;
  // Sequence by channel and request key.
  std::map<std::pair<std::string, std::string>, uint32_t> keys_;
  ReadingList readings_;
};

}  // namespace intake

#endif  // INTAKE_STORAGE_MEMORY_MEMORY_STREAM_H_
