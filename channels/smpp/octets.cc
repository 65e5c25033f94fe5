#include "channels/smpp/octets.h"

#include "absl/base/macros.h"
#include "absl/strings/str_cat.h"

namespace intake::smpp {

void OctetReader::Fail() {
  ok_ = false;
  left_ = {};
}

uint32_t OctetReader::TakeInteger(size_t width) {
  if (left_.size() < width) {
    Fail();
    return 0;
  }
  uint32_t value = 0;
  for (size_t i = 0; i < width; ++i) {
    value = value << 8 | static_cast<uint8_t>(left_[i]);
  }
  left_.remove_prefix(width);
  return value;
}

std::string OctetReader::TakeOctets(size_t count) {
  if (left_.size() < count) {
    Fail();
    return "";
  }
  std::string octets(left_.substr(0, count));
  left_.remove_prefix(count);
  return octets;
}

std::string OctetReader::TakeText(size_t octets_max) {
  const size_t end = left_.substr(0, octets_max).find('\0');
  if (end == absl::string_view::npos) {
    Fail();
    return "";
  }
  std::string text(left_.substr(0, end));
  left_.remove_prefix(end + 1);
  return text;
}

OctetWriter& OctetWriter::Octets(absl::string_view octets) {
  absl::StrAppend(&octets_, octets);
  return *this;
}

OctetWriter& OctetWriter::Text(absl::string_view text) {
  ABSL_HARDENING_ASSERT(text.find('\0') == absl::string_view::npos);
  Octets(text);
  return Byte(0);
}

OctetWriter& OctetWriter::Integer(uint32_t value, size_t width) {
  for (size_t i = width; i > 0; --i) {
    octets_ += static_cast<char>(value >> (8 * (i - 1)) & 0xFF);
  }
  return *this;
}

}  // namespace intake::smpp
