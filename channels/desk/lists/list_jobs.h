// The lists that were uploaded, and their runs: on disk, so that a restart
// finds them and goes on with those that were under way.

#ifndef INTAKE_CHANNELS_DESK_LISTS_LIST_JOBS_H_
#define INTAKE_CHANNELS_DESK_LISTS_LIST_JOBS_H_

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/synchronization/notification.h"
#include "absl/time/time.h"
#include "channels/desk/lists/list_state.h"
#include "channels/http/worker_pool.h"
#include "channels/sdk/connection.h"

namespace intake::desk {

// The oldest that does not run is thrown away for one more.
inline constexpr size_t kListsMax = 200;

// Thread-safe.
class ListJobs {
 public:
  // Of the channel for lists; `folder` is made when it is needed.
  ListJobs(std::string folder, std::shared_ptr<sdk::Connection> channel);
  // Stops what runs; the next start goes on with it.
  ~ListJobs();

  // Keeps the list and begins to check it, or to hand it in where `hands_in`.
  // The same file of the same representative for the same day is the same list:
  // it runs once, and is handed in at most once. Of `list`, `id` and what
  // follows `uploaded_at` do not count. Gives its id. RESOURCE_EXHAUSTED: it
  // could not be written; all lists run.
  absl::StatusOr<std::string> Add(ListState list, absl::string_view content,
                                  bool hands_in);

  // Newest first.
  std::vector<ListState> All() const;
  std::optional<ListState> Find(const std::string& id) const;
  // The same, once it has run or `patience` is over.
  std::optional<ListState> Await(const std::string& id,
                                 absl::Duration patience) const;

  // Hands in a list that was only checked, or that failed. NOT_FOUND.
  absl::Status HandIn(const std::string& id, const std::string& agent);

  // The files of a list: as it was uploaded; the answer; the rows' outcomes;
  // and those of rows that were corrected since.
  std::string FilePath(const ListState& list) const;
  std::string AnswerPath(const ListState& list) const;
  std::string RowsPath(const std::string& id) const;
  std::string CorrectionsPath(const std::string& id) const;

 private:
  void FindOld();
  absl::Status Store(const ListState& list);
  absl::Status MakeRoom() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::Status Queue(const std::string& id);
  void Run(const std::string& id);
  void Finish(ListState list, const absl::Status& status);

  const std::string folder_;
  const std::shared_ptr<sdk::Connection> channel_;
  absl::Notification stop_;
  mutable absl::Mutex mutex_;
  std::map<std::string, ListState> lists_ ABSL_GUARDED_BY(mutex_);
  // Last: its threads end before what they use.
  std::unique_ptr<http::WorkerPool> pool_;
};

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_LISTS_LIST_JOBS_H_
