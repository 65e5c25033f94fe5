#include "storage/contract/store_under_test.h"

#include "gmock/gmock.h"
#include "storage/memory/memory_store.h"
#include "storage/sqlite/sqlite_store.h"
#include "tests/support/status_matchers.h"

namespace intake::testing {
namespace {

StoreUnderTest OpenMemory(const std::string&) {
  auto store = std::make_shared<MemoryStore>();
  return {store, store, store, store};
}

StoreUnderTest OpenSqlite(const std::string& folder) {
  // Small batches, so that histories of tests are applied in several.
  auto opened = SqliteStore::Open({.folder = folder, .batch_events_max = 7});
  EXPECT_THAT(opened, IsOk());
  std::shared_ptr<SqliteStore> store = *std::move(opened);
  return {store, store, store, store};
}

}  // namespace

std::vector<StoreKind> AllStoreKinds() {
  return {{.name = "Memory", .open = &OpenMemory},
          {.name = "Sqlite", .durable = true, .open = &OpenSqlite}};
}

}  // namespace intake::testing
