#include "storage/sqlite/log_check.h"

#include <array>
#include <cstdint>
#include <fstream>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace intake {
namespace {

constexpr size_t kHeaderBytes = 32;
constexpr size_t kFrameHeaderBytes = 24;
// The last bit says how words are read for the checksum: big-endian if set.
constexpr uint32_t kMagic = 0x377f0682;

using Checksum = std::array<uint32_t, 2>;

uint32_t BigEndianAt(absl::string_view bytes, size_t at) {
  uint32_t word = 0;
  for (size_t i = 0; i < 4; ++i) {
    word = word << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return word;
}

uint32_t LittleEndianAt(absl::string_view bytes, size_t at) {
  uint32_t word = 0;
  for (size_t i = 4; i-- > 0;) {
    word = word << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return word;
}

struct LogFormat {
  bool big_endian = false;
  size_t page_bytes = 0;
  absl::string_view salts;

  Checksum Add(Checksum sum, absl::string_view bytes) const {
    const auto word_at = big_endian ? BigEndianAt : LittleEndianAt;
    for (size_t at = 0; at + 8 <= bytes.size(); at += 8) {
      sum[0] += word_at(bytes, at) + sum[1];
      sum[1] += word_at(bytes, at + 4) + sum[0];
    }
    return sum;
  }
};

// Where the header does not say.
bool FitsHeader(const LogFormat& format, absl::string_view header) {
  const Checksum sum = format.Add({0, 0}, header.substr(0, 24));
  return (BigEndianAt(header, 0) & ~1u) == kMagic && format.page_bytes >= 512 &&
         format.page_bytes <= 65'536 && sum[0] == BigEndianAt(header, 24) &&
         sum[1] == BigEndianAt(header, 28);
}

struct Frame {
  bool of_this_log = false;
  bool commits = false;
  // Continues what the frame before it says its sum is.
  bool follows = false;
  Checksum stored = {};
};

Frame ReadFrame(const LogFormat& format, absl::string_view bytes,
                Checksum before) {
  const absl::string_view header = bytes.substr(0, kFrameHeaderBytes);
  const Checksum sum = format.Add(format.Add(before, header.substr(0, 8)),
                                  bytes.substr(kFrameHeaderBytes));
  Frame frame = {.of_this_log = header.substr(8, 8) == format.salts,
                 .commits = BigEndianAt(header, 4) != 0,
                 .stored = {BigEndianAt(header, 16), BigEndianAt(header, 20)}};
  frame.follows = frame.of_this_log && frame.stored == sum;
  return frame;
}

absl::Status Damaged(const std::string& path, absl::string_view what) {
  return absl::DataLossError(
      absl::StrCat(path, ": ", what,
                   " is damaged, and what had been committed there is lost"));
}

}  // namespace

absl::Status CheckLog(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string header(kHeaderBytes, '\0');
  if (!file.read(header.data(), kHeaderBytes)) return absl::OkStatus();
  const LogFormat format = {.big_endian = (BigEndianAt(header, 0) & 1) != 0,
                            .page_bytes = BigEndianAt(header, 8),
                            .salts = absl::string_view(header).substr(16, 8)};
  // The header is synced before the first frame is written.
  if (!FitsHeader(format, header)) {
    return file.peek() == std::ifstream::traits_type::eof()
               ? absl::OkStatus()
               : Damaged(path, "the header");
  }
  Checksum sum = {BigEndianAt(header, 24), BigEndianAt(header, 28)};
  std::string bytes(kFrameHeaderBytes + format.page_bytes, '\0');
  uint64_t first_damaged = 0;
  bool committed = false;
  for (uint64_t number = 1;
       file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
       ++number) {
    const Frame frame = ReadFrame(format, bytes, sum);
    if (committed && frame.follows) {
      return Damaged(path, absl::StrCat("frame ", first_damaged));
    }
    if (first_damaged == 0 && !frame.follows) first_damaged = number;
    committed = first_damaged != 0 && frame.of_this_log && frame.commits;
    sum = frame.stored;
  }
  return absl::OkStatus();
}

}  // namespace intake
