#include "channels/building_list/zip_archive.h"

#include <utility>

#include "absl/memory/memory.h"
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "channels/building_list/limits.h"

namespace intake::building_list {
namespace {

std::string OpenErrorText(int code) {
  zip_error_t error;
  zip_error_init_with_code(&error, code);
  std::string text = zip_error_strerror(&error);
  zip_error_fini(&error);
  return text;
}

}  // namespace

absl::StatusOr<absl::string_view> ZipPart::Read() {
  const zip_int64_t got =
      zip_fread(file_.get(), buffer_.data(), buffer_.size());
  if (got < 0) {
    return absl::InvalidArgumentError(absl::StrCat(
        name_,
        " in the workbook is damaged: ", zip_file_strerror(file_.get())));
  }
  if (static_cast<uint64_t>(got) > left_) {
    return absl::InvalidArgumentError(
        absl::StrCat(name_, " in the workbook is larger than it says"));
  }
  left_ -= static_cast<uint64_t>(got);
  return absl::string_view(buffer_.data(), static_cast<size_t>(got));
}

absl::StatusOr<std::unique_ptr<ZipArchive>> ZipArchive::Open(
    const std::string& path) {
  int error = 0;
  zip_t* const opened = zip_open(path.c_str(), ZIP_RDONLY, &error);
  if (opened == nullptr) {
    return absl::InvalidArgumentError(
        absl::StrCat("not a whole workbook: ", OpenErrorText(error),
                     ": was it copied to its end?"));
  }
  auto archive = absl::WrapUnique(new ZipArchive(opened));
  if (absl::Status status = archive->CheckLimits(); !status.ok()) return status;
  return archive;
}

absl::Status ZipArchive::CheckLimits() {
  const zip_int64_t entries = zip_get_num_entries(archive_.get(), 0);
  if (entries > kArchiveEntriesMax) {
    return absl::InvalidArgumentError(
        absl::StrCat("got ", entries, " parts in the workbook, want at most ",
                     kArchiveEntriesMax));
  }
  uint64_t total = 0;
  for (zip_int64_t at = 0; at < entries; ++at) {
    zip_stat_t stat;
    if (zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(at), 0,
                       &stat) != 0) {
      return absl::InvalidArgumentError("the workbook's directory is damaged");
    }
    const bool blown_up = stat.size > kUnpackedBytesFree &&
                          stat.size / kUnpackedRatioMax > stat.comp_size;
    // Each is checked by itself, or the sum might go round.
    if (stat.size > kUnpackedBytesMax || blown_up ||
        (total += stat.size) > kUnpackedBytesMax) {
      return absl::InvalidArgumentError(absl::StrCat(
          stat.name, " in the workbook: got ", stat.size, " bytes packed into ",
          stat.comp_size, ", want at most ", kUnpackedBytesMax,
          " in all and at most ", kUnpackedRatioMax, " times its packed size"));
    }
  }
  return absl::OkStatus();
}

bool ZipArchive::Has(const std::string& name) const {
  return zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE) >= 0;
}

absl::StatusOr<std::unique_ptr<ZipPart>> ZipArchive::OpenPart(
    const std::string& name) {
  const zip_int64_t index =
      zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE);
  zip_stat_t stat;
  zip_file_t* file = nullptr;
  if (index >= 0 &&
      zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(index), 0,
                     &stat) == 0) {
    file = zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0);
  }
  if (file == nullptr) {
    return absl::InvalidArgumentError(absl::StrCat(
        name, " in the workbook cannot be read: ",
        index < 0 ? "there is none" : zip_strerror(archive_.get())));
  }
  return absl::WrapUnique(new ZipPart(name, file, stat.size));
}

}  // namespace intake::building_list
