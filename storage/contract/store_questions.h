// One question of every kind, to be asked while a store is in trouble: it may
// refuse, but not answer falsely. For tests.

#ifndef INTAKE_STORAGE_CONTRACT_STORE_QUESTIONS_H_
#define INTAKE_STORAGE_CONTRACT_STORE_QUESTIONS_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "storage/memory/memory_store.h"
#include "storage/sqlite/sqlite_store.h"

namespace intake::testing {

struct StoreQuestion {
  std::string name;
  // What the store refuses with; INTERNAL: it answers otherwise than `truth`.
  std::function<absl::Status(SqliteStore& store, MemoryStore& truth)> ask;
};

// About the accounts of a RandomHistory.
std::vector<StoreQuestion> StoreQuestions();

}  // namespace intake::testing

#endif  // INTAKE_STORAGE_CONTRACT_STORE_QUESTIONS_H_
