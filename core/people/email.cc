#include "core/people/email.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "core/base/error.h"
#include "core/base/limits.h"
#include "core/text/unicode.h"

namespace intake {
namespace {

// RFC 5321, 4.5.3.1.1 and RFC 1035, 2.3.4.
constexpr size_t kNameBytesMax = 64;
constexpr size_t kLabelBytesMax = 63;

// Bytes of other scripts may stand wherever letters may (RFC 6531).
bool IsLetterOrDigit(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || absl::ascii_isalnum(byte);
}

// RFC 5322, 3.2.3: what a name consists of without quotes.
bool IsNameCharacter(char c) {
  constexpr absl::string_view kSigns = "!#$%&'*+-/=?^_`{|}~.";
  return IsLetterOrDigit(c) || kSigns.find(c) != absl::string_view::npos;
}

bool IsName(absl::string_view name) {
  return !name.empty() && name.size() <= kNameBytesMax && name.front() != '.' &&
         name.back() != '.' && !absl::StrContains(name, "..") &&
         std::all_of(name.begin(), name.end(), IsNameCharacter);
}

bool IsLabel(absl::string_view label) {
  return !label.empty() && label.size() <= kLabelBytesMax &&
         label.front() != '-' && label.back() != '-' &&
         std::all_of(label.begin(), label.end(),
                     [](char c) { return IsLetterOrDigit(c) || c == '-'; });
}

bool IsDomain(absl::string_view domain) {
  const std::vector<absl::string_view> labels = absl::StrSplit(domain, '.');
  return labels.size() >= 2 &&
         std::all_of(labels.begin(), labels.end(), IsLabel);
}

absl::Status Invalid(absl::string_view message) {
  return FieldErrorWithReason("email", "EMAIL_INVALID", message);
}

}  // namespace

absl::StatusOr<Email> NormalizeEmail(absl::string_view email) {
  const absl::string_view address = absl::StripAsciiWhitespace(email);
  if (address.size() > limits::kEmailBytesMax) {
    return Invalid(absl::StrCat("got ", address.size(), " bytes, want at most ",
                                limits::kEmailBytesMax));
  }
  const std::vector<absl::string_view> parts = absl::StrSplit(address, '@');
  if (parts.size() != 2 || !IsName(parts[0]) || !IsDomain(parts[1]) ||
      !IsValidUtf8(address)) {
    return Invalid(absl::StrCat("got ", address.size(),
                                " bytes in another form, want name@domain"));
  }
  Email result{.address = std::string(address), .key = FoldCase(address)};
  // Some capitals of other scripts are shorter than what they fold to.
  if (result.key.size() > limits::kEmailBytesMax) {
    return Invalid("got too many bytes in lower case");
  }
  return result;
}

}  // namespace intake
