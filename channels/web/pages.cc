#include "channels/web/pages.h"

#include <ctemplate/per_expand_data.h>
#include <ctemplate/template_cache.h>
#include <spdlog/spdlog.h>

#include <array>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "channels/program/digest.h"
#include "channels/web/base_style.h"
#include "channels/web/paths.h"
#include "channels/web/word_markers.h"

namespace intake::web {
namespace {

// Not STRIP_WHITESPACE: it would join words across lines.
constexpr ctemplate::Strip kStrip = ctemplate::STRIP_BLANK_LINES;
constexpr absl::string_view kAutoEscape = "{{%AUTOESCAPE context=\"HTML\"}}";
constexpr absl::string_view kContent = "{{>CONTENT}}";
constexpr size_t kStyleDigestDigits = 16;

bool IsPartial(absl::string_view name) { return absl::StartsWith(name, "_"); }

absl::Status Error(absl::string_view file, absl::string_view error) {
  return absl::InvalidArgumentError(absl::StrCat(file, ": ", error));
}

class EmbeddedPages final : public Pages {
 public:
  explicit EmbeddedPages(Words words) : words_(std::move(words)) {}

  absl::Status Load(absl::Span<const EmbeddedFile> files) {
    absl::flat_hash_map<absl::string_view, absl::string_view> contents;
    for (const EmbeddedFile& file : files) {
      if (!contents.emplace(file.name, file.content).second) {
        return Error(file.name, "the file is there twice; want it once");
      }
    }
    for (const char* wanted : {"layout.html", "style.css"}) {
      if (!contents.contains(wanted)) {
        return absl::InvalidArgumentError(
            absl::StrCat("there is no file ", wanted, "; want one"));
      }
    }
    style_ = absl::StrCat(BaseStyle().front().content, contents["style.css"]);
    style_path_ = absl::StrCat(
        "/style-", program::DigestOf(style_).substr(0, kStyleDigestDigits),
        ".css");
    for (const Language language : {Language::kRussian, Language::kEnglish}) {
      absl::Status added = AddAll(files, contents["layout.html"], language);
      if (!added.ok()) return added;
    }
    for (ctemplate::TemplateCache& cache : caches_) cache.Freeze();
    return absl::OkStatus();
  }

  http::Response Render(
      absl::string_view page, const Visit& visit, int status,
      const std::function<void(Dictionary&)>& fill) const override {
    Dictionary layout{std::string(page)};
    const auto set = [&](const char* name, const std::string& value) {
      layout.SetTemplateGlobalValue(name, value);
    };
    set("LANGUAGE", CodeOf(visit.language));
    set("TITLE", words_.Get(absl::StrCat(page, ".title"), visit.language));
    set("STYLE", style_path_);
    set("CSRF", visit.form_token);
    set("PATH", PathWith(visit.request.path, visit.request.query));
    if (frame_) frame_(visit, layout);
    Dictionary& content = *layout.AddSectionDictionary("CONTENT");
    if (fill) fill(content);

    http::Response response = {
        .status = status,
        .headers = {{"Content-Type", "text/html; charset=UTF-8"},
                    {"Content-Language", CodeOf(visit.language)},
                    // The same path in the other language is another page.
                    {"Vary", "Accept-Language, Cookie"}}};
    ctemplate::PerExpandData data;
    const std::string file = absl::StrCat(page, ".html");
    if (!CacheOf(visit.language)
             .ExpandNoLoad(file, kStrip, &layout, &data, &response.body)) {
      // A partial that is not there; the rest of the page is.
      spdlog::error("{}: a template that it includes is missing", file);
    }
    return response;
  }

  void SetFrame(std::function<void(const Visit&, Dictionary&)> frame) override {
    frame_ = std::move(frame);
  }
  const Words& words() const override { return words_; }
  std::string style_path() const override { return style_path_; }
  http::Response Style() const override {
    return {
        .headers = {{"Content-Type", "text/css; charset=UTF-8"},
                    {"Cache-Control", "public, max-age=31536000, immutable"}},
        .body = style_};
  }

 private:
  absl::Status AddAll(absl::Span<const EmbeddedFile> files,
                      absl::string_view layout, Language language) {
    const auto frame = PutWords(layout, words_, language);
    if (!frame.ok()) return Error("layout.html", frame.status().message());
    if (!absl::StrContains(*frame, kContent)) {
      return Error("layout.html",
                   absl::StrCat("no page in it; want ", kContent));
    }
    for (const EmbeddedFile& file : files) {
      if (!absl::EndsWith(file.name, ".html") || file.name == "layout.html") {
        continue;
      }
      absl::Status added = Add(file, *frame, language);
      if (!added.ok()) return added;
    }
    return absl::OkStatus();
  }

  // A page stands in its layout as a section, so that the escaping knows what
  // is around it and its dictionary inherits the layout's.
  absl::Status Add(const EmbeddedFile& file, absl::string_view layout,
                   Language language) {
    auto text = PutWords(file.content, words_, language);
    if (!text.ok()) return Error(file.name, text.status().message());
    if (!IsPartial(file.name)) {
      const absl::string_view page = absl::StripSuffix(file.name, ".html");
      const auto title = words_.Find(absl::StrCat(page, ".title"), language);
      if (!title.ok()) return Error(file.name, title.status().message());
      text = absl::StrReplaceAll(
          layout,
          {{kContent, absl::StrCat("{{#CONTENT}}", *text, "{{/CONTENT}}")}});
    }
    const bool parsed = CacheOf(language).StringToTemplateCache(
        std::string(file.name), absl::StrCat(kAutoEscape, *text), kStrip);
    return parsed ? absl::OkStatus()
                  : Error(file.name, "not a template; ctemplate said why");
  }

  const ctemplate::TemplateCache& CacheOf(Language language) const {
    return caches_[static_cast<size_t>(language)];
  }
  ctemplate::TemplateCache& CacheOf(Language language) {
    return caches_[static_cast<size_t>(language)];
  }

  const Words words_;
  std::array<ctemplate::TemplateCache, 2> caches_;
  std::string style_;
  std::string style_path_;
  std::function<void(const Visit&, Dictionary&)> frame_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Pages>> Pages::Make(
    absl::Span<const EmbeddedFile> files, Words words) {
  auto pages = std::make_unique<EmbeddedPages>(std::move(words));
  if (absl::Status status = pages->Load(files); !status.ok()) return status;
  return pages;
}

}  // namespace intake::web
