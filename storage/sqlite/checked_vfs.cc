#include "storage/sqlite/checked_vfs.h"

#include <sqlite3.h>

#include <array>
#include <cstring>
#include <map>
#include <memory>

#include "absl/base/macros.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "storage/sqlite/page_checksum.h"
#include "storage/sqlite/vfs_layer.h"

namespace intake {
namespace {

// Where SQLite keeps, in its header on page 1, how many bytes at the end of
// each page it leaves alone.
constexpr size_t kRoomAt = 20;
constexpr size_t kPageBytesMax = 65'536;

using Methods = sqlite3_io_methods;

struct CheckedVfs {
  sqlite3_vfs vfs;
  sqlite3_vfs* base;
  std::string name;
};

struct CheckedFile {
  // SQLite keeps it as long as the file is open.
  const char* name = nullptr;
  // A write-ahead log has checksums of its own: there only reads that fail are
  // counted.
  bool is_database = false;
  bool is_sealed = false;
};

CheckedFile& Ours(sqlite3_file* file) { return OwnOf<CheckedFile>(file); }

ReadTrouble& TroubleOfThread() {
  static thread_local ReadTrouble trouble;
  return trouble;
}

// SQLite reads and writes whole pages, and the beginning of the first.
bool IsPage(int size, sqlite3_int64 at) {
  return size >= 512 && (size & (size - 1)) == 0 && at % size == 0;
}

uint64_t ChecksumOf(absl::string_view page, sqlite3_int64 at) {
  const size_t size = page.size() - kPageChecksumBytes;
  return PageChecksum(page.substr(0, size),
                      static_cast<uint64_t>(at) / page.size() + 1);
}

bool FitsChecksum(absl::string_view page, sqlite3_int64 at) {
  uint64_t stored;
  std::memcpy(&stored, page.data() + page.size() - sizeof(stored),
              sizeof(stored));
  return stored == ChecksumOf(page, at);
}

// The first page of a sealed file whose header does not say so any more.
bool HasLostItsSeal(absl::string_view page) {
  std::string sealed(page);
  sealed[kRoomAt] = kPageChecksumBytes;
  return FitsChecksum(sealed, 0);
}

int Damaged(const CheckedFile& file, int size, sqlite3_int64 at) {
  const absl::string_view path = file.name;
  TroubleOfThread().damage =
      absl::StrCat(path.substr(path.rfind('/') + 1), ": page ", at / size + 1,
                   " is damaged");
  return SQLITE_IOERR_DATA;
}

// Whether the file was cut within a page. What lies wholly behind its end is
// SQLite's to judge.
bool EndsWithin(sqlite3_file* file, int size, sqlite3_int64 at) {
  if (!Ours(file).is_sealed || !IsPage(size, at)) return false;
  sqlite3_int64 end = 0;
  const int result = Pass<CheckedFile, &Methods::xFileSize>(file, &end);
  return result == SQLITE_OK && end > at;
}

int Read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 at) {
  const int result = Pass<CheckedFile, &Methods::xRead>(file, bytes, size, at);
  if (result == SQLITE_IOERR_SHORT_READ && Ours(file).is_database) {
    return EndsWithin(file, size, at) ? Damaged(Ours(file), size, at) : result;
  }
  if (result != SQLITE_OK && result != SQLITE_IOERR_SHORT_READ) {
    ++TroubleOfThread().failed_reads;
  }
  CheckedFile& ours = Ours(file);
  if (result != SQLITE_OK || !ours.is_database) return result;
  const absl::string_view read(static_cast<const char*>(bytes),
                               static_cast<size_t>(size));
  if (at == 0 && read.size() > kRoomAt) {
    ours.is_sealed = read[kRoomAt] == kPageChecksumBytes;
    if (!ours.is_sealed &&
        (read[kRoomAt] != 0 || (IsPage(size, at) && HasLostItsSeal(read)))) {
      return Damaged(ours, size, at);
    }
  }
  if (!ours.is_sealed || !IsPage(size, at)) return SQLITE_OK;
  return FitsChecksum(read, at) ? SQLITE_OK : Damaged(ours, size, at);
}

int Write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  const absl::string_view page(static_cast<const char*>(bytes),
                               static_cast<size_t>(size));
  CheckedFile& ours = Ours(file);
  if (ours.is_database && at == 0 && page.size() > kRoomAt) {
    ours.is_sealed = page[kRoomAt] == kPageChecksumBytes;
  }
  const auto write =
      &Pass<CheckedFile, &Methods::xWrite, const void*, int, sqlite3_int64>;
  if (!ours.is_sealed || !IsPage(size, at) || page.size() > kPageBytesMax) {
    return write(file, bytes, size, at);
  }
  // Not in place: the page belongs to SQLite.
  static thread_local std::array<char, kPageBytesMax> sealed;
  std::memcpy(sealed.data(), page.data(), page.size());
  const uint64_t checksum = ChecksumOf(page, at);
  std::memcpy(sealed.data() + page.size() - sizeof(checksum), &checksum,
              sizeof(checksum));
  return write(file, sealed.data(), size, at);
}

constexpr Methods kMethods = [] {
  Methods methods = PassingMethods<CheckedFile>();
  methods.xRead = &Read;
  methods.xWrite = &Write;
  return methods;
}();

int Open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags,
         int* out_flags) {
  sqlite3_vfs* const base = reinterpret_cast<CheckedVfs*>(vfs)->base;
  if ((flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)) == 0) {
    return base->xOpen(base, name, file, flags, out_flags);
  }
  const int result =
      OpenBelow<CheckedFile>(base, kMethods, name, file, flags, out_flags);
  Ours(file).name = name;
  Ours(file).is_database = (flags & SQLITE_OPEN_MAIN_DB) != 0;
  return result;
}

}  // namespace

const ReadTrouble& ReadTroubleOfThread() { return TroubleOfThread(); }

const char* CheckedVfsName(const std::string& base) {
  static auto* const mutex = new absl::Mutex;
  static auto* const all = new std::map<std::string, CheckedVfs>;
  absl::MutexLock lock(mutex);
  const auto [entry, is_new] = all->try_emplace(base);
  CheckedVfs& checked = entry->second;
  if (is_new) {
    checked.base = sqlite3_vfs_find(base.empty() ? nullptr : base.c_str());
    ABSL_HARDENING_ASSERT(checked.base != nullptr);
    checked.name = absl::StrCat("intake-checked-", base);
    checked.vfs =
        LayerOn<CheckedFile>(*checked.base, checked.name.c_str(), &Open);
    sqlite3_vfs_register(&checked.vfs, /*makeDflt=*/0);
  }
  return checked.name.c_str();
}

}  // namespace intake
