#include "core/admission/packed_states.h"

#include <cstring>
#include <limits>

#include "absl/base/macros.h"

namespace intake {
namespace {

constexpr size_t kStreamSizeAt = sizeof(uint32_t);
constexpr size_t kStreamAt = kStreamSizeAt + sizeof(uint8_t);
constexpr size_t kStreamBytesMax = std::numeric_limits<uint8_t>::max();

size_t StreamSize(const char* block) {
  return static_cast<uint8_t>(block[kStreamSizeAt]);
}

}  // namespace

std::optional<PackedStates::Id> PackedStates::Find(
    absl::string_view stream) const {
  const auto found = ids_.find(stream);
  if (found == ids_.end()) return std::nullopt;
  return *found;
}

PackedStates::Id PackedStates::Add(absl::string_view stream,
                                   absl::string_view state) {
  Id id = id_end();
  if (free_.empty()) {
    blocks_.emplace_back();
  } else {
    id = free_.back();
    free_.pop_back();
  }
  blocks_[id] = Pack(stream, state);
  const bool is_new = ids_.insert(id).second;
  ABSL_HARDENING_ASSERT(is_new);
  return id;
}

void PackedStates::Remove(Id id) {
  ids_.erase(id);
  blocks_[id] = nullptr;
  free_.push_back(id);
}

absl::string_view PackedStates::StreamOf(Id id) const {
  const char* const block = blocks_[id].get();
  return {block + kStreamAt, StreamSize(block)};
}

absl::string_view PackedStates::StateOf(Id id) const {
  const char* const block = blocks_[id].get();
  uint32_t size = 0;
  std::memcpy(&size, block, sizeof(size));
  return {block + kStreamAt + StreamSize(block), size};
}

void PackedStates::SetState(Id id, absl::string_view state) {
  blocks_[id] = Pack(StreamOf(id), state);
}

PackedStates::Block PackedStates::Pack(absl::string_view stream,
                                       absl::string_view state) {
  ABSL_HARDENING_ASSERT(stream.size() <= kStreamBytesMax);
  const auto size = static_cast<uint32_t>(state.size());
  Block block(new char[kStreamAt + stream.size() + state.size()]);
  std::memcpy(block.get(), &size, sizeof(size));
  block[kStreamSizeAt] = static_cast<char>(stream.size());
  std::memcpy(block.get() + kStreamAt, stream.data(), stream.size());
  std::memcpy(block.get() + kStreamAt + stream.size(), state.data(),
              state.size());
  return block;
}

}  // namespace intake
