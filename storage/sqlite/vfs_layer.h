// A file system for SQLite on top of another one: what every such layer needs,
// so that each says only what it does otherwise.

#ifndef INTAKE_STORAGE_SQLITE_VFS_LAYER_H_
#define INTAKE_STORAGE_SQLITE_VFS_LAYER_H_

#include <sqlite3.h>

#include <new>

namespace intake {

// A file of a layer is what the layer keeps of it (Own); the file below follows
// it in memory.
template <typename Own>
struct LayerFile {
  sqlite3_file file;
  Own own;
};

template <typename Own>
Own& OwnOf(sqlite3_file* file) {
  return reinterpret_cast<LayerFile<Own>*>(file)->own;
}

template <typename Own>
sqlite3_file* Below(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(
      reinterpret_cast<LayerFile<Own>*>(file) + 1);
}

// Has the file below do it: `Method` is a member of sqlite3_io_methods.
template <typename Own, auto Method, typename... Args>
auto Pass(sqlite3_file* file, Args... args) {
  sqlite3_file* const below = Below<Own>(file);
  return (below->pMethods->*Method)(below, args...);
}

// All of them passed on, without memory mapping, which would read past a layer.
template <typename Own>
constexpr sqlite3_io_methods PassingMethods() {
  using Methods = sqlite3_io_methods;
  return {
      .iVersion = 2,
      .xClose = &Pass<Own, &Methods::xClose>,
      .xRead = &Pass<Own, &Methods::xRead, void*, int, sqlite3_int64>,
      .xWrite = &Pass<Own, &Methods::xWrite, const void*, int, sqlite3_int64>,
      .xTruncate = &Pass<Own, &Methods::xTruncate, sqlite3_int64>,
      .xSync = &Pass<Own, &Methods::xSync, int>,
      .xFileSize = &Pass<Own, &Methods::xFileSize, sqlite3_int64*>,
      .xLock = &Pass<Own, &Methods::xLock, int>,
      .xUnlock = &Pass<Own, &Methods::xUnlock, int>,
      .xCheckReservedLock = &Pass<Own, &Methods::xCheckReservedLock, int*>,
      .xFileControl = &Pass<Own, &Methods::xFileControl, int, void*>,
      .xSectorSize = &Pass<Own, &Methods::xSectorSize>,
      .xDeviceCharacteristics = &Pass<Own, &Methods::xDeviceCharacteristics>,
      .xShmMap = &Pass<Own, &Methods::xShmMap, int, int, int, void volatile**>,
      .xShmLock = &Pass<Own, &Methods::xShmLock, int, int, int>,
      .xShmBarrier = &Pass<Own, &Methods::xShmBarrier>,
      .xShmUnmap = &Pass<Own, &Methods::xShmUnmap, int>,
  };
}

// What a layer's xOpen begins with: `file` has the layer's methods if there is
// anything to be closed.
template <typename Own>
int OpenBelow(sqlite3_vfs* below, const sqlite3_io_methods& methods,
              const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto* const opened = new (file) LayerFile<Own>{};
  const int result =
      below->xOpen(below, name, Below<Own>(file), flags, out_flags);
  if (Below<Own>(file)->pMethods != nullptr) opened->file.pMethods = &methods;
  return result;
}

// A layer on `below` that passes everything on but xOpen. `name` outlives it;
// the caller registers it.
template <typename Own>
sqlite3_vfs LayerOn(const sqlite3_vfs& below, const char* name,
                    decltype(sqlite3_vfs::xOpen) open) {
  sqlite3_vfs layer = below;
  layer.zName = name;
  layer.pNext = nullptr;
  layer.szOsFile += static_cast<int>(sizeof(LayerFile<Own>));
  layer.xOpen = open;
  return layer;
}

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_VFS_LAYER_H_
