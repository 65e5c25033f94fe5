// What the pages of lists share.

#ifndef INTAKE_CHANNELS_DESK_LISTS_LIST_DESK_H_
#define INTAKE_CHANNELS_DESK_LISTS_LIST_DESK_H_

#include <cstdint>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "channels/desk/desk.h"
#include "channels/desk/lists/list_jobs.h"
#include "channels/web/paths.h"

namespace intake::desk {

struct ListDesk {
  explicit ListDesk(const Desk& of)
      : desk(of), jobs(absl::StrCat(of.folder, "/lists"), of.building_list) {}

  const Desk& desk;
  ListJobs jobs;
  // Corrections of rows go into their files one at a time.
  absl::Mutex correcting;
};

inline std::string RunPath(const std::string& id) {
  return web::PathWith("/lists/run", {{"id", id}});
}

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_LISTS_LIST_DESK_H_
