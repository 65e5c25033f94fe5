// The checksum of a page of a database file. Stored: it never changes.

#ifndef INTAKE_STORAGE_SQLITE_PAGE_CHECKSUM_H_
#define INTAKE_STORAGE_SQLITE_PAGE_CHECKSUM_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace intake {

// Of the page's bytes but for those that hold the checksum, and of its number,
// so that a page in the place of another is found out too: XXH3. Against
// accidents; against people there is the chain. Stored: it never changes.
uint64_t PageChecksum(absl::string_view bytes, uint64_t page);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_PAGE_CHECKSUM_H_
