// hash_n = BLAKE2b-256 (no key) over these bytes, in this order:
//
//   32 bytes    hash_(n-1); zeros before the first event
//   string      stream
//   u32         sequence
//   i64         recorded_at_us, microseconds since 1970-01-01 00:00 UTC
//   string      actor
//   string      body, as EncodeEventBody (core/codec/event_codec.h) wrote it
//
// Integers are little-endian, i64 in two's complement. A string is its length
// in bytes as u32, then its bytes: so no two different events can present the
// same bytes.

#include "storage/chain/chain.h"

#include <sodium.h>

#include "absl/base/macros.h"

namespace intake {
namespace {

class Hasher {
 public:
  Hasher() { crypto_generichash_init(&state_, nullptr, 0, kHashBytes); }

  void AddBytes(const void* bytes, size_t size) {
    crypto_generichash_update(&state_, static_cast<const unsigned char*>(bytes),
                              size);
  }

  template <typename Unsigned>
  void AddInteger(Unsigned value) {
    unsigned char bytes[sizeof(value)];
    for (unsigned char& byte : bytes) {
      byte = static_cast<unsigned char>(value & 0xff);
      value = static_cast<Unsigned>(value >> 8);
    }
    AddBytes(bytes, sizeof(bytes));
  }

  void AddString(absl::string_view text) {
    AddInteger(static_cast<uint32_t>(text.size()));
    AddBytes(text.data(), text.size());
  }

  ChainHash Finish() {
    ChainHash hash;
    crypto_generichash_final(&state_, hash.data(), hash.size());
    return hash;
  }

 private:
  static constexpr size_t kHashBytes = std::tuple_size_v<ChainHash>;
  crypto_generichash_state state_;
};

}  // namespace

ChainHash NextHash(const ChainHash& previous, const ChainLink& link) {
  // Picks the fastest implementation for this processor, once.
  static const int initialized = sodium_init();
  ABSL_ASSERT(initialized >= 0);
  Hasher hasher;
  hasher.AddBytes(previous.data(), previous.size());
  hasher.AddString(link.stream);
  hasher.AddInteger(link.sequence);
  hasher.AddInteger(static_cast<uint64_t>(link.recorded_at_us));
  hasher.AddString(link.actor);
  hasher.AddString(link.body);
  return hasher.Finish();
}

}  // namespace intake
