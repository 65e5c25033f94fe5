// Tells the standard health service what admission knows of itself.

#ifndef INTAKE_SERVICES_SERVER_HEALTH_WATCH_H_
#define INTAKE_SERVICES_SERVER_HEALTH_WATCH_H_

#include <functional>
#include <optional>

#include "services/server/periodically.h"

namespace intake {

class HealthWatch {
 public:
  // Asks `healthy` a few times a second, and tells `report` of the first answer
  // and of every change, from a thread of its own.
  HealthWatch(std::function<bool()> healthy, std::function<void(bool)> report);

  // No report comes after this. Idempotent.
  void Stop() { watching_.Stop(); }

 private:
  void Look();

  const std::function<bool()> healthy_;
  const std::function<void(bool)> report_;
  std::optional<bool> reported_;
  // Last, so that it ends first.
  Periodically watching_;
};

}  // namespace intake

#endif  // INTAKE_SERVICES_SERVER_HEALTH_WATCH_H_
