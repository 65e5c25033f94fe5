// The chain of hashes that seals each stream: whoever changes, drops or
// reorders one stored event changes every hash behind it.

#ifndef INTAKE_STORAGE_CHAIN_CHAIN_H_
#define INTAKE_STORAGE_CHAIN_CHAIN_H_

#include <array>
#include <cstdint>

#include "absl/strings/string_view.h"

namespace intake {

using ChainHash = std::array<uint8_t, 32>;

// What stands before the first event of a stream.
inline constexpr ChainHash kChainStart = {};

// What of an event is sealed: everything that is stored of it.
struct ChainLink {
  absl::string_view stream;
  uint32_t sequence = 0;
  int64_t recorded_at_us = 0;
  absl::string_view actor;
  absl::string_view body;
};

// The hash of an event, given the hash of the one before it in its stream.
// Stored: the function never changes. Its bytes are written down in the .cc.
// Thread-safe.
ChainHash NextHash(const ChainHash& previous, const ChainLink& link);

// The hash as it is stored.
inline absl::string_view ChainBytes(const ChainHash& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

}  // namespace intake

#endif  // INTAKE_STORAGE_CHAIN_CHAIN_H_
