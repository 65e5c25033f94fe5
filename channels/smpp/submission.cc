#include "channels/smpp/submission.h"

#include <sys/random.h>

#include <optional>
#include <utility>
#include <vector>

#include "absl/base/macros.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "channels/charset/utf8.h"
#include "channels/program/digest.h"
#include "channels/sms/webhook.h"

namespace intake::smpp {
namespace {

constexpr char kUnreadable[] = "…";
constexpr size_t kDigestInDocument = 16;

// The texts of parts that follow one another. A character may be cut in two by
// the end of a part, so octets of one encoding are joined before they are read.
std::optional<std::string> TextOf(const std::vector<Message>& parts,
                                  DefaultAlphabet default_alphabet) {
  std::string text;
  for (size_t at = 0; at < parts.size();) {
    const uint8_t data_coding = parts[at].data_coding;
    std::string octets;
    for (; at < parts.size() && parts[at].data_coding == data_coding; ++at) {
      const Content content = ContentOf(parts[at]);
      if (!content.readable) return std::nullopt;
      octets += content.octets;
    }
    const std::optional<std::string> read =
        TextFromOctets(octets, data_coding, default_alphabet);
    if (!read) return std::nullopt;
    text += *read;
  }
  return text;
}

std::string Evidence(absl::string_view bytes) {
  return std::string(charset::CutAtCharacter(charset::ValidUtf8(bytes),
                                             sms::kEvidenceFieldBytesMax));
}

// REQUIRES: `parts` is not empty.
v1::Submission SubmissionFromParts(const std::vector<Message>& parts,
                                   bool is_whole, const Smsc& smsc,
                                   std::string request_id) {
  std::string octets;
  for (const Message& part : parts) octets += ContentOf(part).octets;
  std::optional<std::string> text;
  if (is_whole) text = TextOf(parts, smsc.default_alphabet);
  std::string document = smsc.name;
  if (!text) {
    absl::StrAppend(&document, " ",
                    program::DigestOf(octets).substr(0, kDigestInDocument));
  }
  const std::string& sender = parts.front().source.digits;

  v1::Submission submission;
  submission.set_request_id(std::move(request_id));
  submission.set_text(std::string(charset::CutAtCharacter(
      text ? *text : std::string(kUnreadable), sms::kTextBytesMax)));
  v1::Evidence& evidence = *submission.mutable_evidence();
  evidence.set_sender(Evidence(absl::StripPrefix(sender, "+")));
  evidence.set_document(Evidence(document));
  evidence.set_raw(octets.substr(0, sms::kRawBytesMax));
  return submission;
}

}  // namespace

v1::Submission SubmissionFromMessage(const Message& message, const Smsc& smsc,
                                     std::string request_id) {
  return SubmissionFromParts({message}, /*is_whole=*/true, smsc,
                             std::move(request_id));
}

v1::Submission SubmissionFromSet(const PartSet& set, const Smsc& smsc) {
  std::vector<Message> parts;
  for (const auto& [number, part] : set.parts) parts.push_back(part);
  return SubmissionFromParts(parts, IsComplete(set), smsc, RequestIdOf(set));
}

std::string NewRequestId() {
  std::string bits(16, '\0');
  // At most 256 octets are given whole, once the machine has been up a moment.
  ABSL_HARDENING_ASSERT(getrandom(bits.data(), bits.size(), 0) ==
                        static_cast<ssize_t>(bits.size()));
  return absl::BytesToHexString(bits);
}

}  // namespace intake::smpp
