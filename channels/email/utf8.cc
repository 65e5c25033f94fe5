#include "channels/email/utf8.h"

#include <gmime/gmime.h>

#include <array>
#include <cerrno>
#include <cstdint>

#include "absl/strings/match.h"

namespace intake::email {
namespace {

constexpr absl::string_view kReplacement = "\xEF\xBF\xBD";

// A converter to UTF-8; none where the charset is unknown.
class Converter {
 public:
  explicit Converter(const std::string& charset)
      : iconv_(g_iconv_open("UTF-8",
                            g_mime_charset_iconv_name(charset.c_str()))) {}
  ~Converter() {
    if (known()) g_iconv_close(iconv_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  // iconv's own sign of failure.
  // NOLINTNEXTLINE(performance-no-int-to-ptr)
  bool known() const { return iconv_ != reinterpret_cast<GIConv>(-1); }

  // REQUIRES: known().
  std::string Convert(absl::string_view bytes) {
    std::string utf8;
    char* from = const_cast<char*>(bytes.data());
    size_t left = bytes.size();
    while (left > 0) {
      std::array<char, 4096> piece;
      char* to = piece.data();
      size_t room = piece.size();
      const size_t result = g_iconv(iconv_, &from, &left, &to, &room);
      const int error = errno;
      utf8.append(piece.data(), piece.size() - room);
      if (result != static_cast<size_t>(-1) || error == E2BIG) continue;
      // EILSEQ, or EINVAL for a character that the end cuts off.
      utf8.append(kReplacement.data(), kReplacement.size());
      ++from;
      --left;
    }
    return utf8;
  }

 private:
  GIConv iconv_;
};

bool IsUtf8(absl::string_view text) {
  return g_utf8_validate(text.data(), static_cast<gssize>(text.size()),
                         nullptr) != 0;
}

}  // namespace

std::string Utf8OrReplaced(const char* text) {
  return text == nullptr ? "" : Utf8OrReplaced(absl::string_view(text));
}

std::string Utf8OrReplaced(absl::string_view text) {
  if (text.empty()) return "";
  char* valid =
      g_utf8_make_valid(text.data(), static_cast<gssize>(text.size()));
  std::string result(valid);
  g_free(valid);
  return result;
}

std::string Utf8FromCharset(absl::string_view bytes,
                            const std::string& charset) {
  const bool declared =
      !charset.empty() && !absl::EqualsIgnoreCase(charset, "us-ascii");
  if (declared) {
    Converter converter(charset);
    if (converter.known()) return Utf8OrReplaced(converter.Convert(bytes));
  }
  if (IsUtf8(bytes)) return {bytes.data(), bytes.size()};
  return Utf8OrReplaced(Converter("windows-1251").Convert(bytes));
}

}  // namespace intake::email
