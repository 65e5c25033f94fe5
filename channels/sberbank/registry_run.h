// The second pass over a registry: every row to the server, every answer to the
// answer file.

#ifndef INTAKE_CHANNELS_SBERBANK_REGISTRY_RUN_H_
#define INTAKE_CHANNELS_SBERBANK_REGISTRY_RUN_H_

#include <cstdint>
#include <functional>
#include <memory>

#include "absl/status/status.h"
#include "absl/synchronization/notification.h"
#include "channels/sberbank/answer_file.h"
#include "channels/sberbank/registry_submission.h"
#include "channels/sdk/client.h"
#include "channels/sdk/intake_connection.h"

namespace intake::sberbank {

// Where a run gets its answers and tells of itself. All outlive it.
struct RunEnds {
  sdk::IntakeConnection& connection;
  sdk::Client& client;
  const absl::Notification& stop;
  // So many more submissions were sent, answered; so many rows are done.
  std::function<void(int64_t)> submitted;
  std::function<void(int64_t)> answered;
  std::function<void(int64_t)> rows_done;
  // The server is away and is tried again.
  std::function<void(const absl::Status&)> interrupted;
};

// The same rows give the same answers, byte for byte, however often a run was
// broken off before. REQUIRES: the file passed CheckRegistry. Errors:
// CANCELLED: `stop` was set; SubmitAll's and Client::GetReceipt's;
// FAILED_PRECONDITION: the file is no more what it was; the answer file's.
absl::Status RunRegistry(const RegistrySource& source, const RunEnds& ends,
                         AnswerFile& answers);

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_REGISTRY_RUN_H_
