// By hand rather than with gmime: a browser's multipart has no encodings, no
// nesting and no folded headers, a file's bytes must come out as they went in,
// and a missing final boundary - half an upload - must be an error.

#include "channels/web/multipart.h"

#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace intake::web {
namespace {

constexpr size_t kBoundaryBytesMax = 70;
constexpr size_t kPartHeadBytesMax = 4096;

// Of a header's value: `form-data; name="account"`. A quoted value ends at the
// next quote: the HTML standard escapes quotes as %22 and backslashes not.
std::optional<std::string> Parameter(absl::string_view value,
                                     absl::string_view wanted) {
  size_t at = value.find(';');
  while (at != absl::string_view::npos) {
    value = absl::StripLeadingAsciiWhitespace(value.substr(at + 1));
    const size_t equals = value.find('=');
    if (equals == absl::string_view::npos) return std::nullopt;
    const absl::string_view name = value.substr(0, equals);
    value.remove_prefix(equals + 1);
    const bool quoted = absl::ConsumePrefix(&value, "\"");
    const size_t end = value.find(quoted ? '"' : ';');
    if (quoted && end == absl::string_view::npos) return std::nullopt;
    if (absl::EqualsIgnoreCase(name, wanted)) {
      return std::string(value.substr(0, end));
    }
    at = quoted ? value.find(';', end) : end;
  }
  return std::nullopt;
}

std::string Unescape(absl::string_view name) {
  return absl::StrReplaceAll(name,
                             {{"%22", "\""}, {"%0D", "\r"}, {"%0A", "\n"}});
}

std::string WithoutFolders(absl::string_view path) {
  return std::string(path.substr(path.find_last_of("/\\") + 1));
}

absl::Status BrokenPart(size_t number, absl::string_view why) {
  return absl::InvalidArgumentError(
      absl::StrCat("part ", number, " of the form ", why));
}

// The value of Content-Disposition, which every part has.
absl::string_view DispositionOf(absl::string_view head) {
  for (const absl::string_view line : absl::StrSplit(head, "\r\n")) {
    const std::pair<absl::string_view, absl::string_view> header =
        absl::StrSplit(line, absl::MaxSplits(':', 1));
    if (absl::EqualsIgnoreCase(header.first, "Content-Disposition")) {
      return header.second;
    }
  }
  return "";
}

absl::Status AddPart(absl::string_view head, absl::string_view content,
                     size_t number, Form& form) {
  const absl::string_view disposition = DispositionOf(head);
  const auto name = Parameter(disposition, "name");
  if (!name || name->size() > kFieldNameBytesMax) {
    return BrokenPart(
        number, absl::StrCat("has no name of at most ", kFieldNameBytesMax,
                             " bytes; want "
                             "Content-Disposition: form-data; name=\"...\""));
  }
  const auto file_name = Parameter(disposition, "filename");
  if (!file_name) {
    form.fields.emplace_back(Unescape(*name), std::string(content));
  } else if (!file_name->empty() || !content.empty()) {
    form.files.push_back({.field = Unescape(*name),
                          .name = WithoutFolders(Unescape(*file_name)),
                          .content = std::string(content)});
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Form> ParseMultipart(absl::string_view content_type,
                                    absl::string_view body) {
  const auto boundary = Parameter(content_type, "boundary");
  if (!boundary || boundary->empty() || boundary->size() > kBoundaryBytesMax) {
    return absl::InvalidArgumentError(absl::StrCat(
        "the form's content type names no boundary; want one of 1 to ",
        kBoundaryBytesMax, " bytes"));
  }
  const std::string delimiter = absl::StrCat("\r\n--", *boundary);
  Form form;
  // The first delimiter has no line before it that it would have to end.
  bool at_delimiter =
      absl::ConsumePrefix(&body, absl::string_view(delimiter).substr(2));
  for (size_t number = 1; at_delimiter; ++number) {
    if (absl::StartsWith(body, "--")) return form;
    if (number > kFieldsMax) {
      return BrokenPart(
          number, absl::StrCat("is one too many; want at most ", kFieldsMax));
    }
    if (!absl::ConsumePrefix(&body, "\r\n")) break;
    const size_t head_end = body.substr(0, kPartHeadBytesMax).find("\r\n\r\n");
    if (head_end == absl::string_view::npos) {
      return BrokenPart(number, "has no end to its headers");
    }
    const absl::string_view head = body.substr(0, head_end);
    body.remove_prefix(head_end + 4);
    const size_t content_end = body.find(delimiter);
    if (content_end == absl::string_view::npos) {
      return BrokenPart(number, "is cut off; want a final boundary");
    }
    absl::Status added =
        AddPart(head, body.substr(0, content_end), number, form);
    if (!added.ok()) return added;
    body.remove_prefix(content_end + delimiter.size());
  }
  return absl::InvalidArgumentError(
      "the form has no boundary where its content type says one is");
}

}  // namespace intake::web
