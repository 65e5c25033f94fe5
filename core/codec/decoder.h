// Reads values of the model from the stored format; event_codec.cc has it. Any
// bytes may come in: what does not fit fails once and for all, and is reported
// by Finish.

#ifndef INTAKE_CORE_CODEC_DECODER_H_
#define INTAKE_CORE_CODEC_DECODER_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "core/codec/byte_reader.h"
#include "core/codec/enum_numbers.h"
#include "core/codec/fields.h"

namespace intake {

class Decoder {
 public:
  // Of any version from `oldest` to `newest`; the structs of an earlier one
  // lack the fields that were added since. `bytes` outlives the decoder.
  Decoder(absl::string_view bytes, uint8_t oldest, uint8_t newest)
      : reader_(bytes), version_(reader_.Byte()) {
    if (version_ < oldest || version_ > newest) {
      reader_.Fail("no known version");
    }
  }

  void Get(bool& value) { value = UpTo(reader_.Varint(), 1) != 0; }
  void Get(uint32_t& value) {
    value = static_cast<uint32_t>(
        UpTo(reader_.Varint(), std::numeric_limits<uint32_t>::max()));
  }
  void Get(uint64_t& value) { value = reader_.Fixed64(); }
  void Get(int& value) { value = Int32(); }
  void Get(int64_t& value) { value = reader_.Zigzag(); }
  void Get(std::string& value) { value = std::string(reader_.Bytes()); }
  void Get(absl::CivilDay& day) { day = absl::CivilDay(1970) + Int32(); }
  void Get(absl::CivilMonth& month) {
    month = absl::CivilMonth(1970) + Int32();
  }
  void Get(absl::Time& time) { time = absl::FromUnixMicros(reader_.Zigzag()); }

  template <Enum T>
  void Get(T& value) {
    const uint64_t number = reader_.Varint();
    if (!HasMeaning<T>(number)) return reader_.Fail("a number of no meaning");
    value = static_cast<T>(number);
  }

  template <typename T>
  void Get(std::optional<T>& value) {
    bool present = false;
    Get(present);
    if (present) Get(value.emplace());
  }

  template <typename T>
  void Get(std::vector<T>& items) {
    const size_t count = reader_.Count();
    // And for one more, which is what most states gain next.
    if (count > 0) items.reserve(std::min(count + 1, kRoomAtOnceMax));
    for (size_t i = 0; i < count && !reader_.failed(); ++i) {
      Get(items.emplace_back());
    }
  }

  template <typename... T>
  void Get(std::variant<T...>& value) {
    const uint64_t number = reader_.Varint();
    if (number < 1 || number > sizeof...(T)) {
      return reader_.Fail("a kind of no meaning");
    }
    uint64_t kind = 0;
    ((++kind == number ? Get(value.template emplace<T>()) : void()), ...);
  }

  // A struct.
  template <typename T>
  requires std::is_class_v<T>
  void Get(T& value) {
    const auto get_all = [this](auto&... fields) { (this->Get(fields), ...); };
    std::apply(get_all, FieldsOf(value));
    if constexpr (GrewIn2<T>) {
      if (version_ >= 2) std::apply(get_all, FieldsAddedIn2(value));
    }
    if constexpr (GrewIn3<T>) {
      if (version_ >= 3) std::apply(get_all, FieldsAddedIn3(value));
    }
    if constexpr (GrewIn4<T>) {
      if (version_ >= 4) std::apply(get_all, FieldsAddedIn4(value));
    }
  }

  // In history_codec.cc, with its format.
  void Get(RegisterHistory& history);

  bool failed() const { return reader_.failed(); }
  // DATA_LOSS with the offset, unless all was read and made sense.
  absl::Status Finish() { return reader_.Finish(); }

 private:
  // Of items. What claims to have more has to bring them.
  static constexpr size_t kRoomAtOnceMax = 32;

  // So many months after `before`.
  absl::CivilMonth GetMonth(absl::CivilMonth before);
  void GetReading(const LiveReading& before, LiveReading& reading);
  uint64_t UpTo(uint64_t number, uint64_t max) {
    if (number <= max) return number;
    reader_.Fail("a number out of range");
    return 0;
  }
  int32_t Int32() { return Int32(reader_.Zigzag()); }
  int32_t Int32(int64_t number) {
    if (number == static_cast<int32_t>(number)) {
      return static_cast<int32_t>(number);
    }
    reader_.Fail("a number out of range");
    return 0;
  }

  ByteReader reader_;
  const uint8_t version_;
};

}  // namespace intake

#endif  // INTAKE_CORE_CODEC_DECODER_H_
