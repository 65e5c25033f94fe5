#include "storage/sqlite/index_runs.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <utility>

#include "absl/base/macros.h"
#include "absl/strings/str_cat.h"

namespace intake {
namespace {

// A block is its entries as they stand in memory. It fills a page of the table
// without spilling into another.
static_assert(std::endian::native == std::endian::little &&
              sizeof(IndexEntry) == 16);
constexpr size_t kBlockEntries = 1020;

constexpr char kSelectRuns[] = "SELECT id, entries FROM index_runs ORDER BY id";

constexpr char kInsertRun[] =
    "INSERT INTO index_runs (id, entries) VALUES (?1, ?2)";

constexpr char kInsertBlock[] = "INSERT INTO index_blocks (bytes) VALUES (?1)";

constexpr char kInsertFence[] = R"sql(
  INSERT INTO index_fences (run, first_key, first_position, block)
  VALUES (?1, ?2, ?3, ?4))sql";

// The last block that may begin with the key, then those before it.
constexpr char kSelectFor[] = R"sql(
  SELECT index_blocks.bytes, index_fences.first_key
  FROM index_fences
  JOIN index_blocks ON index_blocks.id = index_fences.block
  WHERE index_fences.run = ?1 AND index_fences.first_key <= ?2
  ORDER BY index_fences.first_key DESC, index_fences.first_position DESC)sql";

constexpr char kSelectNext[] = R"sql(
  SELECT index_blocks.bytes
  FROM index_fences
  JOIN index_blocks ON index_blocks.id = index_fences.block
  WHERE index_fences.run = ?1
    AND (index_fences.first_key, index_fences.first_position) > (?2, ?3)
  ORDER BY index_fences.first_key, index_fences.first_position
  LIMIT 1)sql";

constexpr char kDeleteBlocks[] = R"sql(
  DELETE FROM index_blocks
  WHERE id IN (SELECT block FROM index_fences WHERE run = ?1))sql";
constexpr char kDeleteFences[] = "DELETE FROM index_fences WHERE run = ?1";
constexpr char kDeleteRun[] = "DELETE FROM index_runs WHERE id = ?1";

constexpr char kSelectUnfinished[] = R"sql(
  SELECT DISTINCT run FROM index_fences
  WHERE run NOT IN (SELECT id FROM index_runs))sql";

absl::StatusOr<std::vector<IndexEntry>> DecodeBlock(absl::string_view bytes) {
  const size_t count = bytes.size() / sizeof(IndexEntry);
  if (count > 0 && bytes.size() == count * sizeof(IndexEntry)) {
    std::vector<IndexEntry> entries(count);
    std::memcpy(entries.data(), bytes.data(), bytes.size());
    return entries;
  }
  return absl::DataLossError("views: a block of the index is damaged");
}

// Adds those of `block` with `key`.
void AddMatches(const std::vector<IndexEntry>& block, IndexKey key,
                std::vector<uint64_t>& positions) {
  auto entry = std::lower_bound(block.begin(), block.end(), IndexEntry{key, 0});
  for (; entry != block.end() && entry->key == key; ++entry) {
    positions.push_back(entry->position);
  }
}

absl::Status FindInRun(Connection& connection, int64_t run, IndexKey key,
                       std::vector<uint64_t>& positions) {
  Rows rows = connection.Query(kSelectFor, run, key);
  while (rows.Next()) {
    const absl::StatusOr<std::vector<IndexEntry>> block =
        DecodeBlock(rows.Bytes(0));
    if (!block.ok()) return block.status();
    AddMatches(*block, key, positions);
    if (rows.Int(1) < key) break;
  }
  return rows.status();
}

}  // namespace

absl::StatusOr<std::vector<IndexRun>> LoadIndexRuns(Connection& connection) {
  Rows rows = connection.Query(kSelectRuns);
  std::vector<IndexRun> runs;
  while (rows.Next()) runs.push_back({rows.Int(0), rows.As<uint64_t>(1)});
  if (!rows.status().ok()) return rows.status();
  return runs;
}

absl::StatusOr<std::vector<uint64_t>> FindPositions(Connection& connection,
                                                    IndexKey key) {
  const absl::StatusOr<std::vector<IndexRun>> runs = LoadIndexRuns(connection);
  if (!runs.ok()) return runs.status();
  std::vector<uint64_t> positions;
  for (const IndexRun& run : *runs) {
    absl::Status status = FindInRun(connection, run.id, key, positions);
    if (!status.ok()) return status;
  }
  std::sort(positions.begin(), positions.end());
  return positions;
}

absl::Status IndexRunWriter::Add(Connection& connection,
                                 const IndexEntry& entry) {
  ++run_.entries;
  block_.push_back(entry);
  return block_.size() < kBlockEntries ? absl::OkStatus()
                                       : WriteBlock(connection);
}

absl::StatusOr<IndexRun> IndexRunWriter::Finish(Connection& connection) {
  absl::Status status =
      block_.empty() ? absl::OkStatus() : WriteBlock(connection);
  if (status.ok()) status = connection.Run(kInsertRun, run_.id, run_.entries);
  if (!status.ok()) return status;
  return run_;
}

absl::Status IndexRunWriter::WriteBlock(Connection& connection) {
  const absl::string_view bytes(reinterpret_cast<const char*>(block_.data()),
                                block_.size() * sizeof(IndexEntry));
  absl::Status status = connection.Run(kInsertBlock, Blob{bytes});
  const IndexEntry first = block_.front();
  block_.clear();
  if (!status.ok()) return status;
  return connection.Run(
      kInsertFence, run_.id, first.key, first.position,
      int64_t{sqlite3_last_insert_rowid(connection.handle())});
}

absl::StatusOr<const IndexEntry*> IndexRunReader::Next(Connection& connection) {
  if (next_ < block_.size()) return &block_[next_++];
  const IndexEntry last =
      block_.empty() ? IndexEntry{.key = std::numeric_limits<int64_t>::min()}
                     : block_.front();
  Rows rows = connection.Query(
      kSelectNext, run_, last.key,
      block_.empty() ? int64_t{-1} : static_cast<int64_t>(last.position));
  if (!rows.Next()) {
    if (!rows.status().ok()) return rows.status();
    return nullptr;
  }
  absl::StatusOr<std::vector<IndexEntry>> block = DecodeBlock(rows.Bytes(0));
  if (!block.ok()) return block.status();
  block_ = *std::move(block);
  next_ = 1;
  return &block_.front();
}

absl::Status DropIndexRun(Connection& connection, int64_t run) {
  absl::Status status = connection.Run(kDeleteBlocks, run);
  if (status.ok()) status = connection.Run(kDeleteFences, run);
  if (status.ok()) status = connection.Run(kDeleteRun, run);
  return status;
}

absl::Status DropUnfinishedRuns(Connection& connection) {
  std::vector<int64_t> unfinished;
  {
    Rows rows = connection.Query(kSelectUnfinished);
    while (rows.Next()) unfinished.push_back(rows.Int(0));
    if (!rows.status().ok()) return rows.status();
  }
  for (const int64_t run : unfinished) {
    absl::Status status = DropIndexRun(connection, run);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace intake
