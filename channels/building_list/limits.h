// What a list may be at most. A file beyond any of these is refused whole, with
// the row at which it went too far.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_LIMITS_H_
#define INTAKE_CHANNELS_BUILDING_LIST_LIMITS_H_

#include <cstddef>
#include <cstdint>

namespace intake::building_list {

inline constexpr int64_t kFileBytesMax = int64_t{256} << 20;
inline constexpr int64_t kRowsMax = 1'048'576;  // an Excel sheet's
inline constexpr size_t kColumnsMax = 256;
// A row as UTF-8, all cells and what is between them. With every character a
// doubled quotation mark it still fits into the 16 KiB of Evidence.raw.
inline constexpr size_t kRowBytesMax = 8000;
// Rows of titles that may stand above the header.
inline constexpr int kHeaderRowMax = 10;

// XLSX. The texts of a workbook that cells share are held in memory.
inline constexpr size_t kSharedStringsMax = 2'000'000;
inline constexpr size_t kSharedStringBytesMax = size_t{64} << 20;
inline constexpr size_t kStylesMax = 65'536;
inline constexpr int64_t kArchiveEntriesMax = 1000;
inline constexpr uint64_t kUnpackedBytesMax = uint64_t{1} << 30;
// A part may unpack to so many times its packed size, once it is large enough
// to matter. Sheets of real lists stay below 40.
inline constexpr uint64_t kUnpackedRatioMax = 200;
inline constexpr uint64_t kUnpackedBytesFree = uint64_t{1} << 20;
inline constexpr int kXmlDepthMax = 64;
inline constexpr int64_t kXmlTokenBytesMax = int64_t{1} << 20;

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_LIMITS_H_
