// Finds the messages that the gateway received and the store lacks, and submits
// them.

#ifndef INTAKE_CHANNELS_CLI_KANNEL_RECONCILER_H_
#define INTAKE_CHANNELS_CLI_KANNEL_RECONCILER_H_

#include <cstdint>
#include <functional>
#include <istream>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "channels/cli/reconciled_message.h"
#include "channels/cli/session.h"
#include "channels/sdk/connection.h"
#include "intake/v1/intake_service.pb.h"

namespace intake::cli {

// Not thread-safe.
class KannelReconciler {
 public:
  using Observer = std::function<void(const ReconciledMessage&)>;

  // `sms` acts as the channel. `administrator` looks up what cannot be
  // submitted again; null where there is no such key: then all of that is
  // unclear. Days are days in `zone`, the supplier's.
  KannelReconciler(Session& session, sdk::Connection& sms,
                   std::shared_ptr<sdk::Connection> administrator,
                   absl::TimeZone zone)
      : session_(session),
        sms_(sms),
        administrator_(std::move(administrator)),
        zone_(zone) {}

  // Every received message is submitted under its own id, so that a stored one
  // changes nothing; `observer` is told of each, in groups. The error that ends
  // it is the server's; starting again does the rest. `log` is read twice.
  absl::Status Run(std::istream& log, const Observer& observer);

 private:
  struct Doubtful {
    ReconciledMessage message;
    bool exact = true;
  };

  // Remembers who wrote last about what.
  void Note(int64_t line, absl::string_view text);
  void Take(int64_t line, absl::string_view text, const Observer& observer);
  // Whether its sender wrote about one of its accounts in a later line.
  bool IsOvertaken(int64_t line, const v1::Submission& submission) const;
  absl::Status LookUpDoubtful(const Observer& observer);
  absl::Status SubmitWaiting(const Observer& observer);

  Session& session_;
  sdk::Connection& sms_;
  const std::shared_ptr<sdk::Connection> administrator_;
  const absl::TimeZone zone_;
  // Of the group that is collected: submission i stands in line lines_[i].
  v1::BatchSubmitReadingsRequest request_;
  std::vector<int64_t> lines_;
  std::vector<Doubtful> doubtful_;
  // The last line of each sender about each number that may be an account's.
  std::map<std::pair<std::string, std::string>, int64_t> last_lines_;
};

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_KANNEL_RECONCILER_H_
