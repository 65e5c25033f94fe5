// The stores that the contract suite is run on: add a new engine here.

#ifndef INTAKE_STORAGE_CONTRACT_STORE_UNDER_TEST_H_
#define INTAKE_STORAGE_CONTRACT_STORE_UNDER_TEST_H_

#include <memory>
#include <string>
#include <vector>

#include "core/ports/account_queries.h"
#include "core/ports/event_log.h"
#include "core/ports/event_store.h"
#include "core/ports/store_maintenance.h"

namespace intake::testing {

// One store behind its ports.
struct StoreUnderTest {
  std::shared_ptr<EventStore> events;
  std::shared_ptr<EventLog> log;
  std::shared_ptr<AccountQueries> queries;
  std::shared_ptr<StoreMaintenance> maintenance;
};

struct StoreKind {
  std::string name;
  // Opened again on the same folder, it has what it had.
  bool durable = false;
  StoreUnderTest (*open)(const std::string& folder) = nullptr;
};

std::vector<StoreKind> AllStoreKinds();

}  // namespace intake::testing

#endif  // INTAKE_STORAGE_CONTRACT_STORE_UNDER_TEST_H_
