// Batches and keyings for the tests of stores.

#ifndef INTAKE_STORAGE_SLIPS_SLIPS_FOR_TEST_H_
#define INTAKE_STORAGE_SLIPS_SLIPS_FOR_TEST_H_

#include <memory>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/slips/batch.h"
#include "storage/slips/sqlite_slip_store.h"

namespace intake::testing {

// Null where it cannot be opened.
inline std::unique_ptr<SqliteSlipStore> OpenSlips(const std::string& folder,
                                                  const std::string& vfs = "") {
  auto store = SqliteSlipStore::Open(
      {.path = absl::StrCat(folder, "/slips.db"), .vfs = vfs});
  return store.ok() ? *std::move(store) : nullptr;
}

inline BatchRecord OpenRecord(const std::string& number, int slips) {
  return {.header = {.number = number,
                     .source = "post office 12",
                     .date = absl::CivilDay(2014, 6, 20),
                     .slips = slips,
                     .control_total = 12'389'500,
                     .hash_total = absl::MakeInt128(7, 9),
                     .mode = KeyingMode::kSampled},
          .opened_by = "anna",
          .opened_at = absl::FromUnixMicros(1'403'000'000'000'001)};
}

// Another one for each `value`.
inline Keying KeyingOf(const std::string& agent, int value) {
  return {.content = {.account_number = "0012345678",
                      .values = {absl::StrCat(value), "690,5"},
                      .is_signed = value % 2 == 0,
                      .reading_date = absl::CivilDay(2014, 6, 1) + value,
                      .meter_serial = "777",
                      .code_text = std::string("ST00012|\0\xff", 10)},
          .agent = agent,
          .keyed_at = absl::FromUnixMicros(1'403'000'000'000'000 + value)};
}

}  // namespace intake::testing

#endif  // INTAKE_STORAGE_SLIPS_SLIPS_FOR_TEST_H_
