#include "channels/email/submission.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "channels/charset/utf8.h"
#include "channels/email/message.h"
#include "channels/email/own_words.h"
#include "channels/email/utf8.h"
#include "channels/program/digest.h"

namespace intake::email {
namespace {

std::string EvidenceField(absl::string_view value) {
  return std::string(
      charset::CutAtCharacter(Utf8OrReplaced(value), kEvidenceFieldBytesMax));
}

bool HasDigit(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isdigit(static_cast<unsigned char>(c));
  });
}

}  // namespace

v1::Submission SubmissionFromMessage(absl::string_view message,
                                     const Envelope& envelope) {
  const Message read = ReadMessage(message);
  const std::string id(absl::StripAsciiWhitespace(read.id));
  std::string text = read.text;
  if (!HasDigit(text)) {
    text = std::string(
        absl::StripAsciiWhitespace(absl::StrCat(read.subject, "\n", text)));
  }

  v1::Submission submission;
  submission.set_request_id(id.empty() || id.size() > kRequestIdBytesMax
                                ? program::DigestOf(message)
                                : id);
  submission.set_text(std::string(WholeLines(text, kTextBytesMax)));
  v1::Evidence& evidence = *submission.mutable_evidence();
  evidence.set_sender(
      EvidenceField(read.from.empty() ? envelope.sender : read.from));
  evidence.set_document(EvidenceField(id));
  evidence.set_source(EvidenceField(absl::StripAsciiWhitespace(
      absl::StrCat(envelope.recipient, " ", envelope.queue_id))));
  evidence.set_raw(message.data(), std::min(message.size(), kRawBytesMax));
  return submission;
}

}  // namespace intake::email
