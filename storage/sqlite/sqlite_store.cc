#include "storage/sqlite/sqlite_store.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "storage/sqlite/arrival_views.h"
#include "storage/sqlite/held_views.h"
#include "storage/sqlite/payment_code_views.h"
#include "storage/sqlite/place_views.h"
#include "storage/sqlite/pragmas.h"
#include "storage/sqlite/query_accounts.h"
#include "storage/sqlite/query_events.h"
#include "storage/sqlite/query_log.h"
#include "storage/sqlite/query_states.h"
#include "storage/sqlite/store_files.h"
#include "storage/sqlite/verify.h"
#include "storage/views/search.h"
#include "storage/views/store_errors.h"

namespace intake {
namespace {

// The reader sees both files.
absl::StatusOr<uint64_t> VerifyFiles(Connection& reader, uint64_t position) {
  absl::StatusOr<uint64_t> events = VerifyJournal(reader, position);
  if (!events.ok()) return events;
  if (absl::Status status = CheckIntegrity(reader); !status.ok()) return status;
  return events;
}

class OpenSqliteStore final : public SqliteStore {
 public:
  explicit OpenSqliteStore(std::unique_ptr<StoreFiles> files)
      : files_(std::move(files)), next_receipt_(files_->last_receipt() + 1) {}

  absl::StatusOr<std::vector<AccountState>> LoadStates(
      absl::Span<const std::string> streams) override {
    return files_->AskStreams(streams, [&](Connection& reader) {
      return QueryStates(reader, streams);
    });
  }

  absl::Status VisitStates(const StateVisitor& visit) override {
    return files_->AskStates(
        [&](Connection& reader) { return QueryAccountStates(reader, visit); });
  }

  absl::StatusOr<std::vector<bool>> AccountsExist(
      absl::Span<const std::string> numbers) override {
    if (absl::Status status = files_->LastPosition().status(); !status.ok()) {
      return status;
    }
    std::vector<bool> exist;
    exist.reserve(numbers.size());
    for (const std::string& number : numbers) {
      exist.push_back(files_->appender().heads().Find(number).has_account);
    }
    return exist;
  }

  absl::StatusOr<std::vector<std::vector<std::string>>>
  AccountsWithPaymentCodes(absl::Span<const std::string> codes) override {
    return files_->AskAll(
        [&](Connection& reader) { return QueryPaymentCodes(reader, codes); });
  }

  absl::Status Append(absl::Span<const Event> group) override {
    absl::Status status = files_->WaitForRoom();
    // Before it is known whether they are stored: a key too many does no harm.
    if (status.ok()) AddKeys(group);
    if (status.ok()) status = files_->appender().Append(group);
    if (status.ok()) status = files_->LastPosition().status();
    return status;
  }

  absl::StatusOr<std::optional<SubmissionJudged>> FindByKey(
      absl::string_view stream, absl::string_view channel,
      absl::string_view request_key) override {
    if (!files_->keys().MayContain(
            SubmissionIndexKey(stream, channel, request_key))) {
      return std::nullopt;
    }
    return AskStream(stream, [&](Connection& reader) {
      return QueryByKey(reader, stream, channel, request_key);
    });
  }

  absl::StatusOr<std::optional<std::string>> StreamOfReceipt(
      uint64_t receipt_number) override {
    return files_->AskAll(
        [&](Connection& reader) -> absl::StatusOr<std::optional<std::string>> {
          absl::StatusOr<std::optional<JournalRecord>> found =
              QueryByReceipt(reader, receipt_number);
          if (!found.ok()) return found.status();
          if (!found->has_value()) return std::nullopt;
          return std::move((*found)->event.stream);
        });
  }

  absl::StatusOr<std::vector<Event>> LoadEvents(
      absl::string_view stream) override {
    absl::StatusOr<std::vector<LoggedEvent>> logged = EventsOf(stream);
    if (!logged.ok()) return logged.status();
    std::vector<Event> events;
    events.reserve(logged->size());
    for (LoggedEvent& one : *logged) events.push_back(std::move(one.event));
    return events;
  }

  uint64_t TakeReceiptNumbers(uint64_t count) override {
    return next_receipt_.fetch_add(count);
  }

  absl::Status Probe() override {
    absl::Status status = files_->WaitForRoom();
    return status.ok() ? files_->appender().Probe() : status;
  }

  absl::StatusOr<uint64_t> LastPosition() override {
    return files_->LastPosition();
  }

  absl::StatusOr<LogPage> ReadLog(uint64_t position, size_t events_max,
                                  LogScope scope) override {
    const absl::StatusOr<uint64_t> last = files_->LastPosition();
    if (!last.ok()) return last.status();
    if (position >= *last) return LogPage{.reached = position};
    const uint64_t until = position + std::min(*last - position, events_max);
    // The journal has it, whatever the views have.
    return files_->Ask(0, [&](Connection& reader) {
      return QueryLog(reader, position, until, scope);
    });
  }

  absl::StatusOr<std::vector<LoggedEvent>> ReadStream(
      absl::string_view stream) override {
    absl::StatusOr<std::vector<LoggedEvent>> events = EventsOf(stream);
    if (events.ok() && events->empty()) return StreamNotFound(stream);
    return events;
  }

  absl::StatusOr<LoggedEvent> FindJudged(absl::string_view code) override {
    return files_->AskAll(
        [&](Connection& reader) { return QueryJudged(reader, code); });
  }

  absl::StatusOr<Account> GetAccount(absl::string_view number) override {
    return AskStream(number, [&](Connection& reader) {
      return QueryAccount(reader, number);
    });
  }

  absl::StatusOr<std::vector<Account>> SearchAccounts(
      const AccountSearch& search) override {
    const absl::StatusOr<SearchTerms> terms = MakeSearchTerms(search);
    if (!terms.ok()) return terms.status();
    return files_->AskAll([&](Connection& reader) {
      return QueryAccounts(reader, *terms, search.items_max);
    });
  }

  absl::StatusOr<ReadingPage> ListReadings(
      absl::string_view number, const Page<ReadingKey>& page) override {
    return AskStream(number, [&](Connection& reader) {
      return QueryReadings(reader, number, page);
    });
  }

  absl::StatusOr<SubmissionPage> ListSubmissions(
      absl::string_view stream, const Page<uint32_t>& page) override {
    return AskStream(
        stream, [&](Connection& reader) -> absl::StatusOr<SubmissionPage> {
          if (files_->appender().heads().Find(stream).sequence == 0) {
            return StreamNotFound(stream);
          }
          return QuerySubmissions(reader, stream, page);
        });
  }

  absl::StatusOr<SubmissionJudged> FindReceipt(
      absl::string_view code) override {
    return files_->AskAll(
        [&](Connection& reader) -> absl::StatusOr<SubmissionJudged> {
          absl::StatusOr<JournalRecord> record =
              QueryByReceiptCode(reader, code);
          if (!record.ok()) return record.status();
          return std::get<SubmissionJudged>(std::move(record->event.body));
        });
  }

  absl::StatusOr<HeldPage> ListHeld(const HeldFilter& filter,
                                    const std::optional<HeldKey>& after,
                                    size_t items_max) override {
    return files_->AskAll([&](Connection& reader) {
      return QueryHeld(reader, filter, after, items_max);
    });
  }

  absl::StatusOr<std::vector<PlaceCoverage>> GetCoverage(
      const CoverageFilter& filter) override {
    return files_->AskStates(
        [&](Connection& reader) { return QueryCoverage(reader, filter); });
  }

  absl::StatusOr<MissingPage> ListMissing(
      absl::Span<const CoverageFilter> any_of,
      const std::optional<std::string>& after, size_t items_max) override {
    return files_->AskStates([&](Connection& reader) {
      return QueryMissing(reader, any_of, after, items_max);
    });
  }

  absl::StatusOr<StatePage> ListStates(const std::optional<std::string>& after,
                                       size_t items_max) override {
    return files_->AskStates([&](Connection& reader) {
      return QueryStatePage(reader, after, items_max);
    });
  }

  absl::StatusOr<std::vector<ArrivalCount>> CountArrivals(
      absl::Time from, absl::Time until) override {
    return files_->AskAll(
        [&](Connection& reader) { return QueryArrivals(reader, from, until); });
  }

  absl::Status RebuildViews(const ViewsProgressHook& progress) override {
    if (absl::Status status = files_->LastPosition().status(); !status.ok()) {
      return status;
    }
    return files_->applier().Rebuild(progress);
  }

  absl::StatusOr<StoreFigures> Figures() override { return files_->Figures(); }

  absl::StatusOr<uint64_t> Verify() override {
    const absl::StatusOr<uint64_t> position = files_->LastPosition();
    if (!position.ok()) return position.status();
    return files_->AskInParts(*position, [&](Connection& reader) {
      return VerifyFiles(reader, *position);
    });
  }

 private:
  void AddKeys(absl::Span<const Event> group) {
    for (const Event& event : group) {
      if (const auto key = SubmissionIndexKeyOf(event))
        files_->keys().Add(*key);
    }
  }

  template <typename Question>
  auto AskStream(absl::string_view stream, const Question& question)
      -> decltype(question(std::declval<Connection&>())) {
    const std::string name(stream);
    return files_->AskStreams({&name, 1}, question);
  }

  absl::StatusOr<std::vector<LoggedEvent>> EventsOf(absl::string_view stream) {
    return AskStream(stream, [&](Connection& reader) {
      return QueryStream(reader, stream);
    });
  }

  const std::unique_ptr<StoreFiles> files_;
  std::atomic<uint64_t> next_receipt_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<SqliteStore>> SqliteStore::Open(
    SqliteStoreOptions options) {
  absl::StatusOr<std::unique_ptr<StoreFiles>> files =
      StoreFiles::Open(std::move(options));
  if (!files.ok()) return files.status();
  return std::make_unique<OpenSqliteStore>(*std::move(files));
}

}  // namespace intake
