// States of streams as bytes, one block of memory each: what holding a million
// accounts costs.

#ifndef INTAKE_CORE_ADMISSION_PACKED_STATES_H_
#define INTAKE_CORE_ADMISSION_PACKED_STATES_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/hash/hash.h"
#include "absl/strings/string_view.h"

namespace intake {

// Not thread-safe.
class PackedStates {
 public:
  // A stream's, from Add to Remove; then it may become another's. They are less
  // than id_end().
  using Id = uint32_t;

  PackedStates() : ids_(0, ByStream{*this}, ByStream{*this}) {}

  PackedStates(const PackedStates&) = delete;
  PackedStates& operator=(const PackedStates&) = delete;

  // None where Add has not been called.
  std::optional<Id> Find(absl::string_view stream) const;
  // REQUIRES: the stream is not here, and its name is at most 255 bytes long.
  Id Add(absl::string_view stream, absl::string_view state);
  void Remove(Id id);

  bool Has(Id id) const { return blocks_[id] != nullptr; }
  // Of one that is here, and as far as it is not changed.
  absl::string_view StreamOf(Id id) const;
  absl::string_view StateOf(Id id) const;
  void SetState(Id id, absl::string_view state);

  size_t size() const { return ids_.size(); }
  Id id_end() const { return static_cast<Id>(blocks_.size()); }

 private:
  // The length of the state and of the stream, in four bytes and one; the
  // stream; the state.
  using Block = std::unique_ptr<char[]>;

  // Hash and equality of ids by their streams.
  struct ByStream {
    using is_transparent = void;

    size_t operator()(absl::string_view stream) const {
      return absl::HashOf(stream);
    }
    size_t operator()(Id id) const { return absl::HashOf(states.StreamOf(id)); }
    bool operator()(Id a, Id b) const { return a == b; }
    bool operator()(Id id, absl::string_view stream) const {
      return states.StreamOf(id) == stream;
    }

    const PackedStates& states;
  };

  static Block Pack(absl::string_view stream, absl::string_view state);

  // By id; null where it is free.
  std::vector<Block> blocks_;
  std::vector<Id> free_;
  absl::flat_hash_set<Id, ByStream, ByStream> ids_;
};

}  // namespace intake

#endif  // INTAKE_CORE_ADMISSION_PACKED_STATES_H_
