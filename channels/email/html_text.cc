#include "channels/email/html_text.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"

namespace intake::email {
namespace {

constexpr std::array<absl::string_view, 6> kUnseen = {
    "blockquote", "head", "script", "style", "template", "title"};
constexpr std::array<absl::string_view, 9> kInline = {
    "a", "b", "em", "font", "i", "s", "span", "strong", "u"};
constexpr std::array<absl::string_view, 2> kCells = {"td", "th"};

template <size_t size>
bool Has(const std::array<absl::string_view, size>& names,
         absl::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What the parser tells of, in order; no tree is built, so that nothing is as
// deep as the sender likes.
class Reader {
 public:
  void Start(absl::string_view element) {
    if (Has(kUnseen, element)) ++unseen_;
    Separate(element);
  }
  void End(absl::string_view element) {
    if (Has(kUnseen, element) && unseen_ > 0) --unseen_;
    Separate(element);
  }
  void Characters(absl::string_view characters) {
    if (unseen_ > 0) return;
    for (const char c : characters) {
      if (absl::ascii_isspace(static_cast<unsigned char>(c))) {
        Blank();
      } else {
        text_ += c;
      }
    }
  }
  std::string TakeText() { return std::move(text_); }

 private:
  // An unknown element counts as a block: digits that it keeps apart on the
  // screen are never joined.
  void Separate(absl::string_view element) {
    if (Has(kInline, element)) return;
    if (Has(kCells, element)) {
      Blank();
    } else if (!text_.empty() && text_.back() != '\n') {
      text_ += '\n';
    }
  }
  void Blank() {
    if (!text_.empty() && text_.back() != ' ' && text_.back() != '\n') {
      text_ += ' ';
    }
  }

  std::string text_;
  // How many of the unseen elements are open.
  int unseen_ = 0;
};

absl::string_view View(const xmlChar* name) {
  return reinterpret_cast<const char*>(name);
}

void OnStart(void* reader, const xmlChar* name,
             const xmlChar** /*attributes*/) {
  static_cast<Reader*>(reader)->Start(View(name));
}
void OnEnd(void* reader, const xmlChar* name) {
  static_cast<Reader*>(reader)->End(View(name));
}
void OnCharacters(void* reader, const xmlChar* characters, int size) {
  static_cast<Reader*>(reader)->Characters(absl::string_view(
      reinterpret_cast<const char*>(characters), static_cast<size_t>(size)));
}

}  // namespace

std::string TextFromHtml(absl::string_view utf8) {
  htmlSAXHandler handler = {};
  handler.startElement = OnStart;
  handler.endElement = OnEnd;
  handler.characters = OnCharacters;
  handler.ignorableWhitespace = OnCharacters;
  Reader reader;
  const htmlParserCtxtPtr parser = htmlNewParserCtxt();
  if (parser == nullptr) return "";
  *parser->sax = handler;
  parser->userData = &reader;
  // The encoding is given, so that no <meta> changes it on the way.
  xmlFreeDoc(htmlCtxtReadMemory(
      parser, utf8.data(), static_cast<int>(utf8.size()), nullptr, "UTF-8",
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
          HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC));
  htmlFreeParserCtxt(parser);
  return reader.TakeText();
}

}  // namespace intake::email
