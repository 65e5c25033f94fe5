// What the desk knows of one list: what it is, and how far it has come.

#ifndef INTAKE_CHANNELS_DESK_LISTS_LIST_STATE_H_
#define INTAKE_CHANNELS_DESK_LISTS_LIST_STATE_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "channels/building_list/row_answer.h"

namespace intake::desk {

enum class ListStage : uint8_t {
  kChecking,
  kChecked,
  kHandingIn,
  kHandedIn,
  // It is no list, or the server would not have it; `failure` says why.
  kFailed,
};

struct ListState {
  // Of the file, the representative and the date: 32 hexadecimal digits.
  std::string id;
  // As the browser calls it.
  std::string file_name;
  std::string representative;
  // Of rows without one.
  std::optional<absl::CivilDay> date;
  // The log-in of whoever handed it in, or else had it checked.
  std::string agent;
  absl::Time uploaded_at;
  ListStage stage = ListStage::kChecking;
  std::string failure;
  // Once it is checked or handed in. By RowResult.
  int64_t rows = 0;
  std::array<int64_t, building_list::kRowResultCount> results{};
  // Not stored: of a run that is under way.
  int64_t rows_done = 0;
  std::string trouble;

  bool is_running() const {
    return stage == ListStage::kChecking || stage == ListStage::kHandingIn;
  }
};

std::string ListStateText(const ListState& state);

// INVALID_ARGUMENT: what ListStateText does not write; names the line.
absl::StatusOr<ListState> ParseListState(absl::string_view text);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_LISTS_LIST_STATE_H_
