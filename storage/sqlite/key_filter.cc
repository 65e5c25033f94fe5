#include "storage/sqlite/key_filter.h"

#include <algorithm>

namespace intake {
namespace {

constexpr size_t kBitsPerKey = 12;
constexpr size_t kLineBits = 512;
// Of a line, for each key.
constexpr int kProbes = 6;

// Each probe takes nine bits of the key; what is left chooses the line. The
// lowest two say of what kind the key is and are left out.
constexpr int kFirstProbeBit = 2;
constexpr int kProbeBits = 9;

// Calls `visit` with each word of the line and the bit in it.
template <typename Line, typename Visit>
void ForEachProbe(uint64_t key, Line& line, const Visit& visit) {
  uint64_t bits = key >> kFirstProbeBit;
  for (int probe = 0; probe < kProbes; ++probe, bits >>= kProbeBits) {
    const uint64_t bit = bits % kLineBits;
    visit(line[bit / 64], uint64_t{1} << (bit % 64));
  }
}

// The bits of the probes, mixed again: lines must not follow from them.
size_t LineOf(uint64_t key, size_t lines) {
  constexpr uint64_t kOdd = 0x9E3779B97F4A7C15;
  return static_cast<size_t>((key * kOdd >> 20) % lines);
}

}  // namespace

void KeyFilter::Add(IndexKey key) {
  absl::MutexLock lock(&mutex_);
  if (parts_.empty() || parts_.back().keys_left == 0) {
    const size_t lines =
        std::max<size_t>(1, next_keys_ * kBitsPerKey / kLineBits);
    parts_.push_back(
        {.lines = std::vector<Line>(lines), .keys_left = next_keys_});
    next_keys_ *= 2;
  }
  Part& part = parts_.back();
  --part.keys_left;
  const auto bits = static_cast<uint64_t>(key);
  ForEachProbe(bits, part.lines[LineOf(bits, part.lines.size())],
               [](uint64_t& word, uint64_t bit) { word |= bit; });
}

bool KeyFilter::MayContain(IndexKey key) const {
  if (!complete_) return true;
  const auto bits = static_cast<uint64_t>(key);
  absl::ReaderMutexLock lock(&mutex_);
  return std::any_of(parts_.begin(), parts_.end(), [bits](const Part& part) {
    bool all_set = true;
    ForEachProbe(bits, part.lines[LineOf(bits, part.lines.size())],
                 [&all_set](const uint64_t& word, uint64_t bit) {
                   all_set = all_set && (word & bit) != 0;
                 });
    return all_set;
  });
}

}  // namespace intake
