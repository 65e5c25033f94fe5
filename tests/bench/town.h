// The invented town of the benchmarks: its accounts and their monthly readings.

#ifndef INTAKE_TESTS_BENCH_TOWN_H_
#define INTAKE_TESTS_BENCH_TOWN_H_

#include <cstdint>
#include <string>

#include "absl/time/civil_time.h"
#include "intake/v1/account.pb.h"
#include "intake/v1/submission.pb.h"

namespace intake::bench {

inline constexpr int64_t kFirstAccount = 2'000'000'000;
// What a dial showed at the latest monthly reading, and how far it moves.
inline constexpr int64_t kLatestMonthly = 100'000;
inline constexpr int64_t kUsageOfMonth = 100;
inline constexpr char kSender[] = "79030000000";

// Accounts are told by their index, from 0; every second one has two tariffs.
std::string NumberOf(int64_t index);
bool HasTwoTariffs(int64_t index);

// Writes the account `index` with a reading a month: the latest `months` of
// those that are more than `skipped` months back.
void FillAccount(int64_t index, absl::CivilDay today, int months, int skipped,
                 v1::Account& account);

// The day of the monthly reading that is `back` months older than the latest.
absl::CivilDay DayOfMonthlyReading(absl::CivilDay today, int back);

// Writes that monthly reading of account `index`.
void FillMonthlyReading(int64_t index, absl::CivilDay today, int back,
                        v1::Submission& submission);

// Of today in the supplier's time zone.
absl::CivilDay Today();

}  // namespace intake::bench

#endif  // INTAKE_TESTS_BENCH_TOWN_H_
