// Makes the views: everything that follows from the events, in tables for
// those who ask.

#ifndef INTAKE_STORAGE_SQLITE_VIEWS_WRITER_H_
#define INTAKE_STORAGE_SQLITE_VIEWS_WRITER_H_

#include <cstdint>
#include <memory>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/journal.h"

namespace intake {

// Of the last event in the views; position 0 where there is none.
struct Watermark {
  uint64_t position = 0;
  ChainHash chain = kChainStart;
};

// The only writer of one views file. One thread at a time.
class ViewsWriter {
 public:
  // Makes the file if it is not there. FAILED_PRECONDITION: it has another
  // version's tables. DATA_LOSS: it is damaged. Either way: remove it.
  static absl::StatusOr<std::unique_ptr<ViewsWriter>> Open(
      const FileOptions& file);

  const Watermark& watermark() const { return watermark_; }

  // Applies all of `records` in one transaction, or none.
  //
  // REQUIRES: they follow the watermark without a gap.
  absl::Status Apply(absl::Span<const JournalRecord> records);

  // Copies all of the write-ahead log into the file, and syncs it.
  absl::Status Checkpoint();

 private:
  ViewsWriter(std::unique_ptr<Connection> connection, Watermark watermark);

  std::unique_ptr<Connection> connection_;
  Watermark watermark_;
};

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_VIEWS_WRITER_H_
