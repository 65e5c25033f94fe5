// A batch of paper slips: its header sheet and how far its keying is.

#ifndef INTAKE_CORE_SLIPS_BATCH_H_
#define INTAKE_CORE_SLIPS_BATCH_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/numeric/int128.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "core/base/amount.h"
#include "core/slips/slip.h"
#include "core/slips/totals.h"

namespace intake {

// Numbers are stored: permanent. Last number used: 3.
enum class KeyingMode : uint8_t { kSingle = 1, kSampled = 2, kDouble = 3 };

// What the sheet says; bounds as in slip_service.proto.
struct BatchHeader {
  std::string number;
  std::string source;
  absl::CivilDay date;
  int slips = 0;
  // None where the sheet has none.
  std::optional<Milli> control_total;
  std::optional<absl::int128> hash_total;
  KeyingMode mode = KeyingMode::kSingle;

  friend bool operator==(const BatchHeader&, const BatchHeader&) = default;
};

// INVALID_ARGUMENT, FIELD_INVALID: a field is out of its bounds.
absl::Status CheckBatchHeader(const BatchHeader& header);

// The end of its keying.
struct BatchEnd {
  std::string agent;
  absl::Time closed_at;
  SlipTotals totals;

  friend bool operator==(const BatchEnd&, const BatchEnd&) = default;
};

struct BatchRecord {
  // Given by the store, rising with the time of opening; 0: not stored yet.
  uint32_t id = 0;
  BatchHeader header;
  std::string opened_by;
  absl::Time opened_at;
  // Draws the sample: see sample.h. None until the first keying of all slips is
  // complete, so that nobody can know before, not even from the store.
  std::optional<uint64_t> sample_seed;
  std::optional<BatchEnd> end;
  // How many slips have their receipts.
  int handed_in = 0;

  friend bool operator==(const BatchRecord&, const BatchRecord&) = default;
};

struct SlipBatch {
  BatchRecord record;
  // As many as the header says, in order, keyed or not.
  std::vector<Slip> slips;

  // Makes them so many; whoever changes the header's number calls it.
  void FitSlips();

  // INVALID_ARGUMENT, FIELD_INVALID: the batch has no such slip.
  absl::StatusOr<Slip*> Find(int sequence);

  // REQUIRES, here and below: `slip` is one of `slips`.
  bool WantsSecond(const Slip& slip) const;
  // Both keyings are there and say different things, and nobody has settled it.
  bool Differs(const Slip& slip) const;
  // Nobody is to key it any more.
  bool IsKeyed(const Slip& slip) const;
  // What counts; null unless the slip is keyed and does not differ.
  const Keying* Counting(const Slip& slip) const;

  bool FirstKeyingIsComplete() const;
  bool AllAreKeyed() const;
  // Of what counts.
  SlipTotals Totals() const;
  // All slips count, and their totals are the header's.
  bool IsComplete() const;
};

// Whether `totals` are the header's, as far as it has any.
bool TotalsAreOf(const BatchHeader& header, const SlipTotals& totals);

}  // namespace intake

#endif  // INTAKE_CORE_SLIPS_BATCH_H_
