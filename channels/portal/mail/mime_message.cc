#include "channels/portal/mail/mime_message.h"

#include <gmime/gmime.h>

#include <memory>

#include "absl/base/call_once.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace intake::portal {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename Object>
using Owned = std::unique_ptr<Object, Unref>;

void StartGmime() {
  static absl::once_flag once;
  absl::call_once(once, [] { g_mime_init(); });
}

std::string OneLine(absl::string_view text) {
  return absl::StrReplaceAll(text, {{"\r", ""}, {"\n", ""}});
}

// The part of an address behind its `@`.
std::string DomainOf(const std::string& address) {
  const std::pair<std::string, std::string> parts =
      absl::StrSplit(address, absl::MaxSplits('@', 1));
  return parts.second.empty() ? "localhost" : parts.second;
}

// Base64, since lines of Cyrillic in any other encoding are longer and 8 bits
// are not for every server on the way.
Owned<GMimeTextPart> PlainText(const std::string& body) {
  Owned<GMimeTextPart> part(g_mime_text_part_new_with_subtype("plain"));
  g_mime_text_part_set_charset(part.get(), "utf-8");
  g_mime_text_part_set_text(part.get(), body.c_str());
  g_mime_part_set_content_encoding(GMIME_PART(part.get()),
                                   GMIME_CONTENT_ENCODING_BASE64);
  return part;
}

}  // namespace

std::string MimeMessage(const LetterText& text, const std::string& to,
                        const std::string& id, absl::Time date,
                        const MailSettings& settings) {
  StartGmime();
  const Owned<GMimeMessage> message(g_mime_message_new(/*pretty=*/TRUE));
  g_mime_message_add_mailbox(message.get(), GMIME_ADDRESS_TYPE_FROM,
                             settings.from_name.c_str(), settings.from.c_str());
  // Else the library takes whichever old charset the name fits.
  internet_address_set_charset(internet_address_list_get_address(
                                   g_mime_message_get_from(message.get()), 0),
                               "utf-8");
  g_mime_message_add_mailbox(message.get(), GMIME_ADDRESS_TYPE_TO,
                             /*name=*/nullptr, OneLine(to).c_str());
  g_mime_message_set_subject(message.get(), text.subject.c_str(), "utf-8");
  const std::unique_ptr<GDateTime, decltype(&g_date_time_unref)> moment(
      g_date_time_new_from_unix_utc(absl::ToUnixSeconds(date)),
      &g_date_time_unref);
  g_mime_message_set_date(message.get(), moment.get());
  g_mime_message_set_message_id(
      message.get(), absl::StrCat(id, "@", DomainOf(settings.from)).c_str());
  // RFC 3834: nobody's out-of-office answers it.
  g_mime_object_set_header(GMIME_OBJECT(message.get()), "Auto-Submitted",
                           "auto-generated", nullptr);
  const Owned<GMimeTextPart> part = PlainText(text.body);
  g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(part.get()));

  const std::unique_ptr<GMimeFormatOptions,
                        decltype(&g_mime_format_options_free)>
      format(g_mime_format_options_new(), &g_mime_format_options_free);
  g_mime_format_options_set_newline_format(format.get(),
                                           GMIME_NEWLINE_FORMAT_DOS);
  const std::unique_ptr<char, decltype(&g_free)> bytes(
      g_mime_object_to_string(GMIME_OBJECT(message.get()), format.get()),
      &g_free);
  return bytes.get();
}

}  // namespace intake::portal
