// The primitives of the stored format, read. Any bytes may come in: a read that
// does not fit fails, once and for all; from then on every read gives zero or
// nothing, so that whoever reads need only ask at the end.

#ifndef INTAKE_CORE_CODEC_BYTE_READER_H_
#define INTAKE_CORE_CODEC_BYTE_READER_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace intake {

class ByteReader {
 public:
  // `bytes` outlives the reader.
  explicit ByteReader(absl::string_view bytes) : bytes_(bytes) {}

  uint8_t Byte() {
    if (left() == 0) {
      Fail("the bytes end too early");
      return 0;
    }
    return static_cast<uint8_t>(bytes_[offset_++]);
  }
  // Only the shortest form of a number is read: the bytes of a value are the
  // only bytes of that value.
  uint64_t Varint() {
    // Most are below 128.
    if (left() > 0 && static_cast<uint8_t>(bytes_[offset_]) < 0x80) {
      return static_cast<uint8_t>(bytes_[offset_++]);
    }
    return LongVarint();
  }
  int64_t Zigzag() {
    const uint64_t bits = Varint();
    return static_cast<int64_t>((bits >> 1) ^
                                ((bits & 1) != 0 ? ~uint64_t{0} : 0));
  }
  uint64_t Fixed64();
  absl::string_view Bytes();
  // A number of items that follow, each at least one byte long: never more
  // than there are bytes left, so room may be made for them.
  size_t Count();

  // Says that what was read last makes no sense. The first failure stays.
  void Fail(absl::string_view why);
  bool failed() const { return !failure_.empty(); }

  // DATA_LOSS with the offset after a failure, or when bytes are left over.
  absl::Status Finish();

 private:
  uint64_t LongVarint();
  size_t left() const { return bytes_.size() - offset_; }

  absl::string_view bytes_;
  size_t offset_ = 0;
  std::string failure_;
};

}  // namespace intake

#endif  // INTAKE_CORE_CODEC_BYTE_READER_H_
