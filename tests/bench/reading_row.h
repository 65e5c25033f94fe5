// The endless row of readings as bytes of requests. What it costs to make a
// request is taken from the server, so nothing is encoded twice: a message is
// made once and then only its digits are changed.

#ifndef INTAKE_TESTS_BENCH_READING_ROW_H_
#define INTAKE_TESTS_BENCH_READING_ROW_H_

#include <array>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace intake::bench {

// Readings that follow the monthly ones of town.h: number 0, 1, 2, ... goes
// through all accounts in an order that no cache foresees, then again for a
// later day. All of them pass every rule.
class ReadingRow {
 public:
  ReadingRow(int64_t accounts, absl::CivilDay today, int64_t first);

  // The next one as field 1 of its request: the whole of a unary or a streamed
  // request, and one item of a batch. Valid until the next call.
  absl::string_view Next();

  // The number of the next one.
  int64_t next() const { return next_; }

 private:
  // A message, and where in it the digits stand.
  struct Form {
    std::string bytes;
    size_t request_id = 0;
    size_t account = 0;
    size_t first_value = 0;
    // 0 where there is none.
    size_t second_value = 0;
    size_t date = 0;
  };

  static Form MakeForm(int64_t index);

  const int64_t accounts_;
  const absl::CivilDay today_;
  int64_t next_;
  int64_t pass_ = -1;
  std::string date_;
  // Of accounts with one tariff, and with two.
  std::array<Form, 2> forms_;
};

}  // namespace intake::bench

#endif  // INTAKE_TESTS_BENCH_READING_ROW_H_
