// Whatever stands in a line of the gateway's log is a message, an error, or
// nothing; never a crash. A message's body has as many bytes as the line shows.

#include <cstddef>
#include <cstdint>

#include "absl/base/macros.h"
#include "absl/strings/string_view.h"
#include "channels/cli/kannel_log.h"
#include "channels/sms/webhook.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace intake;
  const absl::string_view line(reinterpret_cast<const char*>(data), size);
  const auto message = cli::ParseKannelLine(line);
  if (!message.ok() || !message->has_value()) return 0;
  ABSL_HARDENING_ASSERT((*message)->webhook.body.size() < size);
  // What it hands over is refused or taken, like anything over HTTP.
  sms::SubmissionFromWebhook((*message)->webhook).IgnoreError();
  return 0;
}
