// One paper slip, as it was keyed.

#ifndef INTAKE_CORE_SLIPS_SLIP_H_
#define INTAKE_CORE_SLIPS_SLIP_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "core/model/receipt.h"

namespace intake {

// What a slip bears. Electricity only.
struct SlipContent {
  // Digits as written, leading zeros too.
  std::string account_number;
  // Decimal strings as written, in canonical order.
  std::vector<std::string> values;
  bool is_signed = false;
  // None: the batch's.
  std::optional<absl::CivilDay> reading_date;
  // From its GOST R 56042 code, where it has one, and that code's text.
  std::string meter_serial;
  std::string code_text;

  friend bool operator==(const SlipContent&, const SlipContent&) = default;
};

// INVALID_ARGUMENT, FIELD_INVALID: the field of SlipContent is out of its
// bounds, which slip_service.proto documents.
absl::Status CheckSlipContent(const SlipContent& content);

// Whether both say the same of a slip in a batch of `batch_date`: account
// (leading zeros count), amounts, signature and date. What only a code says is
// not compared: who keys by hand does not see it.
//
// REQUIRES: CheckSlipContent passes for both.
bool SaySame(const SlipContent& a, const SlipContent& b,
             absl::CivilDay batch_date);

// Which of a slip's keyings. Numbers are stored: permanent. Last number used:
// 3.
enum class Turn : uint8_t { kFirst = 1, kSecond = 2, kSettled = 3 };

struct Keying {
  SlipContent content;
  // Log-in of the one who keyed it.
  std::string agent;
  absl::Time keyed_at;

  friend bool operator==(const Keying&, const Keying&) = default;
};

// What became of a slip that was handed in.
struct SlipReceipt {
  std::string code;
  Outcome outcome = Outcome::kRefused;
  // The first kSlipReceiptTextBytesMax bytes of it, in whole characters.
  std::string text;

  friend bool operator==(const SlipReceipt&, const SlipReceipt&) = default;
};

struct Slip {
  // 1 for the first of the pile.
  int sequence = 0;
  std::optional<Keying> first;
  std::optional<Keying> second;
  // A supervisor's word, which counts before both.
  std::optional<Keying> settled;
  std::optional<SlipReceipt> receipt;

  std::optional<Keying>& Of(Turn turn);

  friend bool operator==(const Slip&, const Slip&) = default;
};

}  // namespace intake

#endif  // INTAKE_CORE_SLIPS_SLIP_H_
