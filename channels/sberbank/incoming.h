// The folder that the bank's files arrive in.

#ifndef INTAKE_CHANNELS_SBERBANK_INCOMING_H_
#define INTAKE_CHANNELS_SBERBANK_INCOMING_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "channels/sdk/clock.h"

namespace intake::sberbank {

// Of a file's name; it has to fit into the evidence.
inline constexpr size_t kNameBytesMax = 200;
// How many files are looked at; the others wait for those to be done.
inline constexpr size_t kFilesMax = 10'000;

struct IncomingFile {
  std::string name;
  // Size and time have not changed for a while: whoever writes it is done.
  bool is_whole = false;
};

// `*` is any characters, `?` is one; letters of either case, ASCII only.
bool MatchesMask(absl::string_view name, absl::string_view mask);

// Not thread-safe.
class Incoming {
 public:
  // `clock` outlives this.
  Incoming(std::string folder, absl::Duration settle, const sdk::Clock& clock)
      : folder_(std::move(folder)), settle_(settle), clock_(clock) {}

  // Files by name; not those that are hidden, or whose names no answer could
  // repeat. INVALID_ARGUMENT: the folder cannot be read.
  absl::StatusOr<std::vector<IncomingFile>> Look();

 private:
  struct Seen {
    std::pair<int64_t, int64_t> size_and_time;
    absl::Duration since;
  };

  const std::string folder_;
  const absl::Duration settle_;
  const sdk::Clock& clock_;
  std::map<std::string, Seen> seen_;
};

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_INCOMING_H_
