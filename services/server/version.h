// The version of the program.

#ifndef INTAKE_SERVICES_SERVER_VERSION_H_
#define INTAKE_SERVICES_SERVER_VERSION_H_

namespace intake {

// `0.1.0`.
const char* ServerVersion();

}  // namespace intake

#endif  // INTAKE_SERVICES_SERVER_VERSION_H_
