// The file views.db as a whole: found fit for its journal, or made again.

#ifndef INTAKE_STORAGE_SQLITE_VIEWS_FILE_H_
#define INTAKE_STORAGE_SQLITE_VIEWS_FILE_H_

#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/views_writer.h"

namespace intake {

using LogHook = std::function<void(absl::string_view message)>;

// Opens the views at `file`. If they are not of this journal and this version
// of the program, or damaged, says so to `log` and starts them from nothing.
// `journal` sees the table `journal`; no other connection to `file` is open.
// DATA_LOSS: the journal is damaged; `JOURNAL_LOST_ITS_END`: the views know
// events that it does not have any more.
absl::StatusOr<std::unique_ptr<ViewsWriter>> OpenViews(const FileOptions& file,
                                                       Connection& journal,
                                                       const LogHook& log);

// Removes a database file and what SQLite keeps beside it.
absl::Status RemoveDatabase(const std::string& path);

// Puts the closed database `from` in the place of the closed database `to`; a
// crash leaves one of them there, or none, never a mixture.
absl::Status ReplaceDatabase(const std::string& from, const std::string& to);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_VIEWS_FILE_H_
