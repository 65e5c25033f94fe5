// What the services stand on.

#ifndef INTAKE_SERVICES_RPC_BACKEND_H_
#define INTAKE_SERVICES_RPC_BACKEND_H_

#include <string>

#include "absl/time/time.h"
#include "core/admission/admission.h"
#include "core/base/clock.h"
#include "core/people/customers.h"
#include "core/people/staff.h"
#include "core/ports/account_queries.h"
#include "core/ports/event_log.h"
#include "core/ports/store_backup.h"
#include "core/ports/store_maintenance.h"
#include "core/rules/rule_set.h"
#include "services/auth/authenticator.h"
#include "services/rpc/customer_reach.h"
#include "services/rpc/executor.h"
#include "services/rpc/open_streams.h"
#include "services/rpc/request_places.h"

namespace intake {

// All of it outlives the services.
struct Backend {
  Admission& admission;
  AccountQueries& queries;
  StoreMaintenance& maintenance;
  EventLog& log;
  const RuleBook& rules;
  const Clock& clock;
  const Authenticator& authenticator;
  const CustomerReach& reach;
  Customers& customers;
  Staff& staff;
  // For queries, which take milliseconds, and for an operator's commands,
  // which take minutes.
  Executor& query_executor;
  Executor& maintenance_executor;
  // For customers and staff: what is quick, and what checks a password.
  Executor& people_executor;
  Executor& password_executor;
  // For answers that are long to write, beside admission's thread.
  Executor& answer_executor;
  OpenStreams& streams;
  RequestPlaces& stream_places;
  std::string server_version;
  absl::Time started_at;
  // Null: what is stored is not on disk.
  StoreBackup* backup = nullptr;
};

}  // namespace intake

#endif  // INTAKE_SERVICES_RPC_BACKEND_H_
