#include "channels/building_list/xlsx_reader.h"

#include <utility>

#include "absl/memory/memory.h"
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "channels/building_list/xlsx_book.h"
#include "channels/building_list/xlsx_sheet.h"
#include "channels/building_list/xml_parser.h"
#include "channels/building_list/zip_archive.h"

namespace intake::building_list {
namespace {

class XlsxReader final : public TableReader {
 public:
  XlsxReader(std::unique_ptr<ZipArchive> archive, XlsxBook book,
             std::unique_ptr<ZipPart> sheet)
      : archive_(std::move(archive)),
        book_(std::move(book)),
        sheet_(std::move(sheet)),
        handler_(book_),
        parser_(handler_) {}

  absl::StatusOr<std::optional<Row>> Next() override {
    while (handler_.rows.empty() && !ended_) {
      absl::Status status = ReadPiece();
      if (!status.ok()) return status;
    }
    if (handler_.rows.empty()) return std::nullopt;
    Row row = std::move(handler_.rows.front());
    handler_.rows.pop_front();
    return row;
  }

  bool counts_days_from_1904() const override {
    return book_.counts_days_from_1904;
  }

 private:
  absl::Status ReadPiece() {
    const auto piece = sheet_->Read();
    if (!piece.ok()) return piece.status();
    ended_ = piece->empty();
    absl::Status status = parser_.Parse(*piece, ended_);
    if (status.ok()) return status;
    return absl::Status(status.code(),
                        absl::StrCat(book_.sheet_part, ": ", status.message()));
  }

  // In the order in which they need each other.
  const std::unique_ptr<ZipArchive> archive_;
  const XlsxBook book_;
  const std::unique_ptr<ZipPart> sheet_;
  SheetHandler handler_;
  XmlParser parser_;
  bool ended_ = false;
};

}  // namespace

absl::StatusOr<std::unique_ptr<TableReader>> OpenXlsx(const std::string& path) {
  const auto with_path = [&](const absl::Status& status) {
    return absl::Status(status.code(),
                        absl::StrCat(path, ": ", status.message()));
  };
  auto archive = ZipArchive::Open(path);
  if (!archive.ok()) return with_path(archive.status());
  auto book = ReadXlsxBook(**archive);
  if (!book.ok()) return with_path(book.status());
  auto sheet = (*archive)->OpenPart(book->sheet_part);
  if (!sheet.ok()) return with_path(sheet.status());
  return std::make_unique<XlsxReader>(*std::move(archive), *std::move(book),
                                      *std::move(sheet));
}

}  // namespace intake::building_list
