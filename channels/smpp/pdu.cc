#include "channels/smpp/pdu.h"

#include <utility>

#include "absl/base/macros.h"
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "channels/smpp/octets.h"

namespace intake::smpp {
namespace {

constexpr uint32_t kResponseBit = 0x80000000;

}  // namespace

bool IsResponse(Command command) {
  return (static_cast<uint32_t>(command) & kResponseBit) != 0;
}

Command ResponseTo(Command request) {
  ABSL_HARDENING_ASSERT(!IsResponse(request));
  return static_cast<Command>(static_cast<uint32_t>(request) | kResponseBit);
}

std::string EncodePdu(const Pdu& pdu) {
  const size_t length = kPduHeaderOctets + pdu.body.size();
  ABSL_HARDENING_ASSERT(length <= kPduOctetsMax);
  OctetWriter writer;
  writer.Long(static_cast<uint32_t>(length))
      .Long(static_cast<uint32_t>(pdu.command))
      .Long(static_cast<uint32_t>(pdu.status))
      .Long(pdu.sequence)
      .Octets(pdu.body);
  return std::move(writer).Finish();
}

absl::StatusOr<std::optional<Pdu>> TakePdu(std::string& stream) {
  OctetReader reader(stream);
  const uint32_t length = reader.TakeLong();
  if (!reader.ok()) return std::nullopt;
  if (length < kPduHeaderOctets || length > kPduOctetsMax) {
    return absl::InvalidArgumentError(
        absl::StrCat("a PDU of ", length, " octets; want ", kPduHeaderOctets,
                     " to ", kPduOctetsMax));
  }
  if (stream.size() < length) return std::nullopt;
  Pdu pdu;
  pdu.command = static_cast<Command>(reader.TakeLong());
  pdu.status = static_cast<CommandStatus>(reader.TakeLong());
  pdu.sequence = reader.TakeLong();
  pdu.body = reader.TakeOctets(length - kPduHeaderOctets);
  stream.erase(0, length);
  return pdu;
}

}  // namespace intake::smpp
