// Reading and writing the fields of SMPP: integers of one, two and four octets,
// big end first, texts that end with a zero octet, and plain octets.

#ifndef INTAKE_CHANNELS_SMPP_OCTETS_H_
#define INTAKE_CHANNELS_SMPP_OCTETS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "absl/strings/string_view.h"

namespace intake::smpp {

// Takes fields off the front of some octets. A field that is not wholly there
// reads as zero or empty, and so does all that comes after it; ok() tells.
class OctetReader {
 public:
  explicit OctetReader(absl::string_view octets) : left_(octets) {}

  uint8_t TakeByte() { return static_cast<uint8_t>(TakeInteger(1)); }
  uint16_t TakeShort() { return static_cast<uint16_t>(TakeInteger(2)); }
  uint32_t TakeLong() { return TakeInteger(4); }
  std::string TakeOctets(size_t count);
  // Up to and without the zero octet, which must stand within the first
  // `octets_max` octets.
  std::string TakeText(size_t octets_max);

  bool ok() const { return ok_; }
  bool empty() const { return left_.empty(); }

 private:
  uint32_t TakeInteger(size_t width);
  void Fail();

  absl::string_view left_;
  bool ok_ = true;
};

// Appends fields to octets.
class OctetWriter {
 public:
  OctetWriter& Byte(uint8_t value) { return Integer(value, 1); }
  OctetWriter& Short(uint16_t value) { return Integer(value, 2); }
  OctetWriter& Long(uint32_t value) { return Integer(value, 4); }
  OctetWriter& Octets(absl::string_view octets);
  // REQUIRES: `text` holds no zero octet.
  OctetWriter& Text(absl::string_view text);

  std::string Finish() && { return std::move(octets_); }

 private:
  OctetWriter& Integer(uint32_t value, size_t width);

  std::string octets_;
};

}  // namespace intake::smpp

#endif  // INTAKE_CHANNELS_SMPP_OCTETS_H_
