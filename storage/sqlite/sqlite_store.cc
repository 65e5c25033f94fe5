#include "storage/sqlite/sqlite_store.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "storage/sqlite/appender.h"
#include "storage/sqlite/folder_lock.h"
#include "storage/sqlite/pragmas.h"
#include "storage/sqlite/reader_pool.h"
#include "storage/sqlite/store_queries.h"
#include "storage/sqlite/verify.h"
#include "storage/sqlite/views_applier.h"
#include "storage/views/search.h"
#include "storage/views/store_errors.h"

namespace intake {
namespace {

// The files of a folder, opened.
struct StoreParts {
  FolderLock lock;
  std::unique_ptr<Appender> appender;
  std::unique_ptr<ReaderPool> readers;
  // Last: its thread uses the readers.
  std::unique_ptr<ViewsApplier> applier;
  uint64_t next_receipt = 1;
};

FileOptions JournalFile(const SqliteStoreOptions& options) {
  return {options.folder + "/journal.db", options.vfs};
}

FileOptions ViewsFile(const SqliteStoreOptions& options) {
  return {options.folder + "/views.db", options.vfs};
}

// With what SQLite keeps beside it.
uint64_t BytesOf(const std::string& path) {
  uint64_t bytes = 0;
  for (const char* suffix : {"", "-wal"}) {
    std::error_code error;
    const uint64_t size = std::filesystem::file_size(path + suffix, error);
    if (!error) bytes += size;
  }
  return bytes;
}

class OpenSqliteStore final : public SqliteStore {
 public:
  OpenSqliteStore(SqliteStoreOptions options, StoreParts parts)
      : options_(std::move(options)),
        parts_(std::move(parts)),
        next_receipt_(parts_.next_receipt) {}

  absl::StatusOr<std::vector<AccountState>> LoadStates(
      absl::Span<const std::string> streams) override {
    const absl::StatusOr<uint64_t> position = PositionOf(streams);
    if (!position.ok()) return position.status();
    return Ask(*position, [&](Connection& reader) {
      return QueryStates(reader, streams);
    });
  }

  absl::Status VisitStates(
      const std::function<bool(const std::string& stream, AccountState state)>&
          visit) override {
    const absl::StatusOr<uint64_t> position = LastPosition();
    if (!position.ok()) return position.status();
    return Ask(*position, [&](Connection& reader) {
      return QueryAccountStates(reader, visit);
    });
  }

  absl::StatusOr<std::vector<bool>> AccountsExist(
      absl::Span<const std::string> numbers) override {
    if (absl::Status status = LastPosition().status(); !status.ok()) {
      return status;
    }
    std::vector<bool> exist;
    exist.reserve(numbers.size());
    for (const std::string& number : numbers) {
      exist.push_back(parts_.appender->heads().Find(number).has_account);
    }
    return exist;
  }

  absl::Status Append(absl::Span<const Event> group) override {
    if (absl::Status status = WaitForRoom(); !status.ok()) return status;
    absl::Status status = parts_.appender->Append(group);
    if (status.ok()) status = LastPosition().status();
    return status;
  }

  absl::StatusOr<std::optional<SubmissionJudged>> FindByKey(
      absl::string_view stream, absl::string_view channel,
      absl::string_view request_key) override {
    return AskStream(stream, [&](Connection& reader) {
      return QueryByKey(reader, stream, channel, request_key);
    });
  }

  absl::StatusOr<std::vector<Event>> LoadChannelEvents() override {
    return AskStream(kChannelsStream, [&](Connection& reader) {
      return QueryEvents(reader, kChannelsStream);
    });
  }

  uint64_t TakeReceiptNumbers(uint64_t count) override {
    return next_receipt_.fetch_add(count);
  }

  absl::Status Probe() override {
    if (absl::Status status = WaitForRoom(); !status.ok()) return status;
    return parts_.appender->Probe();
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
    const absl::StatusOr<uint64_t> position = LastPosition();
    if (!position.ok()) return position.status();
    return Ask(*position, [&](Connection& reader) {
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
          if (parts_.appender->heads().Find(stream).sequence == 0) {
            return StreamNotFound(stream);
          }
          return QuerySubmissions(reader, stream, page);
        });
  }

  absl::StatusOr<SubmissionJudged> FindReceipt(
      absl::string_view code) override {
    const absl::StatusOr<uint64_t> position = LastPosition();
    if (!position.ok()) return position.status();
    return Ask(*position,
               [&](Connection& reader) { return QueryReceipt(reader, code); });
  }

  absl::Status RebuildViews(
      const std::function<void(uint64_t done, uint64_t total)>& progress)
      override {
    if (absl::Status status = LastPosition().status(); !status.ok()) {
      return status;
    }
    return parts_.applier->Rebuild(progress);
  }

  absl::StatusOr<StoreFigures> Figures() override {
    const absl::StatusOr<uint64_t> position = LastPosition();
    if (!position.ok()) return position.status();
    std::error_code error;
    const std::filesystem::space_info space =
        std::filesystem::space(options_.folder, error);
    if (error) {
      return StoreUnavailable(
          absl::StrCat(options_.folder, ": ", error.message()));
    }
    return StoreFigures{.journal_position = *position,
                        .views_position = parts_.applier->applied(),
                        .accounts = parts_.appender->heads().accounts(),
                        .journal_bytes = BytesOf(JournalFile(options_).path),
                        .views_bytes = BytesOf(ViewsFile(options_).path),
                        .free_bytes = space.available};
  }

  absl::StatusOr<uint64_t> Verify() override {
    const absl::StatusOr<uint64_t> position = LastPosition();
    if (!position.ok()) return position.status();
    return Ask(*position, [&](Connection& reader) -> absl::StatusOr<uint64_t> {
      const absl::StatusOr<uint64_t> events = VerifyJournal(reader, *position);
      if (!events.ok()) return events.status();
      // Of both files: the reader sees the journal too.
      absl::Status status = CheckIntegrity(reader);
      if (!status.ok()) return status;
      return *events;
    });
  }

 private:
  // Waits until the views have reached `position`, and asks them.
  template <typename Question>
  auto Ask(uint64_t position, const Question& question)
      -> decltype(question(std::declval<Connection&>())) {
    if (absl::Status status =
            parts_.applier->WaitFor(position, options_.wait_max);
        !status.ok()) {
      return status;
    }
    absl::StatusOr<ReaderPool::Lease> reader = parts_.readers->Acquire();
    if (!reader.ok()) return reader.status();
    return question(**reader);
  }

  // A question about one stream need not wait for the others.
  template <typename Question>
  auto AskStream(absl::string_view stream, const Question& question)
      -> decltype(question(std::declval<Connection&>())) {
    const std::string name(stream);
    const absl::StatusOr<uint64_t> position = PositionOf({&name, 1});
    if (!position.ok()) return position.status();
    return Ask(*position, question);
  }

  // Of the last event in the journal, which the applier hears of, too.
  absl::StatusOr<uint64_t> LastPosition() {
    absl::StatusOr<uint64_t> position = parts_.appender->LastPosition();
    if (position.ok()) parts_.applier->Advance(*position);
    return position;
  }

  // Of the last event of any of `streams`.
  absl::StatusOr<uint64_t> PositionOf(absl::Span<const std::string> streams) {
    if (absl::Status status = LastPosition().status(); !status.ok()) {
      return status;
    }
    uint64_t position = 0;
    for (const std::string& stream : streams) {
      position =
          std::max(position, parts_.appender->heads().Find(stream).position);
    }
    return position;
  }

  absl::Status WaitForRoom() {
    return parts_.applier->WaitForBacklog(options_.backlog_events_max,
                                          options_.wait_max);
  }

  const SqliteStoreOptions options_;
  StoreParts parts_;
  std::atomic<uint64_t> next_receipt_;
};

// Fills in what the views know: the streams' heads and the next receipt.
absl::Status LoadDirectory(StoreParts& parts) {
  absl::StatusOr<ReaderPool::Lease> reader = parts.readers->Acquire();
  if (!reader.ok()) return reader.status();
  absl::StatusOr<HeadMap> heads = QueryHeads(**reader);
  if (!heads.ok()) return heads.status();
  parts.appender->SetHeads(*std::move(heads));
  const absl::StatusOr<uint64_t> receipt = QueryLastReceiptNumber(**reader);
  if (!receipt.ok()) return receipt.status();
  parts.next_receipt = *receipt + 1;
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::unique_ptr<SqliteStore>> SqliteStore::Open(
    SqliteStoreOptions options) {
  absl::StatusOr<FolderLock> lock = FolderLock::Take(options.folder);
  if (!lock.ok()) return lock.status();
  const FileOptions journal = JournalFile(options);
  const FileOptions views = ViewsFile(options);
  absl::StatusOr<std::unique_ptr<Appender>> appender = Appender::Open(journal);
  if (!appender.ok()) return appender.status();
  const absl::StatusOr<uint64_t> last = (*appender)->LastPosition();
  if (!last.ok()) return last.status();
  auto readers =
      std::make_unique<ReaderPool>(views, journal.path, options.readers_max);
  absl::StatusOr<std::unique_ptr<ViewsApplier>> applier =
      ViewsApplier::Open({.views = views,
                          .journal = journal,
                          .batch_events_max = options.batch_events_max,
                          .log = options.log},
                         *readers, *last, options.progress);
  if (!applier.ok()) return applier.status();
  if (absl::Status status = SyncFolder(options.folder); !status.ok()) {
    return status;
  }
  StoreParts parts = {.lock = *std::move(lock),
                      .appender = *std::move(appender),
                      .readers = std::move(readers),
                      .applier = *std::move(applier)};
  if (absl::Status status = LoadDirectory(parts); !status.ok()) return status;
  parts.applier->StartThread();
  return std::make_unique<OpenSqliteStore>(std::move(options),
                                           std::move(parts));
}

}  // namespace intake
