// The primitives of the stored format, written. See byte_reader.h for the way
// back and event_codec.cc for what is made of them.

#ifndef INTAKE_CORE_CODEC_BYTE_WRITER_H_
#define INTAKE_CORE_CODEC_BYTE_WRITER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>

#include "absl/strings/string_view.h"

namespace intake {

class ByteWriter {
 public:
  void Byte(uint8_t byte) {
    MakeRoom(1);
    buffer_[used_++] = static_cast<char>(byte);
  }

  // Seven bits a byte, the lowest first; the high bit says that more follow.
  void Varint(uint64_t number) {
    MakeRoom(kVarintBytesMax);
    while (number >= 0x80) {
      buffer_[used_++] = static_cast<char>(number | 0x80);
      number >>= 7;
    }
    buffer_[used_++] = static_cast<char>(number);
  }

  // A varint of 0, -1, 1, -2, 2, … counted from 0: small numbers stay short.
  void Zigzag(int64_t number) {
    const auto bits = static_cast<uint64_t>(number);
    Varint((bits << 1) ^ (number < 0 ? ~uint64_t{0} : 0));
  }

  // Eight bytes, the lowest first.
  void Fixed64(uint64_t number) {
    MakeRoom(sizeof(number));
    for (int shift = 0; shift < 64; shift += 8) {
      buffer_[used_++] = static_cast<char>(number >> shift);
    }
  }

  // The length as a varint, then the bytes.
  void Bytes(absl::string_view bytes) {
    Varint(bytes.size());
    if (bytes.size() > buffer_.size() - used_) {
      Spill();
      spilled_.append(bytes.data(), bytes.size());
      return;
    }
    std::memcpy(buffer_.data() + used_, bytes.data(), bytes.size());
    used_ += bytes.size();
  }

  std::string Take() && {
    if (spilled_.empty()) return std::string(buffer_.data(), used_);
    Spill();
    return std::move(spilled_);
  }

 private:
  static constexpr size_t kVarintBytesMax = 10;

  void MakeRoom(size_t bytes) {
    if (bytes > buffer_.size() - used_) Spill();
  }
  void Spill() {
    spilled_.append(buffer_.data(), used_);
    used_ = 0;
  }

  // Most events and states fit, and so cost one allocation of their size.
  std::array<char, 1024> buffer_;
  size_t used_ = 0;
  // What came before the buffer's.
  std::string spilled_;
};

}  // namespace intake

#endif  // INTAKE_CORE_CODEC_BYTE_WRITER_H_
