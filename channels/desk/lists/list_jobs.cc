#include "channels/desk/lists/list_jobs.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "channels/building_list/list_run.h"
#include "channels/desk/lists/row_log.h"
#include "channels/program/digest.h"
#include "channels/program/durable_file.h"
#include "channels/program/whole_file.h"
#include "channels/sdk/retry.h"

namespace intake::desk {
namespace {

namespace fs = std::filesystem;

// Lists that run at once: a long one must not hold up all others.
constexpr size_t kThreads = 2;
constexpr absl::Duration kRetryInterval = absl::Seconds(5);
constexpr size_t kIdDigits = 32;

std::string IdOf(const ListState& list, absl::string_view content) {
  return program::DigestOf(
             absl::StrCat(program::DigestOf(content), "\n", list.representative,
                          "\n",
                          list.date ? absl::FormatCivilTime(*list.date) : ""))
      .substr(0, kIdDigits);
}

bool IsWorkbook(const std::string& name) {
  return absl::EndsWithIgnoreCase(name, ".xlsx");
}

}  // namespace

ListJobs::ListJobs(std::string folder, std::shared_ptr<sdk::Connection> channel)
    : folder_(std::move(folder)),
      channel_(std::move(channel)),
      pool_(std::make_unique<http::WorkerPool>(kThreads, kListsMax)) {
  FindOld();
}

ListJobs::~ListJobs() {
  stop_.Notify();
  pool_.reset();
}

std::string ListJobs::FilePath(const ListState& list) const {
  return absl::StrCat(folder_, "/", list.id, "/file/", list.file_name);
}
std::string ListJobs::AnswerPath(const ListState& list) const {
  return absl::StrCat(folder_, "/", list.id, "/answer",
                      IsWorkbook(list.file_name) ? ".xlsx" : ".csv");
}
std::string ListJobs::RowsPath(const std::string& id) const {
  return absl::StrCat(folder_, "/", id, "/rows");
}
std::string ListJobs::CorrectionsPath(const std::string& id) const {
  return absl::StrCat(folder_, "/", id, "/corrections");
}

void ListJobs::FindOld() {
  std::error_code error;
  for (fs::directory_iterator found(folder_, error), end;
       !error && found != end; found.increment(error)) {
    const std::string id = found->path().filename().string();
    const auto text =
        program::ReadFile(absl::StrCat(folder_, "/", id, "/state"));
    const auto list = text.ok() ? ParseListState(*text) : text.status();
    if (!list.ok() || list->id != id) {
      spdlog::error("{}/{}: left alone: {}", folder_, id,
                    list.ok() ? "its name is of another list"
                              : std::string(list.status().message()));
      continue;
    }
    {
      absl::MutexLock lock(&mutex_);
      lists_[id] = *list;
    }
    if (!list->is_running()) continue;
    if (absl::Status status = Queue(id); !status.ok()) {
      spdlog::error("{}", std::string(status.message()));
    }
  }
}

absl::Status ListJobs::Store(const ListState& list) {
  return program::ReplaceFile(absl::StrCat(folder_, "/", list.id, "/state"),
                              ListStateText(list));
}

absl::Status ListJobs::MakeRoom() {
  if (lists_.size() < kListsMax) return absl::OkStatus();
  auto oldest = lists_.end();
  for (auto list = lists_.begin(); list != lists_.end(); ++list) {
    if (list->second.is_running()) continue;
    if (oldest == lists_.end() ||
        list->second.uploaded_at < oldest->second.uploaded_at) {
      oldest = list;
    }
  }
  if (oldest == lists_.end()) {
    return absl::ResourceExhaustedError(
        absl::StrCat(lists_.size(), " lists are under way already"));
  }
  std::error_code error;
  fs::remove_all(absl::StrCat(folder_, "/", oldest->first), error);
  lists_.erase(oldest);
  return absl::OkStatus();
}

absl::StatusOr<std::string> ListJobs::Add(ListState list,
                                          absl::string_view content,
                                          bool hands_in) {
  list.id = IdOf(list, content);
  list.stage = hands_in ? ListStage::kHandingIn : ListStage::kChecking;
  {
    absl::MutexLock lock(&mutex_);
    const auto found = lists_.find(list.id);
    if (found != lists_.end()) {
      const ListStage stage = found->second.stage;
      const bool runs_again =
          stage == ListStage::kFailed || stage == ListStage::kChecked;
      if (!runs_again) return list.id;
      // What it was first called stays: a row's evidence names the file.
      list.file_name = found->second.file_name;
    } else if (absl::Status room = MakeRoom(); !room.ok()) {
      return room;
    }
    std::error_code error;
    fs::create_directories(fs::path(FilePath(list)).parent_path(), error);
    fs::permissions(folder_, fs::perms::owner_all, error);
    absl::Status status = program::ReplaceFile(FilePath(list), content);
    status.Update(Store(list));
    if (!status.ok()) return status;
    lists_[list.id] = list;
  }
  if (absl::Status status = Queue(list.id); !status.ok()) return status;
  return list.id;
}

std::vector<ListState> ListJobs::All() const {
  std::vector<ListState> all;
  {
    absl::MutexLock lock(&mutex_);
    for (const auto& [id, list] : lists_) all.push_back(list);
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return a.uploaded_at > b.uploaded_at;
  });
  return all;
}

std::optional<ListState> ListJobs::Find(const std::string& id) const {
  return Await(id, absl::ZeroDuration());
}

std::optional<ListState> ListJobs::Await(const std::string& id,
                                         absl::Duration patience) const {
  const auto has_run = [&]() ABSL_SHARED_LOCKS_REQUIRED(mutex_) {
    const auto found = lists_.find(id);
    return found == lists_.end() || !found->second.is_running();
  };
  absl::MutexLock lock(&mutex_);
  mutex_.AwaitWithTimeout(absl::Condition(&has_run), patience);
  const auto found = lists_.find(id);
  if (found == lists_.end()) return std::nullopt;
  return found->second;
}

absl::Status ListJobs::HandIn(const std::string& id, const std::string& agent) {
  {
    absl::MutexLock lock(&mutex_);
    const auto found = lists_.find(id);
    if (found == lists_.end()) {
      return absl::NotFoundError(absl::StrCat("there is no list ", id));
    }
    if (found->second.is_running() ||
        found->second.stage == ListStage::kHandedIn) {
      return absl::OkStatus();
    }
    ListState list = found->second;
    list.stage = ListStage::kHandingIn;
    list.agent = agent;
    list.failure.clear();
    list.rows_done = 0;
    if (absl::Status status = Store(list); !status.ok()) return status;
    found->second = list;
  }
  return Queue(id);
}

absl::Status ListJobs::Queue(const std::string& id) {
  return pool_->Run([this, id] { Run(id); });
}

void ListJobs::Run(const std::string& id) {
  ListState list = *Find(id);
  const auto update = [&](const auto& change) {
    absl::MutexLock lock(&mutex_);
    change(lists_[id]);
  };
  while (!stop_.HasBeenNotified()) {
    const auto log = program::WholeFile::Begin(RowsPath(id));
    if (!log.ok()) return Finish(list, log.status());
    absl::Status logged;
    const building_list::RunObserver observer = {
        .progressed =
            [&](int64_t done, int64_t of) {
              update([&](ListState& now) {
                now.rows_done = done;
                now.rows = of;
                now.trouble.clear();
              });
            },
        .answered =
            [&](const building_list::Row& row,
                const building_list::RowAnswer& answer) {
              logged.Update(
                  (*log)->Append(RowLogLine(LoggedRowOf(row, answer))));
            },
        .interrupted =
            [&](const absl::Status& trouble) {
              update([&](ListState& now) {
                now.trouble = std::string(trouble.message());
              });
            }};
    const auto summary = building_list::RunList(
        channel_,
        {.path = FilePath(list),
         .representative = list.representative,
         .date = list.date,
         .handed_in_by = list.agent,
         .answer_path = AnswerPath(list),
         .check_only = list.stage == ListStage::kChecking,
         .pipe = {.stop = &stop_}},
        observer);
    if (absl::IsCancelled(summary.status())) return;
    if (sdk::IsTransient(summary.status())) {
      observer.interrupted(summary.status());
      stop_.WaitForNotificationWithTimeout(kRetryInterval);
      continue;
    }
    if (summary.ok()) {
      list.rows = summary->rows;
      list.results = summary->results;
      logged.Update((*log)->Commit());
    }
    logged.Update(summary.status());
    return Finish(list, logged);
  }
}

void ListJobs::Finish(ListState list, const absl::Status& status) {
  if (status.ok()) {
    list.stage = list.stage == ListStage::kChecking ? ListStage::kChecked
                                                    : ListStage::kHandedIn;
  } else {
    list.stage = ListStage::kFailed;
    // The file as its owner knows it, not where it is kept.
    list.failure = absl::StrReplaceAll(
        std::string(status.message()),
        {{FilePath(list), list.file_name}, {absl::StrCat(folder_, "/"), ""}});
  }
  list.rows_done = list.rows;
  if (absl::Status stored = Store(list); !stored.ok()) {
    // It runs again after a restart, and changes nothing then.
    spdlog::error("{}", std::string(stored.message()));
  }
  absl::MutexLock lock(&mutex_);
  lists_[list.id] = std::move(list);
}

}  // namespace intake::desk
