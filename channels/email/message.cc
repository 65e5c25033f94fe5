#include "channels/email/message.h"

#include <gmime/gmime.h>

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

#include "absl/strings/match.h"
#include "channels/email/html_text.h"
#include "channels/email/own_words.h"
#include "channels/email/utf8.h"

namespace intake::email {
namespace {

// Parts looked at; a person's message has a handful.
constexpr size_t kPartsMax = 1000;

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename Object>
using Owned = std::unique_ptr<Object, Unref>;

std::string Header(GMimeMessage* message, const char* name) {
  return Utf8OrReplaced(g_mime_object_get_header(GMIME_OBJECT(message), name));
}

std::string FirstAddress(InternetAddressList* list) {
  for (int i = 0; i < internet_address_list_length(list); ++i) {
    InternetAddress* address = internet_address_list_get_address(list, i);
    if (INTERNET_ADDRESS_IS_MAILBOX(address)) {
      return Utf8OrReplaced(
          internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)));
    }
  }
  return "";
}

// The parts of the message that are parts of no other, in reading order. With a
// stack of its own: the depth is the sender's choice.
std::vector<GMimePart*> PartsOf(GMimeMessage* message) {
  std::vector<GMimePart*> parts;
  std::vector<GMimeObject*> waiting = {g_mime_message_get_mime_part(message)};
  while (!waiting.empty() && parts.size() < kPartsMax) {
    GMimeObject* object = waiting.back();
    waiting.pop_back();
    if (object == nullptr) continue;
    if (GMIME_IS_MULTIPART(object)) {
      GMimeMultipart* multipart = GMIME_MULTIPART(object);
      for (int i = g_mime_multipart_get_count(multipart); i > 0; --i) {
        waiting.push_back(g_mime_multipart_get_part(multipart, i - 1));
      }
    } else if (GMIME_IS_PART(object)) {
      parts.push_back(GMIME_PART(object));
    }
  }
  return parts;
}

// The text of a part, its transfer encoding and charset undone.
std::string Decoded(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return "";
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  const GByteArray* bytes =
      g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  const char* charset =
      g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset");
  return Utf8FromCharset(
      absl::string_view(reinterpret_cast<const char*>(bytes->data), bytes->len),
      charset == nullptr ? "" : charset);
}

bool IsText(GMimePart* part, const char* subtype) {
  const char* disposition = g_mime_object_get_disposition(GMIME_OBJECT(part));
  return g_mime_content_type_is_type(
             g_mime_object_get_content_type(GMIME_OBJECT(part)), "text",
             subtype) &&
         (disposition == nullptr ||
          !absl::EqualsIgnoreCase(disposition, "attachment"));
}

std::string TextOf(GMimeMessage* message) {
  const std::vector<GMimePart*> parts = PartsOf(message);
  for (GMimePart* part : parts) {
    if (!IsText(part, "plain")) continue;
    std::string text = OwnWords(Decoded(part));
    if (!text.empty()) return text;
  }
  for (GMimePart* part : parts) {
    if (!IsText(part, "html")) continue;
    std::string text = OwnWords(TextFromHtml(Decoded(part)));
    if (!text.empty()) return text;
  }
  return "";
}

}  // namespace

Message ReadMessage(absl::string_view bytes) {
  const Owned<GMimeStream> stream(
      g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const std::unique_ptr<GMimeParserOptions,
                        decltype(&g_mime_parser_options_free)>
      options(g_mime_parser_options_new(), &g_mime_parser_options_free);
  // Of headers with bytes beyond ASCII and no word about their charset.
  std::array<const char*, 3> charsets = {"utf-8", "windows-1251", nullptr};
  g_mime_parser_options_set_fallback_charsets(options.get(), charsets.data());
  const Owned<GMimeMessage> message(
      g_mime_parser_construct_message(parser.get(), options.get()));
  if (message == nullptr) return {};
  return {.id = Header(message.get(), "Message-ID"),
          .from = FirstAddress(g_mime_message_get_from(message.get())),
          .subject = Utf8OrReplaced(g_mime_message_get_subject(message.get())),
          .text = TextOf(message.get())};
}

}  // namespace intake::email
