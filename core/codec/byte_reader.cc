#include "core/codec/byte_reader.h"

#include "absl/strings/str_cat.h"

namespace intake {

uint64_t ByteReader::LongVarint() {
  uint64_t number = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    const uint8_t byte = Byte();
    const uint64_t bits = byte & 0x7f;
    if (shift == 63 && bits > 1) break;
    number |= bits << shift;
    if ((byte & 0x80) == 0) {
      if (byte == 0 && shift > 0) break;
      return failed() ? 0 : number;
    }
  }
  Fail("a number is too long, or longer than it need be");
  return 0;
}

uint64_t ByteReader::Fixed64() {
  uint64_t number = 0;
  if (left() < sizeof(number)) {
    Fail("the bytes end too early");
    return 0;
  }
  for (size_t i = 0; i < sizeof(number); ++i) {
    const auto byte = static_cast<uint8_t>(bytes_[offset_ + i]);
    number |= uint64_t{byte} << (8 * i);
  }
  offset_ += sizeof(number);
  return number;
}

absl::string_view ByteReader::Bytes() {
  const size_t size = Count();
  const absl::string_view bytes = bytes_.substr(offset_, size);
  offset_ += bytes.size();
  return bytes;
}

size_t ByteReader::Count() {
  const uint64_t count = Varint();
  if (count <= left()) return static_cast<size_t>(count);
  Fail(absl::StrCat("got a length of ", count, ", want at most the ", left(),
                    " bytes left"));
  return 0;
}

void ByteReader::Fail(absl::string_view why) {
  if (failed()) return;
  failure_ =
      absl::StrCat("at byte ", offset_, " of ", bytes_.size(), ": ", why);
  offset_ = bytes_.size();
}

absl::Status ByteReader::Finish() {
  if (!failed() && left() > 0) Fail("bytes are left over");
  return failed() ? absl::DataLossError(failure_) : absl::OkStatus();
}

}  // namespace intake
