// How many messages came and what became of them, in a file that Prometheus'
// textfile collector reads: a program that lives for one message has no page of
// its own. Always: received = accepted + held + refused + deferred.

#ifndef INTAKE_CHANNELS_EMAIL_METRICS_FILE_H_
#define INTAKE_CHANNELS_EMAIL_METRICS_FILE_H_

#include <string>

#include "absl/status/status.h"
#include "channels/email/verdict.h"

namespace intake::email {

// Counts one message in the file at `path`, which is made where there is none,
// and replaced as a whole; `<path>.lock` keeps processes that count at the same
// time apart. Counters that cannot be read start at zero, as Prometheus expects
// of a counter now and then.
// RESOURCE_EXHAUSTED: it could not be written; nothing was counted.
absl::Status CountMessage(const std::string& path, Result result);

}  // namespace intake::email

#endif  // INTAKE_CHANNELS_EMAIL_METRICS_FILE_H_
