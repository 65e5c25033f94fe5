// A store that forgets everything at its end. For tests and simulation: the
// plainest code that keeps the ports' promises, against which durable stores
// are compared.

#ifndef INTAKE_STORAGE_MEMORY_MEMORY_STORE_H_
#define INTAKE_STORAGE_MEMORY_MEMORY_STORE_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "core/ports/account_queries.h"
#include "core/ports/event_log.h"
#include "core/ports/event_store.h"
#include "core/ports/store_maintenance.h"
#include "storage/memory/memory_stream.h"

namespace intake {

// Thread-safe.
class MemoryStore final : public EventStore,
                          public EventLog,
                          public AccountQueries,
                          public StoreMaintenance {
 public:
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
  absl::Status Probe() override { return absl::OkStatus(); }

  absl::StatusOr<uint64_t> LastPosition() override;
  absl::StatusOr<LogPage> ReadLog(uint64_t position, size_t events_max,
                                  LogScope scope) override;
  absl::StatusOr<std::vector<LoggedEvent>> ReadStream(
      absl::string_view stream) override;
  absl::StatusOr<LoggedEvent> FindJudged(absl::string_view code) override;

  absl::StatusOr<Account> GetAccount(absl::string_view number) override;
  absl::StatusOr<std::vector<Account>> SearchAccounts(
      const AccountSearch& search) override;
  absl::StatusOr<ReadingPage> ListReadings(
      absl::string_view number, const Page<ReadingKey>& page) override;
  absl::StatusOr<SubmissionPage> ListSubmissions(
      absl::string_view stream, const Page<uint32_t>& page) override;
  absl::StatusOr<SubmissionJudged> FindReceipt(absl::string_view code) override;
  absl::StatusOr<HeldPage> ListHeld(const HeldFilter& filter,
                                    const std::optional<HeldKey>& after,
                                    size_t items_max) override;
  absl::StatusOr<std::vector<PlaceCoverage>> GetCoverage(
      const CoverageFilter& filter) override;
  absl::StatusOr<MissingPage> ListMissing(
      absl::Span<const CoverageFilter> any_of,
      const std::optional<std::string>& after, size_t items_max) override;
  absl::StatusOr<StatePage> ListStates(const std::optional<std::string>& after,
                                       size_t items_max) override;
  absl::StatusOr<std::vector<ArrivalCount>> CountArrivals(
      absl::Time from, absl::Time until) override;

  absl::Status RebuildViews(const ViewsProgressHook& progress) override;
  absl::StatusOr<StoreFigures> Figures() override;
  absl::StatusOr<uint64_t> Verify() override;

 private:
  // Null where there is no such stream.
  const MemoryStream* Find(absl::string_view stream) const
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  const LoggedEvent& EventAt(uint64_t position) const
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  // Null where no receipt of that code was given.
  const LoggedEvent* FindReceiptEvent(absl::string_view code) const
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::Status CheckSequences(absl::Span<const Event> group) const
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Apply(const Event& event) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  absl::Mutex mutex_;
  // In order of Append, over all streams.
  std::vector<std::pair<std::string, uint32_t>> journal_
      ABSL_GUARDED_BY(mutex_);
  std::map<std::string, MemoryStream, std::less<>> streams_
      ABSL_GUARDED_BY(mutex_);
  // Position of the event that gave the receipt of that number.
  std::map<uint64_t, uint64_t> receipts_ ABSL_GUARDED_BY(mutex_);
  uint64_t next_receipt_ ABSL_GUARDED_BY(mutex_) = 1;
};

}  // namespace intake

#endif  // INTAKE_STORAGE_MEMORY_MEMORY_STORE_H_
