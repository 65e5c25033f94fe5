// Makes the views: everything that follows from the events, in tables for
// those who ask.

#ifndef INTAKE_STORAGE_SQLITE_VIEWS_WRITER_H_
#define INTAKE_STORAGE_SQLITE_VIEWS_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/event_index.h"
#include "storage/sqlite/journal.h"

namespace intake {

// How far the views are.
struct Watermark {
  // Of the last event in the views; 0 where there is none.
  uint64_t position = 0;
  ChainHash chain = kChainStart;
  // Every stream's row holds the state as of this position or a later one.
  uint64_t saved_position = 0;
  // The highest number of a receipt.
  uint64_t last_receipt = 0;
};

// Of a views file. Position 0 in an empty one.
absl::StatusOr<Watermark> QueryWatermark(Connection& connection);

// The only writer of one views file. One thread at a time. After an error it is
// opened again; after RESOURCE_EXHAUSTED Recover will do.
class ViewsWriter {
 public:
  // Makes the file if it is not there. FAILED_PRECONDITION: it has another
  // version's tables. DATA_LOSS: it is damaged. Either way: remove it.
  static absl::StatusOr<std::unique_ptr<ViewsWriter>> Open(
      const FileOptions& file);

  const Watermark& watermark() const { return watermark_; }
  // How many streams' rows may be behind.
  size_t unsaved() const { return unsaved_.size() + saving_.size(); }

  // Finds out which states are to be saved. Once, before Apply.
  absl::Status Resume(Connection& journal);

  // Goes back to what is in the file: what had no room was rolled back for
  // certain. To open the file again, a full disk may have no room either.
  absl::Status Recover(Connection& journal);

  // Applies all of `records` in one transaction, or none.
  //
  // REQUIRES: they follow the watermark without a gap.
  absl::Status Apply(Connection& journal,
                     absl::Span<const JournalRecord> records);

  // Saves the states of about `streams_max` streams whose rows are behind.
  // With all of them saved, saved_position has moved on.
  absl::Status SaveStates(Connection& journal, size_t streams_max);

  // Copies all of the write-ahead log into the file, and syncs it.
  absl::Status Checkpoint();

 private:
  ViewsWriter(std::unique_ptr<Connection> connection, EventIndex index,
              Watermark watermark);

  absl::Status ApplyByStream(Connection& journal,
                             absl::Span<const JournalRecord> records);
  absl::Status AddToIndex(absl::Span<const JournalRecord> records);
  absl::Status PutWatermark(const Watermark& reached);

  std::unique_ptr<Connection> connection_;
  EventIndex index_;
  Watermark watermark_;
  // The streams whose rows may be behind: those to be saved now, in falling
  // order, up to `saving_until_`, and those that came later.
  std::vector<std::string> saving_;
  uint64_t saving_until_ = 0;
  absl::flat_hash_set<std::string> unsaved_;
};

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_VIEWS_WRITER_H_
