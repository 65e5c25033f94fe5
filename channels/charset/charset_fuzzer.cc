// Any bytes in any encoding give UTF-8 or an error, the same however they are
// cut into pieces; what was decoded from an encoding goes back into it.

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/base/macros.h"
#include "channels/charset/charset.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using intake::Charset;
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const Charset charset :
       {Charset::kUtf8, Charset::kUtf16Le, Charset::kUtf16Be, Charset::kCp1251,
        Charset::kCp866, Charset::kKoi8R}) {
    const auto whole = intake::ToUtf8(bytes, charset);
    intake::CharsetDecoder decoder(charset);
    std::string pieces;
    absl::Status status = absl::OkStatus();
    for (size_t i = 0; status.ok() && i < size; ++i) {
      status = decoder.Decode(bytes.substr(i, 1), /*last=*/false, pieces);
    }
    status.Update(decoder.Decode("", /*last=*/true, pieces));
    ABSL_HARDENING_ASSERT(status.ok() == whole.ok());
    if (!whole.ok()) continue;
    ABSL_HARDENING_ASSERT(pieces == *whole);
    const std::string back = intake::FromUtf8(*whole, charset);
    ABSL_HARDENING_ASSERT(*intake::ToUtf8(back, charset) == *whole ||
                          whole->find("\xEF\xBB\xBF") != std::string::npos);
  }
  intake::DetectCharset(bytes, Charset::kCp1251);
  intake::FromUtf8(bytes, Charset::kCp1251);
  return 0;
}
