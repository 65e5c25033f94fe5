#include "services/server/version.h"

namespace intake {

const char* ServerVersion() { return INTAKE_VERSION; }

}  // namespace intake
