// The format. All is made of the primitives of byte_writer.h.
//
//   body  := 4 kind fields            kind: varint, 1 the first of EventBody, …
//   state := 4 fields
//
// The fields of a struct follow each other as fields.h lists them, nothing
// between them:
//
//   bool, enum, uint32     varint (a bool is 0 or 1, an enum its number)
//   uint64                 fixed, eight bytes: fingerprints and positions
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
// A body that begins with 1, 2 or 3 lacks what fields.h lists as added since. A
// later version reads these bodies too: it gives what it adds a new kind or a
// new version byte; what is written here stays as it is. The readings that a
// state remembers have a form of their own, see history_codec.cc.

#include "core/codec/event_codec.h"

#include <cstdint>
#include <utility>

#include "core/codec/decoder.h"
#include "core/codec/encoder.h"

namespace intake {
namespace {

constexpr uint8_t kOldestBodyVersion = 1;
constexpr uint8_t kBodyVersion = 4;

template <typename T>
std::string Encode(const T& value, uint8_t version) {
  Encoder encoder(version);
  encoder.Put(value);
  return std::move(encoder).Take();
}

template <typename T>
absl::StatusOr<T> Decode(absl::string_view bytes, uint8_t oldest,
                         uint8_t newest) {
  Decoder decoder(bytes, oldest, newest);
  T value;
  decoder.Get(value);
  if (absl::Status status = decoder.Finish(); !status.ok()) return status;
  return value;
}

}  // namespace

std::string EncodeEventBody(const EventBody& body) {
  return Encode(body, kBodyVersion);
}

absl::StatusOr<EventBody> DecodeEventBody(absl::string_view bytes) {
  return Decode<EventBody>(bytes, kOldestBodyVersion, kBodyVersion);
}

std::string EncodeState(const AccountState& state) {
  return Encode(state, kStateVersion);
}

absl::StatusOr<AccountState> DecodeState(absl::string_view bytes) {
  return Decode<AccountState>(bytes, kStateVersion, kStateVersion);
}

absl::StatusOr<StateNames> DecodeStateNames(absl::string_view bytes) {
  Decoder decoder(bytes, kStateVersion, kStateVersion);
  uint32_t sequence = 0;
  bool has_account = false;
  decoder.Get(sequence);
  decoder.Get(has_account);
  StateNames names;
  if (has_account) {
    // As FieldsOf begins an account.
    Account account;
    decoder.Get(account.number);
    decoder.Get(names.payment_code);
    decoder.Get(account.holder);
    decoder.Get(account.address);
    decoder.Get(names.phones);
  }
  if (decoder.failed()) return decoder.Finish();
  return names;
}

}  // namespace intake
