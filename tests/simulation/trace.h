// What happened in a simulation, line by line, and what was wrong.

#ifndef INTAKE_TESTS_SIMULATION_TRACE_H_
#define INTAKE_TESTS_SIMULATION_TRACE_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/base/fingerprint.h"

namespace intake::simulation {

// Not thread-safe.
class Trace {
 public:
  // Lines bear the time since the start.
  void SetTime(absl::Duration elapsed) { elapsed_ = elapsed; }

  template <typename... Pieces>
  void Note(const Pieces&... pieces) {
    Add(absl::StrCat(
        absl::Dec(absl::ToInt64Milliseconds(elapsed_), absl::kSpacePad10), "  ",
        pieces...));
  }
  // A promise is broken.
  template <typename... Pieces>
  void Complain(const Pieces&... pieces) {
    const std::string complaint = absl::StrCat(pieces...);
    Note("BROKEN: ", complaint);
    complaints_.push_back(complaint);
  }
  // Something of that name happened once more.
  void Count(const std::string& name) { ++counts_[name]; }
  // Bytes that no line shows, and that are to be the same the next time.
  void Digest(absl::string_view bytes) {
    digest_ = Fingerprint(bytes, digest_);
  }

  const std::vector<std::string>& lines() const { return lines_; }
  const std::vector<std::string>& complaints() const { return complaints_; }
  uint64_t digest() const { return digest_; }
  const std::map<std::string, uint64_t>& counts() const { return counts_; }

 private:
  void Add(std::string line) {
    Digest(line);
    lines_.push_back(std::move(line));
  }

  absl::Duration elapsed_;
  std::vector<std::string> lines_;
  std::vector<std::string> complaints_;
  uint64_t digest_ = 0;
  std::map<std::string, uint64_t> counts_;
};

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_TRACE_H_
