// Readings that somebody has sent with a form while the server was away: kept
// on disk, handed in as soon as it is back, and shown with what became of them.
// A form does not come again by itself, so this is where nothing gets lost.

#ifndef INTAKE_CHANNELS_WEB_SUBMISSION_SPOOL_H_
#define INTAKE_CHANNELS_WEB_SUBMISSION_SPOOL_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "intake/v1/receipt.pb.h"
#include "intake/v1/submission.pb.h"

namespace intake::web {

struct KeptSubmission {
  // Whose: a customer's id, or a log-in. 1 to 256 bytes.
  std::string owner;
  // Through which channel it goes: 1 to 32 of a-z, 0-9 and _.
  std::string channel;
  v1::Submission submission;
  absl::Time kept_at;
  // Once it was handed in.
  std::optional<v1::Receipt> receipt;
  // Why it can never be handed in, where the server says so.
  std::string failure;
  // When either came; set by the spool.
  std::optional<absl::Time> answered_at;
};

// Thread-safe.
class SubmissionSpool {
 public:
  // One attempt at the server. IsTransient, and UNAUTHENTICATED, which is of
  // our key and not of the submission: it is tried again, for as long as it
  // takes; other errors end it.
  using Send =
      std::function<absl::StatusOr<v1::Receipt>(const KeptSubmission& kept)>;

  struct Options {
    // Made where it is not there; mode 0700.
    std::string folder;
    // RESOURCE_EXHAUSTED beyond.
    size_t kept_max = 100'000;
    // The same for one owner, lest one fills it for all.
    size_t owner_max = 1000;
    // After a failure; doubles with each further one, up to 16 times as long.
    absl::Duration retry_interval = absl::Seconds(2);
    // Answered ones are shown for so long.
    absl::Duration answered_for = absl::Hours(24 * 7);
    // Wall clock.
    std::function<absl::Time()> now = absl::Now;
  };

  // Finds what was kept before, and begins to hand it in; a file that is broken
  // is set aside as `<name>.broken` and logged. INVALID_ARGUMENT: the folder.
  static absl::StatusOr<std::unique_ptr<SubmissionSpool>> Open(
      const Options& options, Send send);
  virtual ~SubmissionSpool() = default;

  // On disk when it returns. The same owner, channel and request id again with
  // the same content changes nothing. Not kept: ALREADY_EXISTS, with another
  // content; INVALID_ARGUMENT: no such owner, channel or request id;
  // RESOURCE_EXHAUSTED: too many, or no room on disk. In order of kept_at,
  // those of one account are handed in one after the other.
  virtual absl::Status Keep(const KeptSubmission& kept) = 0;

  // One owner's, newest first.
  virtual std::vector<KeptSubmission> List(const std::string& owner) const = 0;

  // How many wait, and since when the oldest does.
  virtual size_t waiting() const = 0;
  virtual std::optional<absl::Time> oldest() const = 0;
};

}  // namespace intake::web

#endif  // INTAKE_CHANNELS_WEB_SUBMISSION_SPOOL_H_
