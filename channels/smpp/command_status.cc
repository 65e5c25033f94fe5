#include "channels/smpp/command_status.h"

#include <cstdint>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/string_view.h"

namespace intake::smpp {
namespace {

// Those an operator is likely to meet (SMPP 3.4, table 5-2).
struct Meaning {
  uint32_t status;
  absl::string_view words;
};
constexpr Meaning kMeanings[] = {
    {0x00, "no error"},
    {0x01, "invalid message length"},
    {0x02, "invalid command length"},
    {0x03, "invalid command"},
    {0x04, "wrong bind status"},
    {0x05, "already bound"},
    {0x08, "system error"},
    {0x0A, "invalid source address"},
    {0x0B, "invalid destination address"},
    {0x0D, "bind failed"},
    {0x0E, "invalid password"},
    {0x0F, "invalid system id"},
    {0x14, "message queue full"},
    {0x45, "submit_sm failed"},
    {0x53, "invalid system type"},
    {0x58, "throttled"},
    {0x64, "temporary application error"},
    {0x65, "permanent application error"},
};

}  // namespace

std::string DescribeCommandStatus(CommandStatus status) {
  const auto number = static_cast<uint32_t>(status);
  std::string description = absl::StrFormat("0x%08X", number);
  for (const Meaning& meaning : kMeanings) {
    if (meaning.status == number) {
      absl::StrAppend(&description, " (", meaning.words, ")");
    }
  }
  return description;
}

bool IsTemporary(CommandStatus status) {
  return status == CommandStatus::kSystemError ||
         status == CommandStatus::kQueueFull ||
         status == CommandStatus::kThrottled ||
         status == CommandStatus::kTryAgain;
}

}  // namespace intake::smpp
