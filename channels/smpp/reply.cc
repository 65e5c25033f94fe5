#include "channels/smpp/reply.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "channels/charset/utf8.h"
#include "channels/program/digest.h"
#include "channels/smpp/concatenation.h"
#include "channels/smpp/octets.h"
#include "channels/sms/gsm_alphabet.h"

namespace intake::smpp {
namespace {

constexpr uint8_t kDefaultCoding = 0x00;
constexpr uint8_t kUcs2Coding = 0x08;

struct Encoded {
  std::string octets;
  uint8_t data_coding = kDefaultCoding;
  // Of octets: in one message, and in each of several.
  size_t single_max = 160;
  size_t part_max = 153;
};

bool IsAscii(absl::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<uint8_t>(c) < 0x80; });
}

Encoded Encode(absl::string_view text, DefaultAlphabet default_alphabet) {
  if (default_alphabet == DefaultAlphabet::kGsm) {
    if (std::optional<std::string> codes = sms::GsmFromUtf8(text)) {
      return {.octets = *std::move(codes)};
    }
  } else if (IsAscii(text) && sms::FitsGsmAlphabet(text)) {
    // The phone gets it in the GSM alphabet, so its lengths count; brackets,
    // which are two codes there, are not in what customers are told.
    return {.octets = std::string(text)};
  }
  return {.octets = charset::Utf16FromUtf8(text),
          .data_coding = kUcs2Coding,
          .single_max = 140,
          .part_max = 134};
}

// Whether a character goes on at `at`, so that no part may end there.
bool IsWithinCharacter(const Encoded& encoded, size_t at) {
  if (encoded.data_coding == kUcs2Coding) {
    const auto high = static_cast<uint8_t>(encoded.octets[at]);
    return high >= 0xDC && high <= 0xDF;
  }
  return encoded.octets[at - 1] == sms::kGsmEscape;
}

std::vector<std::string> Split(const Encoded& encoded) {
  const absl::string_view octets = encoded.octets;
  if (octets.size() <= encoded.single_max) return {encoded.octets};
  std::vector<std::string> parts;
  for (size_t at = 0; at < octets.size() && parts.size() < kPartsMax;) {
    size_t end = std::min(at + encoded.part_max, octets.size());
    while (end < octets.size() && IsWithinCharacter(encoded, end)) {
      end -= encoded.data_coding == kUcs2Coding ? 2 : 1;
    }
    parts.emplace_back(octets.substr(at, end - at));
    at = end;
  }
  return parts;
}

std::string PartHeader(uint8_t reference, size_t count, size_t number) {
  OctetWriter writer;
  writer.Byte(5).Byte(0x00).Byte(3).Byte(reference);
  writer.Byte(static_cast<uint8_t>(count)).Byte(static_cast<uint8_t>(number));
  return std::move(writer).Finish();
}

}  // namespace

std::vector<Message> ReplyTo(const Message& received, const Address& own,
                             absl::string_view text,
                             DefaultAlphabet default_alphabet) {
  const Encoded encoded = Encode(text, default_alphabet);
  const std::vector<std::string> parts = Split(encoded);
  const std::string digest =
      program::DigestOf(absl::StrCat(received.source.digits, " ", text));
  const auto reference =
      static_cast<uint8_t>(absl::HexStringToBytes(digest.substr(0, 2))[0]);
  std::vector<Message> messages;
  for (const std::string& part : parts) {
    Message message;
    message.source = own;
    message.destination = received.source;
    message.data_coding = encoded.data_coding;
    if (parts.size() > 1) {
      message.esm_class = kEsmClassHeader;
      message.short_message =
          PartHeader(reference, parts.size(), messages.size() + 1);
    }
    message.short_message += part;
    messages.push_back(std::move(message));
  }
  return messages;
}

}  // namespace intake::smpp
