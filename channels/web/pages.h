// HTML from templates (ctemplate, with its automatic escaping) and words.
//
// A template is HTML with ctemplate's markers - {{NAME}}, {{#SECTION}} ...
// {{/SECTION}}, {{>PARTIAL}} - and with [[key]] where a text of Words stands,
// which is put in, escaped, before the template is parsed. Every {{NAME}} is
// escaped for the place where it stands, unless it says {{NAME:none}}: for our
// own SVG alone. Attributes are quoted; style, script and on... have no place
// in a page.
//
// `layout.html` is around every page: {{>CONTENT}} is where the page stands.
// Everywhere there are the variables LANGUAGE (ru, en), TITLE (the words
// `<page>.title`), STYLE (the path of the style sheet with its digest), CSRF,
// PATH (the page's own path with its query). What the frame of a site adds for
// every page (who is logged in, a menu) is put in by `Frame`. A file whose name
// begins with `_` is a partial: it has no title, is no page, and is named by
// AddIncludeDictionary("PARTIAL")->SetFilename("_row.html"); of the layout's
// variables it sees those five alone.

#ifndef INTAKE_CHANNELS_WEB_PAGES_H_
#define INTAKE_CHANNELS_WEB_PAGES_H_

#include <ctemplate/template.h>

#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "channels/http/message.h"
#include "channels/web/visit.h"
#include "channels/web/words.h"

namespace intake::web {

using Dictionary = ctemplate::TemplateDictionary;

// A file that was made part of the program: see intake_embed in cmake/.
struct EmbeddedFile {
  // Without folders: `login.html`.
  absl::string_view name;
  absl::string_view content;
};

// Thread-safe.
class Pages {
 public:
  // Parses everything. INVALID_ARGUMENT: a template that is none, a key without
  // words, a page without a title, no `layout.html` or `style.css`; names the
  // template and the key.
  static absl::StatusOr<std::unique_ptr<Pages>> Make(
      absl::Span<const EmbeddedFile> files, Words words);
  virtual ~Pages() = default;

  // A whole page; Site adds the headers that keep a browser strict. `page` is a
  // template's name without `.html`; it fills CONTENT. `fill`, which may be
  // empty, gets the dictionary of the content, which inherits all that the
  // layout's has.
  virtual http::Response Render(
      absl::string_view page, const Visit& visit, int status,
      const std::function<void(Dictionary&)>& fill) const = 0;

  // Added to the layout's dictionary of every page; set once, before the first.
  virtual void SetFrame(
      std::function<void(const Visit&, Dictionary&)> frame) = 0;

  virtual const Words& words() const = 0;
  // GET of the path in STYLE: style/base.css of this folder, then `style.css`.
  // For ever cacheable, since the path has its digest.
  virtual std::string style_path() const = 0;
  virtual http::Response Style() const = 0;
};

}  // namespace intake::web

#endif  // INTAKE_CHANNELS_WEB_PAGES_H_
