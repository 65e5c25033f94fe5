#include "storage/sqlite/page_checksum.h"

#include <cstddef>
#include <cstring>

#include "absl/base/macros.h"

namespace intake {
namespace {

// Odd, so that multiplying loses nothing; the digits are those of pi and e.
constexpr uint64_t kFactor = 0x243F6A8885A308D3;
constexpr uint64_t kStart = 0xB7E151628AED2A6A;

// One-to-one in each of its arguments.
uint64_t Mix(uint64_t sum, uint64_t word) {
  sum = (sum ^ word) * kFactor;
  return sum ^ (sum >> 32);
}

uint64_t WordAt(absl::string_view bytes, size_t at) {
  uint64_t word;  // As it lies in memory: little-endian on all our machines.
  std::memcpy(&word, bytes.data() + at, sizeof(word));
  return word;
}

}  // namespace

uint64_t PageChecksum(absl::string_view bytes, uint64_t page) {
  constexpr size_t kWord = sizeof(uint64_t);
  ABSL_HARDENING_ASSERT(bytes.size() % kWord == 0);
  // Two sums over every other word: the processor works on both at once.
  uint64_t even = kStart ^ page;
  uint64_t odd = ~kStart;
  size_t at = 0;
  for (; at + 2 * kWord <= bytes.size(); at += 2 * kWord) {
    even = Mix(even, WordAt(bytes, at));
    odd = Mix(odd, WordAt(bytes, at + kWord));
  }
  if (at < bytes.size()) even = Mix(even, WordAt(bytes, at));
  return even + ((odd << 1) | (odd >> 63));
}

}  // namespace intake
