#include "channels/web/word_markers.h"

#include <algorithm>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "channels/web/html_escape.h"

namespace intake::web {

absl::StatusOr<std::string> PutWords(absl::string_view content,
                                     const Words& words, Language language) {
  std::string replaced;
  while (true) {
    const size_t begin = content.find("[[");
    replaced.append(content.data(), std::min(begin, content.size()));
    if (begin == absl::string_view::npos) return replaced;
    content.remove_prefix(begin + 2);
    const size_t end = content.find("]]");
    if (end == absl::string_view::npos) {
      return absl::InvalidArgumentError(absl::StrCat(
          "\"[[", content.substr(0, 20), "\" has no end; want ]]"));
    }
    const auto text = words.Find(content.substr(0, end), language);
    if (!text.ok()) {
      return absl::InvalidArgumentError(text.status().message());
    }
    replaced.append(EscapeHtml(*text));
    content.remove_prefix(end + 2);
  }
}

}  // namespace intake::web
