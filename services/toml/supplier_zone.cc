#include "services/toml/supplier_zone.h"

#include <string>

#include "absl/strings/str_cat.h"

namespace intake {

absl::TimeZone ReadSupplierZone(ConfigFile& file) {
  ConfigSection supplier = file.Root().Section("supplier");
  const std::string name = supplier.String("time_zone", "Europe/Samara");
  absl::TimeZone zone;
  if (!absl::LoadTimeZone(name, &zone)) {
    supplier.AddError("time_zone",
                      absl::StrCat("got \"", name,
                                   "\", wanted an IANA time zone that this "
                                   "machine knows, such as Europe/Samara"));
  }
  return zone;
}

}  // namespace intake
