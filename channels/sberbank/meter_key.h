// The meter key of a terminal's screen: a meter's serial number followed by one
// digit for the dial - 0 total, 1 day, 2 night, 3 peak, 4 half-peak. The export
// makes it (see terminal_file.h) and the bank's registry brings it back, so
// that no table has to be kept, and a meter that was exchanged meanwhile is
// noticed by its serial.

#ifndef INTAKE_CHANNELS_SBERBANK_METER_KEY_H_
#define INTAKE_CHANNELS_SBERBANK_METER_KEY_H_

#include <string>

#include "absl/strings/string_view.h"
#include "intake/v1/metering.pb.h"

namespace intake::sberbank {

// REQUIRES: a kind that is specified.
std::string MeterKey(const v1::RegisterKey& key);

// A key that ends with no such digit is a serial with an unspecified dial.
v1::RegisterKey FromMeterKey(absl::string_view meter_key);

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_METER_KEY_H_
