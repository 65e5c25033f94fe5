// Lists: what building and entrance representatives hand in as CSV or XLSX,
// uploaded, checked, handed in, and corrected row by row; and who is missing.

#ifndef INTAKE_CHANNELS_DESK_LISTS_LIST_PAGES_H_
#define INTAKE_CHANNELS_DESK_LISTS_LIST_PAGES_H_

#include <cstddef>
#include <vector>

#include "absl/types/span.h"
#include "channels/desk/desk.h"
#include "channels/web/pages.h"
#include "channels/web/site.h"
#include "channels/web/words.h"

namespace intake::desk {

// The path that files are posted to, and for http::ServerOptions::
// body_bytes_max_at how large such a form may be: the file and its fields.
inline constexpr char kListsPath[] = "/lists";
inline constexpr size_t kListBytesMax = size_t{10} << 20;
inline constexpr size_t kListFormBytesMax = kListBytesMax + size_t{64} * 1024;

// /lists with what is below it; for clerks. Goes on with lists that were under
// way when the program ended; they are kept in `desk.folder`/lists.
std::vector<web::Route> ListRoutes(const Desk& desk);

absl::Span<const web::EmbeddedFile> ListFiles();
absl::Span<const web::Word> ListWords();

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_LISTS_LIST_PAGES_H_
