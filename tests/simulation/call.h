// One call of the contract, as bytes on a simulated wire.

#ifndef INTAKE_TESTS_SIMULATION_CALL_H_
#define INTAKE_TESTS_SIMULATION_CALL_H_

#include <cstdint>
#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "google/protobuf/message_lite.h"

namespace intake::simulation {

enum class Method : uint8_t {
  kSubmitReading,
  kConfirmReading,
  kCheckReading,
  kGetReceipt,
  kUndoSubmission,
  kListHeld,
  kApproveReading,
  kRejectReading,
  kCorrectReading,
  kVoidReading,
  kListReadings,
  kListChanges,
  kAcknowledgeChanges,
  kClosePeriod,
  kImportAccounts,
  kReplaceMeter,
};

absl::string_view NameOf(Method method);

// Whether the same call may be sent again without another effect.
bool IsSafeToRepeat(Method method);

struct Call {
  Method method = Method::kSubmitReading;
  // Whose key it was: a channel's id, or `desk`, `billing`, `administrator`.
  std::string actor;
  std::string request;
};

inline Call MakeCall(Method method, absl::string_view actor,
                     const google::protobuf::MessageLite& request) {
  return {method, std::string(actor), request.SerializeAsString()};
}

// The response's bytes, or the error.
using Reply = absl::StatusOr<std::string>;
using Answered = std::function<void(const Reply& reply)>;

// The response in a reply, which is of that type. REQUIRES: reply.ok().
template <typename Response>
Response ResponseIn(const Reply& reply) {
  Response response;
  response.ParseFromString(*reply);
  return response;
}

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_CALL_H_
