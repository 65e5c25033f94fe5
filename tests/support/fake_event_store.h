// A store in memory that fails when told to: for tests of what appends to one.

#ifndef INTAKE_TESTS_SUPPORT_FAKE_EVENT_STORE_H_
#define INTAKE_TESTS_SUPPORT_FAKE_EVENT_STORE_H_

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "core/ports/event_log.h"
#include "core/ports/event_store.h"
#include "storage/chain/chain.h"

namespace intake::testing {

// Thread-safe.
class FakeEventStore final : public EventStore, public EventLog {
 public:
  // Appends and probes fail from now on, until Heal. Nothing is stored.
  void Break(absl::Status status);
  void Heal();
  // Reads fail from now on, until it is told OK.
  void FailReads(absl::Status status);
  // Neither state nor events of `stream` can be read from now on: DATA_LOSS,
  // for whatever is asked for with them.
  void Damage(const std::string& stream);
  // One append answers `status`, the next one not told of yet; the group is
  // stored all the same if `stored`.
  void FailOneAppend(absl::Status status, bool stored);
  // Appends wait from now on, until Release.
  void Hold();
  void Release();
  // Returns once an append waits.
  void AwaitAppend();

  // The events of each group that was stored, in order.
  std::vector<size_t> GroupSizes() const;
  std::vector<Event> EventsOf(const std::string& stream) const;
  // Of submissions that were judged, over all streams.
  size_t JudgedCount() const;
  size_t KeyLookups() const;

  absl::StatusOr<std::vector<AccountState>> LoadStates(
      absl::Span<const std::string> streams) override;
  absl::Status VisitStates(const StateVisitor& visit) override;
  absl::StatusOr<std::vector<bool>> AccountsExist(
      absl::Span<const std::string> numbers) override;
  absl::StatusOr<std::vector<std::vector<std::string>>>
  AccountsWithPaymentCodes(absl::Span<const std::string> codes) override;
  absl::Status Append(absl::Span<const Event> group) override;
  absl::StatusOr<std::optional<SubmissionJudged>> FindByKey(
      absl::string_view stream, absl::string_view channel,
      absl::string_view request_key) override;
  absl::StatusOr<std::optional<std::string>> StreamOfReceipt(
      uint64_t receipt_number) override;
  absl::StatusOr<std::vector<Event>> LoadEvents(
      absl::string_view stream) override;
  uint64_t TakeReceiptNumbers(uint64_t count) override;
  absl::Status Probe() override;

  absl::StatusOr<uint64_t> LastPosition() override;
  absl::StatusOr<LogPage> ReadLog(uint64_t position, size_t events_max,
                                  LogScope scope) override;
  absl::StatusOr<std::vector<LoggedEvent>> ReadStream(
      absl::string_view stream) override;
  absl::StatusOr<LoggedEvent> FindJudged(absl::string_view code) override;

 private:
  struct Failure {
    absl::Status status;
    bool stored = false;
  };

  absl::Status CheckReadable(const std::string& stream) const
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::Status CheckSequences(absl::Span<const Event> group) const
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Store(absl::Span<const Event> group)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  AccountState StateOf(const std::string& stream) const
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  // Null where none gave it.
  const LoggedEvent* FindReceipt(uint64_t number) const
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  mutable absl::Mutex mutex_;
  std::vector<LoggedEvent> log_ ABSL_GUARDED_BY(mutex_);
  std::map<std::string, ChainHash> chains_ ABSL_GUARDED_BY(mutex_);
  std::map<std::string, std::vector<Event>> streams_ ABSL_GUARDED_BY(mutex_);
  std::set<std::string> damaged_ ABSL_GUARDED_BY(mutex_);
  std::vector<size_t> group_sizes_ ABSL_GUARDED_BY(mutex_);
  std::deque<Failure> failures_ ABSL_GUARDED_BY(mutex_);
  absl::Status broken_ ABSL_GUARDED_BY(mutex_);
  absl::Status reads_ ABSL_GUARDED_BY(mutex_);
  bool held_ ABSL_GUARDED_BY(mutex_) = false;
  bool append_waits_ ABSL_GUARDED_BY(mutex_) = false;
  uint64_t next_receipt_ ABSL_GUARDED_BY(mutex_) = 1;
  size_t key_lookups_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace intake::testing

#endif  // INTAKE_TESTS_SUPPORT_FAKE_EVENT_STORE_H_
