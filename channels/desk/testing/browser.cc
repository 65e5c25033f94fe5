#include "channels/desk/testing/browser.h"

#include <cstdlib>
#include <optional>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "channels/web/paths.h"

namespace intake::desk {
namespace {

constexpr int kRedirectsMax = 5;

std::string Unescaped(absl::string_view text) {
  return absl::StrReplaceAll(text, {{"&lt;", "<"},
                                    {"&gt;", ">"},
                                    {"&quot;", "\""},
                                    {"&#39;", "'"},
                                    {"&amp;", "&"}});
}

std::string PercentDecoded(absl::string_view text) {
  std::string decoded;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      const std::string hex(text.substr(i + 1, 2));
      decoded += static_cast<char>(std::strtol(hex.c_str(), nullptr, 16));
      i += 2;
    } else {
      decoded += text[i] == '+' ? ' ' : text[i];
    }
  }
  return decoded;
}

// The value of `name="..."` in a tag.
std::optional<std::string> Attribute(absl::string_view tag,
                                     absl::string_view name) {
  const std::string opening = absl::StrCat(" ", name, "=\"");
  const size_t at = tag.find(opening);
  if (at == absl::string_view::npos) return std::nullopt;
  const absl::string_view rest = tag.substr(at + opening.size());
  return Unescaped(rest.substr(0, rest.find('"')));
}

// Every tag of that name, from `<` to `>`.
std::vector<absl::string_view> Tags(absl::string_view html,
                                    absl::string_view name) {
  std::vector<absl::string_view> tags;
  const std::string opening = absl::StrCat("<", name, " ");
  for (size_t at = html.find(opening); at != absl::string_view::npos;
       at = html.find(opening, at + 1)) {
    tags.push_back(html.substr(at, html.find('>', at) - at + 1));
  }
  return tags;
}

// The form that holds `marker`; empty where none does.
absl::string_view FormAround(absl::string_view html, size_t marker) {
  if (marker == absl::string_view::npos) return "";
  const size_t begin = html.rfind("<form", marker);
  const size_t end = html.find("</form>", marker);
  if (begin == absl::string_view::npos || end == absl::string_view::npos ||
      html.find("</form>", begin) != end) {
    return "";
  }
  return html.substr(begin, end - begin);
}

http::Fields FieldsOf(absl::string_view form) {
  http::Fields fields;
  for (const absl::string_view tag : Tags(form, "input")) {
    const auto name = Attribute(tag, "name");
    const bool unchecked = Attribute(tag, "type") == "checkbox" &&
                           !absl::StrContains(tag, " checked");
    if (name.has_value() && !unchecked) {
      fields.emplace_back(*name, Attribute(tag, "value").value_or(""));
    }
  }
  return fields;
}

http::Fields QueryFields(absl::string_view query) {
  http::Fields fields;
  for (const absl::string_view part :
       absl::StrSplit(query, '&', absl::SkipEmpty())) {
    const std::pair<absl::string_view, absl::string_view> field =
        absl::StrSplit(part, absl::MaxSplits('=', 1));
    fields.emplace_back(PercentDecoded(field.first),
                        PercentDecoded(field.second));
  }
  return fields;
}

}  // namespace

std::string EncodedForm(const http::Fields& fields) {
  return std::string(absl::StripPrefix(web::PathWith("/", fields), "/?"));
}

void Browser::Open(const std::string& path_and_query) {
  Request("GET", path_and_query, {});
}

void Browser::Set(const std::string& name, const std::string& value) {
  for (auto& [field, now] : fields_) {
    if (field == name) {
      now = value;
      return;
    }
  }
  fields_.emplace_back(name, value);
}

std::string Browser::ValueOf(const std::string& name) const {
  for (const auto& [field, value] : fields_) {
    if (field == name) return value;
  }
  return "";
}

void Browser::Enter() {
  ++enters_;
  const std::string form(FormAround(body_, body_.find(" autofocus")));
  const auto buttons = Tags(form, "button");
  Submit(form, buttons.empty()
                   ? ""
                   : Attribute(buttons.front(), "value").value_or(""));
}

void Browser::Press(const std::string& button) {
  const std::string form(
      FormAround(body_, body_.find(absl::StrCat(" value=\"", button, "\""))));
  Submit(form, button);
}

void Browser::Post(const std::string& action) {
  const std::string form(
      FormAround(body_, body_.find(absl::StrCat(" action=\"", action, "\""))));
  Submit(form, "");
}

void Browser::Back() {
  if (before_.size() < 2) return;
  before_.pop_back();
  const Page& page = before_.back();
  status_ = page.status;
  body_ = page.body;
  path_ = page.path;
  query_ = page.query;
  focus_ = page.focus;
  fields_ = page.fields;
}

void Browser::Submit(absl::string_view form, const std::string& button) {
  // What was typed belongs to this visit of the page.
  if (!before_.empty()) before_.back().fields = fields_;
  const bool in_focus = form == FormAround(body_, body_.find(" autofocus"));
  http::Fields fields = in_focus ? fields_ : FieldsOf(form);
  for (const absl::string_view tag : Tags(form, "button")) {
    if (Attribute(tag, "value") == button && Attribute(tag, "name")) {
      fields.emplace_back(*Attribute(tag, "name"), button);
      break;
    }
  }
  const absl::string_view opening = form.substr(0, form.find('>'));
  const std::string action = Attribute(opening, "action").value_or(path_);
  if (Attribute(opening, "method") == "post") {
    Request("POST", action, fields);
  } else {
    Request("GET", web::PathWith(action, fields), {});
  }
}

void Browser::Request(const std::string& method, const std::string& target,
                      const http::Fields& fields) {
  std::string next_method = method;
  std::string next = target;
  for (int i = 0; i < kRedirectsMax; ++i) {
    const std::pair<std::string, std::string> parts =
        absl::StrSplit(next, absl::MaxSplits('?', 1));
    path_ = PercentDecoded(parts.first);
    query_ = parts.second;
    http::Request request{.method = next_method,
                          .path = path_,
                          .query = QueryFields(query_),
                          .headers = headers,
                          .peer_address = "127.0.0.1"};
    std::vector<std::string> jar;
    for (const auto& [name, value] : cookies) {
      jar.push_back(absl::StrCat(name, "=", value));
    }
    if (!jar.empty()) {
      request.headers.emplace_back("Cookie", absl::StrJoin(jar, "; "));
    }
    if (next_method == "POST") {
      request.headers.emplace_back("Content-Type",
                                   "application/x-www-form-urlencoded");
      request.body = EncodedForm(fields);
    }
    const http::Response response = site_.Answer(std::move(request));
    std::string location;
    for (const auto& [name, value] : response.headers) {
      if (name == "Location") location = value;
      if (name != "Set-Cookie") continue;
      const std::pair<std::string, std::string> cookie = absl::StrSplit(
          value.substr(0, value.find(';')), absl::MaxSplits('=', 1));
      cookies[cookie.first] = cookie.second;
    }
    if (response.status != 303) {
      Show(response);
      return;
    }
    next_method = "GET";
    next = location;
  }
}

void Browser::Show(const http::Response& response) {
  status_ = response.status;
  body_ = response.body;
  const size_t mark = body_.find(" autofocus");
  focus_.clear();
  fields_.clear();
  if (mark != std::string::npos) {
    const size_t begin = body_.rfind('<', mark);
    const absl::string_view tag = absl::string_view(body_).substr(
        begin, body_.find('>', mark) - begin + 1);
    focus_ = Attribute(tag, "name").value_or("");
    fields_ = FieldsOf(FormAround(body_, mark));
  }
  before_.push_back({.status = status_,
                     .body = body_,
                     .path = path_,
                     .query = query_,
                     .focus = focus_,
                     .fields = fields_});
}

}  // namespace intake::desk
