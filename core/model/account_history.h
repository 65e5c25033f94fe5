// The readings that come with an account: each one possible, and together a
// dial that only moves forward.

#ifndef INTAKE_CORE_MODEL_ACCOUNT_HISTORY_H_
#define INTAKE_CORE_MODEL_ACCOUNT_HISTORY_H_

#include <cstddef>
#include <vector>

#include "absl/status/status.h"
#include "core/model/account.h"

namespace intake {

// INVALID_ARGUMENT: a reading of an installation or register that is not
// there, outside its installation's days, or not on its dial.
absl::Status CheckHistoricReadings(const Account& account);

// `history` is in canonical order; its i-th reading was given as the
// given[i]-th, and that is how errors name it.
//
// INVALID_ARGUMENT: two readings of one register and day, more readings of a
// register than limits.h allows, or actual ones that run backwards where no
// wrap of the dial explains it.
absl::Status CheckHistoryRunsForward(
    const std::vector<Installation>& installations,
    const std::vector<HistoricReading>& history,
    const std::vector<size_t>& given);

}  // namespace intake

#endif  // INTAKE_CORE_MODEL_ACCOUNT_HISTORY_H_
