// The whole server but for its store: admission, the services, and gRPC.

#ifndef INTAKE_SERVICES_SERVER_SERVER_H_
#define INTAKE_SERVICES_SERVER_SERVER_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "core/base/clock.h"
#include "core/ports/account_queries.h"
#include "core/ports/event_log.h"
#include "core/ports/event_store.h"
#include "core/ports/people_store.h"
#include "core/ports/secrets.h"
#include "core/ports/slip_store.h"
#include "core/ports/store_backup.h"
#include "core/ports/store_maintenance.h"
#include "core/rules/rule_set.h"
#include "services/config/server_config.h"

namespace intake {

// One store behind its ports.
struct StorePorts {
  EventStore& events;
  AccountQueries& queries;
  StoreMaintenance& maintenance;
  EventLog& log;
  PeopleStore& people;
  SlipStore& slips;
  // Null: what is stored is not on disk.
  StoreBackup* backup = nullptr;
};

// Used by one thread.
class Server {
 public:
  // Serves when it returns. On a store without an administrator it makes one;
  // see administrator_key.h. Everything given outlives the result.
  //
  // UNAVAILABLE: the address cannot be listened on. Else what the store or the
  // certificates' files say.
  static absl::StatusOr<std::unique_ptr<Server>> Start(
      const ServerConfig& config, const RuleBook& rules,
      const StorePorts& store, Secrets& secrets, const Clock& clock);

  // As Shutdown.
  virtual ~Server() = default;

  // What clients dial: the address of the configuration with the real port.
  virtual std::string address() const = 0;
  virtual int port() const = 0;

  // Health turns NOT_SERVING, no new call is taken, and what is under way is
  // answered; what is not after the drain's time is cancelled. Idempotent.
  virtual void Shutdown() = 0;
};

}  // namespace intake

#endif  // INTAKE_SERVICES_SERVER_SERVER_H_
