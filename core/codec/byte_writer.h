// The primitives of the stored format, written. See byte_reader.h for the way
// back and event_codec.cc for what is made of them.

#ifndef INTAKE_CORE_CODEC_BYTE_WRITER_H_
#define INTAKE_CORE_CODEC_BYTE_WRITER_H_

#include <cstdint>
#include <string>
#include <utility>

#include "absl/strings/string_view.h"

namespace intake {

class ByteWriter {
 public:
  // Most events fit without growing.
  ByteWriter() { bytes_.reserve(512); }

  void Byte(uint8_t byte) { bytes_.push_back(static_cast<char>(byte)); }

  // Seven bits a byte, the lowest first; the high bit says that more follow.
  void Varint(uint64_t number) {
    while (number >= 0x80) {
      Byte(static_cast<uint8_t>(number | 0x80));
      number >>= 7;
    }
    Byte(static_cast<uint8_t>(number));
  }

  // A varint of 0, -1, 1, -2, 2, … counted from 0: small numbers stay short.
  void Zigzag(int64_t number) {
    const uint64_t bits = static_cast<uint64_t>(number);
    Varint((bits << 1) ^ (number < 0 ? ~uint64_t{0} : 0));
  }

  // Eight bytes, the lowest first.
  void Fixed64(uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8) {
      Byte(static_cast<uint8_t>(number >> shift));
    }
  }

  // The length as a varint, then the bytes.
  void Bytes(absl::string_view bytes) {
    Varint(bytes.size());
    bytes_.append(bytes.data(), bytes.size());
  }

  std::string Take() && { return std::move(bytes_); }

 private:
  std::string bytes_;
};

}  // namespace intake

#endif  // INTAKE_CORE_CODEC_BYTE_WRITER_H_
