// The format, version 1. All is made of the primitives of byte_writer.h.
//
//   body  := 1 kind fields            kind: varint, 1 the first of EventBody, …
//   state := 1 fields
//
// The fields of a struct follow each other as fields.h lists them, nothing
// between them:
//
//   bool, enum, uint32     varint (a bool is 0 or 1, an enum its number)
//   uint64                 fixed, eight bytes: all of them are fingerprints
//   int, Milli             zigzag
//   string                 length, bytes
//   CivilDay, CivilMonth   zigzag, days or months since 1970-01-01
//   Time                   zigzag, microseconds since 1970-01-01 UTC
//   optional               0, or 1 and the value
//   vector                 length, items
//   variant                varint, 1 the first alternative, …; then its fields
//
// There is one way to write a value and no way to skip bytes, so equal values
// have equal bytes and different ones different bytes.
//
// A later version reads this one too. It gives what it adds a new kind or a
// new version byte; what is written here stays as it is.

#include "core/codec/event_codec.h"

#include <cstdint>
#include <utility>

#include "core/codec/decoder.h"
#include "core/codec/encoder.h"

namespace intake {
namespace {

constexpr uint8_t kVersion = 1;

template <typename T>
std::string Encode(const T& value) {
  Encoder encoder(kVersion);
  encoder.Put(value);
  return std::move(encoder).Take();
}

template <typename T>
absl::StatusOr<T> Decode(absl::string_view bytes) {
  Decoder decoder(bytes, kVersion);
  T value;
  decoder.Get(value);
  if (absl::Status status = decoder.Finish(); !status.ok()) return status;
  return value;
}

}  // namespace

std::string EncodeEventBody(const EventBody& body) { return Encode(body); }

absl::StatusOr<EventBody> DecodeEventBody(absl::string_view bytes) {
  return Decode<EventBody>(bytes);
}

std::string EncodeState(const AccountState& state) { return Encode(state); }

absl::StatusOr<AccountState> DecodeState(absl::string_view bytes) {
  return Decode<AccountState>(bytes);
}

}  // namespace intake
