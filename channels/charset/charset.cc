#include "channels/charset/charset.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "absl/base/macros.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace intake {
namespace {

struct Name {
  Charset charset;
  absl::string_view ours;
  // ICU's.
  const char* converter;
  absl::string_view mark;
};

// ICU's plain "UTF-16" and "UTF-8" guess or keep the mark; it is taken off
// here.
constexpr std::array<Name, 6> kNames = {{
    {Charset::kUtf8, "utf-8", "UTF-8", "\xEF\xBB\xBF"},
    {Charset::kUtf16Le, "utf-16le", "UTF-16LE", "\xFF\xFE"},
    {Charset::kUtf16Be, "utf-16be", "UTF-16BE", "\xFE\xFF"},
    {Charset::kCp1251, "cp1251", "windows-1251", ""},
    {Charset::kCp866, "cp866", "IBM866", ""},
    {Charset::kKoi8R, "koi8-r", "KOI8-R", ""},
}};

// How much is converted at a time.
constexpr size_t kPieceUnits = 4096;

const Name& NameOf(Charset charset) {
  for (const Name& name : kNames) {
    if (name.charset == charset) return name;
  }
  ABSL_HARDENING_ASSERT(false);
  return kNames[0];
}

UConverter* Open(const char* name) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter* const converter = ucnv_open(name, &error);
  ABSL_HARDENING_ASSERT(U_SUCCESS(error));
  return converter;
}

}  // namespace

absl::string_view CharsetName(Charset charset) { return NameOf(charset).ours; }

absl::StatusOr<Charset> CharsetFromName(absl::string_view name) {
  for (const Name& known : kNames) {
    if (absl::EqualsIgnoreCase(known.ours, name)) return known.charset;
  }
  return absl::InvalidArgumentError(absl::StrCat(
      "encoding: got \"", name,
      "\", want utf-8, utf-16le, utf-16be, cp1251, cp866 or koi8-r"));
}

struct CharsetDecoder::Converter {
  explicit Converter(const Name& from)
      : name(from), source(Open(from.converter)), target(Open("UTF-8")) {
    UErrorCode error = U_ZERO_ERROR;
    ucnv_setToUCallBack(source, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr,
                        nullptr, &error);
    ABSL_HARDENING_ASSERT(U_SUCCESS(error));
  }
  ~Converter() {
    ucnv_close(source);
    ucnv_close(target);
  }

  absl::Status Convert(absl::string_view bytes, bool last, std::string& utf8) {
    const char* from = bytes.data();
    const char* const end = from + bytes.size();
    std::array<UChar, kPieceUnits> units;
    UErrorCode error = U_BUFFER_OVERFLOW_ERROR;
    while (error == U_BUFFER_OVERFLOW_ERROR) {
      error = U_ZERO_ERROR;
      UChar* unit = units.data();
      ucnv_toUnicode(source, &unit, unit + units.size(), &from, end, nullptr,
                     last ? 1 : 0, &error);
      Append(units.data(), unit, utf8);
    }
    const auto taken = static_cast<size_t>(from - bytes.data());
    if (U_FAILURE(error)) {
      return absl::InvalidArgumentError(absl::StrCat(
          "byte ", offset + taken, ": got what is no ", name.ours, " text"));
    }
    offset += taken;
    return absl::OkStatus();
  }

  // The units may end in the middle of a pair, which the target keeps.
  void Append(const UChar* unit, const UChar* end, std::string& utf8) const {
    std::array<char, kPieceUnits> bytes;
    UErrorCode error = U_BUFFER_OVERFLOW_ERROR;
    while (error == U_BUFFER_OVERFLOW_ERROR) {
      error = U_ZERO_ERROR;
      char* byte = bytes.data();
      ucnv_fromUnicode(target, &byte, byte + bytes.size(), &unit, end, nullptr,
                       0, &error);
      utf8.append(bytes.data(), static_cast<size_t>(byte - bytes.data()));
    }
  }

  const Name& name;
  UConverter* const source;
  UConverter* const target;
  // Of what was converted, in the stream.
  size_t offset = 0;
  // The first bytes, until they are enough to know a mark.
  std::string start;
  bool started = false;
};

CharsetDecoder::CharsetDecoder(Charset charset)
    : converter_(std::make_unique<Converter>(NameOf(charset))) {}
CharsetDecoder::~CharsetDecoder() = default;
CharsetDecoder::CharsetDecoder(CharsetDecoder&&) noexcept = default;
CharsetDecoder& CharsetDecoder::operator=(CharsetDecoder&&) noexcept = default;

absl::Status CharsetDecoder::Decode(absl::string_view bytes, bool last,
                                    std::string& utf8) {
  Converter& converter = *converter_;
  if (converter.started) return converter.Convert(bytes, last, utf8);
  absl::StrAppend(&converter.start, bytes);
  const absl::string_view mark = converter.name.mark;
  if (converter.start.size() < mark.size() && !last) return absl::OkStatus();
  converter.started = true;
  absl::string_view start = converter.start;
  if (absl::StartsWith(start, mark)) {
    start.remove_prefix(mark.size());
    converter.offset = mark.size();
  }
  return converter.Convert(start, last, utf8);
}

absl::StatusOr<std::string> ToUtf8(absl::string_view bytes, Charset charset) {
  std::string utf8;
  CharsetDecoder decoder(charset);
  absl::Status status = decoder.Decode(bytes, /*last=*/true, utf8);
  if (!status.ok()) return status;
  return utf8;
}

std::string FromUtf8(absl::string_view utf8, Charset charset) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter* const source = Open("UTF-8");
  UConverter* const target = Open(NameOf(charset).converter);
  ucnv_setSubstString(target, u"?", 1, &error);
  ABSL_HARDENING_ASSERT(U_SUCCESS(error));
  std::array<UChar, kPieceUnits> pivot;
  UChar* pivot_from = pivot.data();
  UChar* pivot_to = pivot.data();
  std::array<char, kPieceUnits> bytes;
  const char* from = utf8.data();
  std::string encoded;
  bool first = true;
  do {
    error = U_ZERO_ERROR;
    char* byte = bytes.data();
    ucnv_convertEx(target, source, &byte, byte + bytes.size(), &from,
                   utf8.data() + utf8.size(), pivot.data(), &pivot_from,
                   &pivot_to, pivot.data() + pivot.size(), first ? 1 : 0,
                   /*flush=*/1, &error);
    encoded.append(bytes.data(), static_cast<size_t>(byte - bytes.data()));
    first = false;
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  ucnv_close(source);
  ucnv_close(target);
  return encoded;
}

Charset DetectCharset(absl::string_view start, Charset otherwise) {
  for (const Name& name : kNames) {
    if (!name.mark.empty() && absl::StartsWith(start, name.mark)) {
      return name.charset;
    }
  }
  const bool is_ascii = std::none_of(start.begin(), start.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0x80) != 0;
  });
  if (is_ascii) return otherwise;
  std::string utf8;
  CharsetDecoder decoder(Charset::kUtf8);
  return decoder.Decode(start, /*last=*/false, utf8).ok() ? Charset::kUtf8
                                                          : otherwise;
}

}  // namespace intake
