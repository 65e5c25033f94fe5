// How a program introduces itself to an SMSC: bind_transceiver (SMPP 3.4,
// section 4.1.5).

#ifndef INTAKE_CHANNELS_SMPP_BIND_H_
#define INTAKE_CHANNELS_SMPP_BIND_H_

#include <cstddef>
#include <string>

namespace intake::smpp {

inline constexpr size_t kSystemIdOctetsMax = 15;
inline constexpr size_t kPasswordOctetsMax = 8;
inline constexpr size_t kSystemTypeOctetsMax = 12;

struct Bind {
  // Each at most as above, without a zero octet.
  std::string system_id;
  std::string password;
  std::string system_type;
};

// As version 3.4, for whatever addresses the SMSC has for this system.
std::string BodyFromBind(const Bind& bind);

}  // namespace intake::smpp

#endif  // INTAKE_CHANNELS_SMPP_BIND_H_
