#include "core/model/submission.h"

#include <cstddef>
#include <string>
#include <variant>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "core/base/civil_time.h"
#include "core/base/fingerprint.h"
#include "core/text/grammar.h"

namespace intake {
namespace {

// What is fingerprinted: every part led by its length, so that no two lists of
// parts are the same bytes, and a letter for the kind of content.
class Parts {
 public:
  void Add(absl::string_view part) {
    absl::StrAppend(&bytes_, part.size(), ":", part);
  }
  void Add(uint64_t number) { absl::StrAppend(&bytes_, number, ";"); }

  template <typename Enum>
  void Add(const std::optional<Enum>& number) {
    Add(number ? static_cast<uint64_t>(*number) : uint64_t{0});
  }

  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

void AddContent(const TypedText& content, Parts& parts) {
  parts.Add("t");
  parts.Add(NormalizedText(content.text));
}

void AddContent(const OrderedValues& content, Parts& parts) {
  parts.Add("o");
  parts.Add(content.values.size());
  for (const std::string& value : content.values) parts.Add(value);
}

void AddContent(const NamedValues& content, Parts& parts) {
  parts.Add("n");
  parts.Add(content.values.size());
  for (const NamedValue& value : content.values) {
    parts.Add(value.commodity);
    parts.Add(value.point);
    parts.Add(value.kind);
    parts.Add(value.serial);
    parts.Add(value.value);
  }
}

void AddContent(const CodeAnswer& content, Parts& parts) {
  parts.Add("a");
  parts.Add(content.code);
  parts.Add(uint64_t{content.yes});
}

}  // namespace

uint64_t ContentFingerprint(const Submission& submission) {
  Parts parts;
  parts.Add(submission.account_number);
  std::visit([&parts](const auto& content) { AddContent(content, parts); },
             submission.content);
  parts.Add(submission.reading_date ? FormatDate(*submission.reading_date)
                                    : std::string());
  parts.Add(submission.evidence.sender);
  parts.Add(submission.evidence.agent);
  parts.Add(submission.evidence.document);
  parts.Add(static_cast<uint64_t>(submission.evidence.signature));
  if (!submission.payment_code.empty()) parts.Add(submission.payment_code);
  return Fingerprint(parts.bytes());
}

}  // namespace intake
