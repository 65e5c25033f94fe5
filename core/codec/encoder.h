// Writes values of the model in the stored format; event_codec.cc has it.

#ifndef INTAKE_CORE_CODEC_ENCODER_H_
#define INTAKE_CORE_CODEC_ENCODER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "core/codec/byte_writer.h"
#include "core/codec/fields.h"

namespace intake {

class Encoder {
 public:
  explicit Encoder(uint8_t version) { writer_.Byte(version); }

  void Put(bool value) { writer_.Byte(value ? 1 : 0); }
  void Put(uint32_t value) { writer_.Varint(value); }
  void Put(uint64_t value) { writer_.Fixed64(value); }
  void Put(int value) { writer_.Zigzag(value); }
  void Put(int64_t value) { writer_.Zigzag(value); }
  void Put(const std::string& value) { writer_.Bytes(value); }
  void Put(absl::CivilDay day) { writer_.Zigzag(day - absl::CivilDay(1970)); }
  void Put(absl::CivilMonth month) {
    writer_.Zigzag(month - absl::CivilMonth(1970));
  }
  void Put(absl::Time time) { writer_.Zigzag(absl::ToUnixMicros(time)); }

  template <typename T>
  requires std::is_enum_v<T>
  void Put(T value) { writer_.Varint(static_cast<uint64_t>(value)); }

  template <typename T>
  void Put(const std::optional<T>& value) {
    Put(value.has_value());
    if (value.has_value()) Put(*value);
  }

  template <typename T>
  void Put(const std::vector<T>& items) {
    writer_.Varint(items.size());
    for (const T& item : items) Put(item);
  }

  template <typename... T>
  void Put(const std::variant<T...>& value) {
    writer_.Varint(value.index() + 1);
    std::visit([this](const auto& alternative) { this->Put(alternative); },
               value);
  }

  // A struct.
  template <typename T>
  requires std::is_class_v<T>
  void Put(const T& value) {
    const auto put_all = [this](const auto&... fields) {
      (this->Put(fields), ...);
    };
    std::apply(put_all, FieldsOf(value));
    if constexpr (GrewIn2<const T>) std::apply(put_all, FieldsAddedIn2(value));
    if constexpr (GrewIn3<const T>) std::apply(put_all, FieldsAddedIn3(value));
    if constexpr (GrewIn4<const T>) std::apply(put_all, FieldsAddedIn4(value));
  }

  // In history_codec.cc, with its format.
  void Put(const RegisterHistory& history);

  std::string Take() && { return std::move(writer_).Take(); }

 private:
  void PutReading(const LiveReading& reading, const LiveReading& before);

  ByteWriter writer_;
};

}  // namespace intake

#endif  // INTAKE_CORE_CODEC_ENCODER_H_
