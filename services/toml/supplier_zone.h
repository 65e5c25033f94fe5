// The time zone in which the supplier's days begin and end, for every program
// that reads the configuration:
//
//   [supplier]
//   time_zone = "Europe/Samara"

#ifndef INTAKE_SERVICES_TOML_SUPPLIER_ZONE_H_
#define INTAKE_SERVICES_TOML_SUPPLIER_ZONE_H_

#include "absl/time/time.h"
#include "services/toml/config_file.h"

namespace intake {

// A zone that this machine does not know is an error of ConfigFile::Finish.
absl::TimeZone ReadSupplierZone(ConfigFile& file);

}  // namespace intake

#endif  // INTAKE_SERVICES_TOML_SUPPLIER_ZONE_H_
