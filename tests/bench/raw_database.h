// A SQLite file without ceremony, for yardsticks.

#ifndef INTAKE_TESTS_BENCH_RAW_DATABASE_H_
#define INTAKE_TESTS_BENCH_RAW_DATABASE_H_

#include <sqlite3.h>

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"

namespace intake::bench {

// After the first failure, which `status` keeps, nothing is done any more.
class RawDatabase {
 public:
  // An empty file of that name.
  explicit RawDatabase(const std::string& path);
  ~RawDatabase();

  RawDatabase(const RawDatabase&) = delete;
  RawDatabase& operator=(const RawDatabase&) = delete;

  void Run(const char* script);
  // Lives as long as the database.
  sqlite3_stmt* Prepare(const std::string& sql);
  // `bytes` outlives the next Step.
  void BindBlob(sqlite3_stmt* statement, int index, const std::string& bytes);
  void BindInt(sqlite3_stmt* statement, int index, int64_t value);
  // Runs it once to its end.
  void Step(sqlite3_stmt* statement);

  const absl::Status& status() const { return status_; }

 private:
  void Note(int code, int wanted);

  sqlite3* connection_ = nullptr;
  std::vector<sqlite3_stmt*> statements_;
  absl::Status status_;
};

}  // namespace intake::bench

#endif  // INTAKE_TESTS_BENCH_RAW_DATABASE_H_
