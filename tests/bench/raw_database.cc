#include "tests/bench/raw_database.h"

#include <unistd.h>

namespace intake::bench {

RawDatabase::RawDatabase(const std::string& path) {
  for (const char* const suffix : {"", "-wal", "-shm"}) {
    unlink((path + suffix).c_str());
  }
  Note(sqlite3_open(path.c_str(), &connection_), SQLITE_OK);
}

RawDatabase::~RawDatabase() {
  for (sqlite3_stmt* const statement : statements_) sqlite3_finalize(statement);
  sqlite3_close(connection_);
}

void RawDatabase::Run(const char* script) {
  if (!status_.ok()) return;
  Note(sqlite3_exec(connection_, script, nullptr, nullptr, nullptr), SQLITE_OK);
}

sqlite3_stmt* RawDatabase::Prepare(const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  if (!status_.ok()) return statement;
  Note(sqlite3_prepare_v2(connection_, sql.c_str(), -1, &statement, nullptr),
       SQLITE_OK);
  statements_.push_back(statement);
  return statement;
}

void RawDatabase::BindBlob(sqlite3_stmt* statement, int index,
                           const std::string& bytes) {
  sqlite3_bind_blob(statement, index, bytes.data(),
                    static_cast<int>(bytes.size()), SQLITE_STATIC);
}

void RawDatabase::BindInt(sqlite3_stmt* statement, int index, int64_t value) {
  sqlite3_bind_int64(statement, index, value);
}

void RawDatabase::Step(sqlite3_stmt* statement) {
  if (!status_.ok()) return;
  Note(sqlite3_step(statement), SQLITE_DONE);
  sqlite3_reset(statement);
}

void RawDatabase::Note(int code, int wanted) {
  if (code == wanted || !status_.ok()) return;
  status_ = absl::UnavailableError(sqlite3_errmsg(connection_));
}

}  // namespace intake::bench
