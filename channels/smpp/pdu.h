// The frames of SMPP 3.4 (section 3.2): a header of four integers - length,
// command, status, sequence number - and a body, which message.h and bind.h
// read and write.

#ifndef INTAKE_CHANNELS_SMPP_PDU_H_
#define INTAKE_CHANNELS_SMPP_PDU_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"

namespace intake::smpp {

inline constexpr size_t kPduHeaderOctets = 16;
// Header and body together. The largest message_payload alone would fill it.
inline constexpr size_t kPduOctetsMax = size_t{64} * 1024;

// The commands a transceiver needs (section 5.1.2.1). A response is its
// request's command with the highest bit set. Others may arrive.
enum class Command : uint32_t {
  kSubmitSm = 0x00000004,
  kDeliverSm = 0x00000005,
  kUnbind = 0x00000006,
  kBindTransceiver = 0x00000009,
  kEnquireLink = 0x00000015,
  kGenericNack = 0x80000000,
  kSubmitSmResponse = 0x80000004,
  kDeliverSmResponse = 0x80000005,
  kUnbindResponse = 0x80000006,
  kBindTransceiverResponse = 0x80000009,
  kEnquireLinkResponse = 0x80000015,
};

bool IsResponse(Command command);
// REQUIRES: `request` is no response.
Command ResponseTo(Command request);

// What a response says (section 5.1.3). Others may arrive.
enum class CommandStatus : uint32_t {
  kOk = 0x00,
  kInvalidCommandLength = 0x02,
  kInvalidCommand = 0x03,
  kWrongBindStatus = 0x04,
  kSystemError = 0x08,
  kQueueFull = 0x14,
  kThrottled = 0x58,
  // ESME_RX_T_APPN: send the same message again later.
  kTryAgain = 0x64,
  // ESME_RX_P_APPN: never send it again.
  kNeverAgain = 0x65,
};

struct Pdu {
  Command command = Command::kGenericNack;
  CommandStatus status = CommandStatus::kOk;
  uint32_t sequence = 0;
  std::string body;
};

// REQUIRES: header and body are at most kPduOctetsMax.
std::string EncodePdu(const Pdu& pdu);

// Takes one PDU off the front of `stream`; none as long as it has not wholly
// arrived. INVALID_ARGUMENT: a length that no PDU has; where the next one
// begins cannot be known, so the stream is of no more use.
absl::StatusOr<std::optional<Pdu>> TakePdu(std::string& stream);

}  // namespace intake::smpp

#endif  // INTAKE_CHANNELS_SMPP_PDU_H_
