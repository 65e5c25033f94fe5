#include "storage/sqlite/event_index.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace intake {
namespace {

// Up to so many entries a run is small: it is written again with what comes
// next, so that a stream of single events does not leave a run for each.
constexpr uint64_t kSmallRunEntries = 2'000;

// So many runs of about one size become one of the next size.
constexpr size_t kRunsMerged = 8;

// How many entries are merged for each that is added: an entry is merged about
// once for each size there is, of which there are not so many.
constexpr uint64_t kMergedPerAdded = 8;

// Runs of one size differ by less than the factor that merges them.
int SizeClass(uint64_t entries) {
  int size_class = 0;
  for (uint64_t limit = kSmallRunEntries; entries > limit;
       limit *= kRunsMerged) {
    ++size_class;
  }
  return size_class;
}

}  // namespace

struct EventIndex::Merge {
  struct Source {
    IndexRunReader reader;
    // Null once it is at its end.
    const IndexEntry* head = nullptr;
  };

  std::set<int64_t> runs;
  std::vector<Source> sources;
  IndexRunWriter output;
  bool begun = false;
};

EventIndex::EventIndex(std::vector<IndexRun> runs) : runs_(std::move(runs)) {
  for (const IndexRun& run : runs_) last_run_ = std::max(last_run_, run.id);
}
EventIndex::EventIndex(EventIndex&&) noexcept = default;
EventIndex& EventIndex::operator=(EventIndex&&) noexcept = default;
EventIndex::~EventIndex() = default;

absl::StatusOr<EventIndex> EventIndex::Open(Connection& connection) {
  absl::Status status = DropUnfinishedRuns(connection);
  if (!status.ok()) return status;
  absl::StatusOr<std::vector<IndexRun>> runs = LoadIndexRuns(connection);
  if (!runs.ok()) return runs.status();
  return EventIndex(*std::move(runs));
}

int64_t EventIndex::NextRun() { return ++last_run_; }

absl::Status EventIndex::Add(Connection& connection,
                             std::vector<IndexEntry> entries) {
  if (entries.empty()) return absl::OkStatus();
  const uint64_t added = entries.size();
  absl::Status status = TakeSmallRuns(connection, entries);
  if (!status.ok()) return status;
  std::sort(entries.begin(), entries.end());
  IndexRunWriter writer(NextRun());
  for (const IndexEntry& entry : entries) {
    if (status = writer.Add(connection, entry); !status.ok()) return status;
  }
  const absl::StatusOr<IndexRun> run = writer.Finish(connection);
  if (!run.ok()) return run.status();
  runs_.push_back(*run);
  BeginMerge();
  return ContinueMerge(connection, added * kMergedPerAdded);
}

absl::Status EventIndex::TakeSmallRuns(Connection& connection,
                                       std::vector<IndexEntry>& entries) {
  for (auto run = runs_.begin(); run != runs_.end();) {
    if (SizeClass(run->entries) > 0) {
      ++run;
      continue;
    }
    IndexRunReader reader(run->id);
    while (true) {
      const absl::StatusOr<const IndexEntry*> entry = reader.Next(connection);
      if (!entry.ok()) return entry.status();
      if (*entry == nullptr) break;
      entries.push_back(**entry);
    }
    absl::Status status = DropIndexRun(connection, run->id);
    if (!status.ok()) return status;
    run = runs_.erase(run);
  }
  return absl::OkStatus();
}

void EventIndex::BeginMerge() {
  if (merge_ != nullptr) return;
  std::map<int, std::vector<int64_t>> by_size;
  for (const IndexRun& run : runs_) {
    by_size[SizeClass(run.entries)].push_back(run.id);
  }
  for (const auto& [size_class, ids] : by_size) {
    if (ids.size() < kRunsMerged) continue;
    merge_ =
        std::make_unique<Merge>(Merge{.output = IndexRunWriter(NextRun())});
    for (const int64_t id : ids) {
      merge_->runs.insert(id);
      merge_->sources.push_back({IndexRunReader(id)});
    }
    return;
  }
}

absl::Status EventIndex::ContinueMerge(Connection& connection,
                                       uint64_t entries_max) {
  if (merge_ == nullptr) return absl::OkStatus();
  const auto advance = [&](Merge::Source& source) {
    const absl::StatusOr<const IndexEntry*> next =
        source.reader.Next(connection);
    if (next.ok()) source.head = *next;
    return next.status();
  };
  if (!merge_->begun) {
    for (Merge::Source& source : merge_->sources) {
      if (absl::Status status = advance(source); !status.ok()) return status;
    }
    merge_->begun = true;
  }
  for (uint64_t merged = 0; merged < entries_max; ++merged) {
    Merge::Source* least = nullptr;
    for (Merge::Source& source : merge_->sources) {
      if (source.head == nullptr) continue;
      if (least == nullptr || *source.head < *least->head) least = &source;
    }
    if (least == nullptr) return EndMerge(connection);
    absl::Status status = merge_->output.Add(connection, *least->head);
    if (status.ok()) status = advance(*least);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status EventIndex::EndMerge(Connection& connection) {
  const absl::StatusOr<IndexRun> merged = merge_->output.Finish(connection);
  if (!merged.ok()) return merged.status();
  for (const int64_t id : merge_->runs) {
    absl::Status status = DropIndexRun(connection, id);
    if (!status.ok()) return status;
  }
  std::erase_if(runs_, [this](const IndexRun& run) {
    return merge_->runs.contains(run.id);
  });
  runs_.push_back(*merged);
  merge_ = nullptr;
  return absl::OkStatus();
}

}  // namespace intake
