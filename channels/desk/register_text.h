// A register's key as the text of a hidden field: `1.1.2.004512345` is
// commodity, point, kind and serial.

#ifndef INTAKE_CHANNELS_DESK_REGISTER_TEXT_H_
#define INTAKE_CHANNELS_DESK_REGISTER_TEXT_H_

#include <string>

#include "absl/strings/string_view.h"
#include "intake/v1/metering.pb.h"

namespace intake::desk {

std::string TextOfRegister(const v1::RegisterKey& key);

// What is no such text, or names what there is not, is a key that says nothing.
v1::RegisterKey RegisterFromText(absl::string_view text);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_REGISTER_TEXT_H_
