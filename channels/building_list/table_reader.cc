#include "channels/building_list/table_reader.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "channels/building_list/csv_reader.h"
#include "channels/building_list/limits.h"
#include "channels/building_list/xlsx_reader.h"

namespace intake::building_list {
namespace {

// A zip archive, as XLSX is, and the container of Excel's format before 2007
// (and of a workbook with a password).
constexpr absl::string_view kZipMark("PK\x03\x04", 4);
constexpr absl::string_view kOldExcelMark("\xD0\xCF\x11\xE0", 4);

absl::Status CheckFile(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) {
    return absl::NotFoundError(absl::StrCat(path, ": there is no such file"));
  }
  if (!std::filesystem::is_regular_file(status)) {
    return absl::InvalidArgumentError(absl::StrCat(path, ": want a file"));
  }
  const auto bytes = std::filesystem::file_size(path, error);
  if (!error && bytes > kFileBytesMax) {
    return absl::InvalidArgumentError(absl::StrCat(
        path, ": got ", bytes, " bytes, want at most ", kFileBytesMax));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::unique_ptr<TableReader>> OpenTable(
    const std::string& path, std::optional<Charset> charset) {
  if (absl::Status status = CheckFile(path); !status.ok()) return status;
  std::ifstream file(path, std::ios::binary);
  std::array<char, 4> start{};
  file.read(start.data(), start.size());
  const absl::string_view mark(start.data(),
                               static_cast<size_t>(file.gcount()));
  if (!file.is_open()) {
    return absl::InvalidArgumentError(absl::StrCat(path, ": cannot be read"));
  }
  if (mark == kZipMark) return OpenXlsx(path);
  if (mark == kOldExcelMark) {
    return absl::InvalidArgumentError(absl::StrCat(
        path,
        ": a workbook of the format before 2007, or with a password: "
        "save it as XLSX or CSV, without a password"));
  }
  return OpenCsv(path, charset);
}

}  // namespace intake::building_list
