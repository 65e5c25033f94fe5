// The first pass over a registry: what it is as a whole, before anything of it
// is submitted.

#ifndef INTAKE_CHANNELS_SBERBANK_REGISTRY_CHECK_H_
#define INTAKE_CHANNELS_SBERBANK_REGISTRY_CHECK_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/synchronization/notification.h"
#include "channels/sberbank/eps13.h"
#include "channels/sberbank/profile.h"
#include "channels/sberbank/receipt_file.h"

namespace intake::sberbank {

// What an answer lists of a bad file; it says how many more there are.
inline constexpr size_t kProblemsMax = 100;
// Payment orders in one registry; it usually has one.
inline constexpr size_t kOrdersMax = 100;

// Line 0: the file as a whole. The text is in Russian.
struct Problem {
  int64_t line = 0;
  std::string text;
};

// Lines with money in them, and the money.
struct Payments {
  int64_t count = 0;
  int64_t kopecks = 0;
};

struct RegistryFacts {
  int64_t lines = 0;
  int64_t kopecks = 0;
  int64_t transfer_kopecks = 0;
  int64_t fee_kopecks = 0;
  // By OrderName.
  std::map<std::string, Payments> orders;
  std::optional<Eps13Trailer> trailer;
  // The first ones, and of how many.
  std::vector<Problem> problems;
  int64_t problem_count = 0;

  void AddProblem(int64_t line, std::string text);
};

// `receipt` is null where the profile has none. INVALID_ARGUMENT: the file
// cannot be read. CANCELLED: `stop` was set.
absl::StatusOr<RegistryFacts> CheckRegistry(const std::string& path,
                                            const Profile& profile,
                                            const ReceiptLine* receipt,
                                            const absl::Notification& stop);

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_REGISTRY_CHECK_H_
