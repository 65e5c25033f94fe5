// Octets from an SMSC or from the spool folder: PDUs and sets of parts that are
// written as they were read, or an error; never a crash.

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/base/macros.h"
#include "channels/smpp/part_set.h"
#include "channels/smpp/pdu.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace intake::smpp;
  const std::string input(reinterpret_cast<const char*>(data), size);

  std::string stream = input;
  std::string written;
  while (true) {
    const auto pdu = TakePdu(stream);
    if (!pdu.ok() || !pdu->has_value()) break;
    written += EncodePdu(**pdu);
  }
  ABSL_HARDENING_ASSERT(written + stream == input);

  const auto set = SetFromFile(input);
  if (set.ok()) {
    const auto again = SetFromFile(FileFromSet(*set));
    ABSL_HARDENING_ASSERT(again.ok() &&
                          RequestIdOf(*again) == RequestIdOf(*set));
  }
  return 0;
}
