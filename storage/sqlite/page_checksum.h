// The checksum of a page of a database file. Stored: it never changes.

#ifndef INTAKE_STORAGE_SQLITE_PAGE_CHECKSUM_H_
#define INTAKE_STORAGE_SQLITE_PAGE_CHECKSUM_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace intake {

// Of the page's bytes but for those that hold the checksum, and of its number,
// so that a page in the place of another is found out too. Any change within 8
// bytes changes it for certain, any other but once in 2^64. No seal against
// people: for that there is the chain.
//
// REQUIRES: the size of `bytes` is a multiple of 8.
uint64_t PageChecksum(absl::string_view bytes, uint64_t page);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_PAGE_CHECKSUM_H_
