#include "storage/sqlite/appender.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "core/codec/event_codec.h"
#include "storage/sqlite/log_check.h"
#include "storage/views/store_errors.h"

namespace intake {
namespace {

// A group made ready to be written.
struct SealedGroup {
  // What the rows point to.
  std::vector<std::string> bodies;
  std::vector<JournalRow> rows;
  // The streams' heads once it is written.
  HeadMap heads;
};

// That of a stream which ended with `before`.
Head HeadAfter(const JournalRow& row, const Head& before) {
  return {.position = row.position,
          .sequence = row.sequence,
          .has_account = before.has_account || row.kind == kAccountDefinedKind,
          .chain = row.chain};
}

absl::StatusOr<SealedGroup> Seal(absl::Span<const Event> group,
                                 const Heads& heads, uint64_t last_position) {
  SealedGroup sealed;
  sealed.bodies.reserve(group.size());
  sealed.rows.reserve(group.size());
  for (const Event& event : group) {
    const auto [entry, is_new] = sealed.heads.try_emplace(event.stream);
    Head& head = entry->second;
    if (is_new) head = heads.Find(event.stream);
    if (event.sequence != head.sequence + 1) {
      return SequenceConflict(event.stream, event.sequence, head.sequence + 1);
    }
    JournalRow row = {
        .position = last_position + sealed.rows.size() + 1,
        .stream = event.stream,
        .sequence = event.sequence,
        .recorded_at_us = absl::ToUnixMicros(event.recorded_at),
        .actor = event.actor,
        .kind = KindOf(event.body),
        .body = sealed.bodies.emplace_back(EncodeEventBody(event.body))};
    row.chain = NextHash(head.chain, row.link());
    head = HeadAfter(row, head);
    sealed.rows.push_back(row);
  }
  return sealed;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Appender>> Appender::Open(
    const FileOptions& file) {
  std::unique_ptr<Appender> appender(new Appender(file));
  absl::MutexLock lock(&appender->mutex_);
  if (absl::Status status = CheckLog(file.path + "-wal"); !status.ok()) {
    return status;
  }
  absl::StatusOr<std::unique_ptr<JournalWriter>> journal =
      JournalWriter::Open(file);
  if (!journal.ok()) return journal.status();
  const absl::StatusOr<uint64_t> last = (*journal)->LastPosition();
  if (!last.ok()) return last.status();
  appender->journal_ = *std::move(journal);
  appender->last_position_ = *last;
  appender->settled_ = true;
  return appender;
}

absl::Status Appender::Append(absl::Span<const Event> group) {
  if (group.empty()) return absl::OkStatus();
  absl::MutexLock lock(&mutex_);
  if (absl::Status status = Settle(); !status.ok()) return status;
  const absl::StatusOr<SealedGroup> sealed =
      Seal(group, heads_, last_position_);
  if (!sealed.ok()) return sealed.status();
  if (absl::Status status = journal_->Append(sealed->rows); !status.ok()) {
    return Unsettle(status);
  }
  heads_.Merge(sealed->heads);
  last_position_ = sealed->rows.back().position;
  return absl::OkStatus();
}

absl::Status Appender::Probe() {
  absl::MutexLock lock(&mutex_);
  if (absl::Status status = Settle(); !status.ok()) return status;
  absl::Status status = journal_->Probe();
  return status.ok() ? status : Unsettle(status);
}

absl::StatusOr<uint64_t> Appender::LastPosition() {
  if (settled_) return last_position_.load();
  absl::MutexLock lock(&mutex_);
  if (absl::Status status = Settle(); !status.ok()) return status;
  return last_position_.load();
}

absl::Status Appender::Unsettle(const absl::Status& failure) {
  settled_ = false;
  journal_ = nullptr;
  if (absl::IsResourceExhausted(failure) || absl::IsDataLoss(failure)) {
    return failure;
  }
  return StoreUnavailable(failure.message());
}

absl::Status Appender::Settle() {
  if (journal_ != nullptr) return absl::OkStatus();
  absl::StatusOr<std::unique_ptr<JournalWriter>> journal =
      JournalWriter::Open(file_);
  if (!journal.ok()) return Unsettle(journal.status());
  journal_ = *std::move(journal);
  if (absl::Status status = FollowJournal(); !status.ok()) {
    return Unsettle(status);
  }
  settled_ = true;
  return absl::OkStatus();
}

absl::Status Appender::FollowJournal() {
  const absl::StatusOr<uint64_t> last = journal_->LastPosition();
  if (!last.ok()) return last.status();
  if (*last < last_position_) {
    return absl::DataLossError(absl::StrCat(file_.path, " ends at position ",
                                            *last, ", it had reached ",
                                            last_position_.load()));
  }
  HeadMap moved;
  absl::Status status =
      VisitJournal(journal_->connection(), last_position_,
                   *last - last_position_, [&](const JournalRow& row) {
                     const auto [entry, is_new] = moved.try_emplace(row.stream);
                     Head& head = entry->second;
                     if (is_new) head = heads_.Find(row.stream);
                     head = HeadAfter(row, head);
                     return absl::OkStatus();
                   });
  if (!status.ok()) return status;
  heads_.Merge(moved);
  last_position_ = *last;
  return absl::OkStatus();
}

}  // namespace intake
