#include "channels/building_list/xlsx_book.h"

#include <map>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "channels/building_list/limits.h"
#include "channels/building_list/xlsx_handlers.h"

namespace intake::building_list {
namespace {

constexpr char kRootPart[] = "xl/workbook.xml";

// `xl/_rels/workbook.xml.rels` for `xl/workbook.xml`.
std::string RelationsOf(absl::string_view part) {
  const size_t name = part.rfind('/') + 1;
  return absl::StrCat(part.substr(0, name), "_rels/", part.substr(name),
                      ".rels");
}

// Targets stand relative to the part that names them, or to the archive.
std::string PartOf(absl::string_view target, absl::string_view beside) {
  if (absl::ConsumePrefix(&target, "/")) return std::string(target);
  return absl::StrCat(beside.substr(0, beside.rfind('/') + 1), target);
}

std::string PathOf(const RelationsHandler& relations, absl::string_view kind,
                   absl::string_view beside) {
  for (const auto& [id, relation] : relations.by_id) {
    if (absl::EndsWith(relation.type, kind)) {
      return PartOf(relation.target, beside);
    }
  }
  return "";
}

}  // namespace

absl::Status SharedStrings::Append(absl::string_view piece) {
  if (text_.size() + piece.size() > kSharedStringBytesMax) {
    return absl::InvalidArgumentError(absl::StrCat(
        "want at most ", kSharedStringBytesMax, " bytes of shared texts"));
  }
  absl::StrAppend(&text_, piece);
  return absl::OkStatus();
}

absl::Status SharedStrings::EndString() {
  if (ends_.size() >= kSharedStringsMax) {
    return absl::InvalidArgumentError(
        absl::StrCat("want at most ", kSharedStringsMax, " shared texts"));
  }
  ends_.push_back(static_cast<uint32_t>(text_.size()));
  return absl::OkStatus();
}

absl::string_view SharedStrings::Get(size_t at) const {
  const size_t begin = at == 0 ? 0 : ends_[at - 1];
  return absl::string_view(text_).substr(begin, ends_[at] - begin);
}

bool ShowsDays(int number, absl::string_view code) {
  // Those that ECMA-376 18.8.30 gives, the East Asian ones among them.
  if ((number >= 14 && number <= 17) || number == 22 ||
      (number >= 27 && number <= 36) || (number >= 50 && number <= 58)) {
    return true;
  }
  char until = '\0';
  for (size_t at = 0; at < code.size(); ++at) {
    const char c = code[at];
    if (until != '\0') {
      if (c == until) until = '\0';
    } else if (c == '"' || c == '[') {
      until = c == '"' ? '"' : ']';
    } else if (c == '\\' || c == '_') {
      ++at;
    } else if (c == 'd' || c == 'D' || c == 'y' || c == 'Y') {
      return true;
    }
  }
  return false;
}

absl::Status ParsePart(ZipArchive& archive, const std::string& name,
                       XmlHandler& handler) {
  auto part = archive.OpenPart(name);
  if (!part.ok()) return part.status();
  XmlParser parser(handler);
  while (true) {
    const auto piece = (*part)->Read();
    if (!piece.ok()) return piece.status();
    absl::Status status = parser.Parse(*piece, piece->empty());
    if (!status.ok()) {
      return absl::Status(status.code(),
                          absl::StrCat(name, ": ", status.message()));
    }
    if (piece->empty()) return absl::OkStatus();
  }
}

absl::StatusOr<XlsxBook> ReadXlsxBook(ZipArchive& archive) {
  RelationsHandler root;
  absl::Status status = ParsePart(archive, "_rels/.rels", root);
  if (!status.ok()) return status;
  std::string part = PathOf(root, "/officeDocument", "");
  if (part.empty()) part = kRootPart;

  RelationsHandler relations;
  WorkbookHandler workbook;
  status.Update(ParsePart(archive, RelationsOf(part), relations));
  status.Update(ParsePart(archive, part, workbook));
  if (!status.ok()) return status;
  const auto sheet = relations.by_id.find(workbook.sheet);
  if (sheet == relations.by_id.end()) {
    return absl::InvalidArgumentError(
        "the workbook has no sheet that is shown and stored in it");
  }
  XlsxBook book;
  book.sheet_part = PartOf(sheet->second.target, part);
  book.counts_days_from_1904 = workbook.counts_days_from_1904;

  if (const std::string styles = PathOf(relations, "/styles", part);
      archive.Has(styles)) {
    StylesHandler handler;
    status.Update(ParsePart(archive, styles, handler));
    book.style_is_day = std::move(handler.style_is_day);
  }
  if (const std::string strings = PathOf(relations, "/sharedStrings", part);
      status.ok() && archive.Has(strings)) {
    SharedStringsHandler handler(book.strings);
    status.Update(ParsePart(archive, strings, handler));
  }
  if (!status.ok()) return status;
  return book;
}

}  // namespace intake::building_list
