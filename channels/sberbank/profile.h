// A profile is a layout that the bank and a supplier agreed on: the table of a
// line's fields with their checks, and a function that says what they mean.

#ifndef INTAKE_CHANNELS_SBERBANK_PROFILE_H_
#define INTAKE_CHANNELS_SBERBANK_PROFILE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "intake/v1/submission.pb.h"

namespace intake::sberbank {

// Readings of one meter on one day.
struct MeterReadings {
  // What the file calls the meter.
  std::string meter;
  absl::CivilDay date;
  std::vector<v1::NamedValue> values;
};

// What a line says.
struct Row {
  // The supplier's number of the account, or what the bank calls it.
  std::string account;
  bool is_payment_code = false;
  // Empty where the layout has none.
  std::string transaction;
  // The payment order that the money came with, as OrderName has it.
  std::string order;
  int64_t kopecks = 0;
  // Of these, what came to the supplier and what the bank kept.
  int64_t transfer_kopecks = 0;
  int64_t fee_kopecks = 0;
  std::vector<MeterReadings> meters;
  // Readings that the line gives to no meter.
  std::vector<std::string> unassigned;
};

// UTF-8, without blanks around.
using Fields = std::vector<std::string>;

struct Field {
  // In Russian, for the answer.
  absl::string_view name;
  absl::Status (*check)(absl::string_view);
};

struct Profile {
  // As the configuration calls it.
  absl::string_view name;
  // What every line begins with, and what is repeated behind, some times.
  absl::Span<const Field> head;
  absl::Span<const Field> block = {};
  size_t blocks_min = 0;
  size_t blocks_max = 0;
  // Of the last line, which begins with `=`; empty: there is no such line.
  absl::Span<const Field> trailer = {};
  // A file waits for its receipt: see receipt_file.h.
  bool has_receipt = false;
  // Its payments are compared with the registries of readings, not submitted.
  bool reconciles = false;
  // REQUIRES: the fields passed their checks. INVALID_ARGUMENT: they
  // contradict each other, in Russian.
  absl::StatusOr<Row> (*read)(const Fields& fields);
};

// `123456@2014-07-22`, by which sums of several files are compared.
std::string OrderName(absl::string_view number, absl::CivilDay date);

// The fields of a line, checked. INVALID_ARGUMENT: how many there are, or which
// one is not as it should be.
absl::StatusOr<Fields> FieldsOfLine(const Profile& profile,
                                    absl::string_view line);
absl::StatusOr<Fields> FieldsOfTrailer(const Profile& profile,
                                       absl::string_view line);

// Adds a reading to the row's meter of that name and day. `kind` may be
// unspecified, and so may `commodity`.
void AddReading(absl::string_view meter, absl::CivilDay date,
                const v1::RegisterKey& key, absl::string_view value, Row& row);

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_PROFILE_H_
