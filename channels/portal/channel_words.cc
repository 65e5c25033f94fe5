#include "channels/portal/channel_words.h"

#include "absl/strings/str_cat.h"

namespace intake::portal {

std::string ChannelName(const std::string& id, const web::Words& words,
                        web::Language language) {
  return words
      .Find(absl::StrCat("channel.", id.empty() ? "none" : id), language)
      .value_or(id);
}

std::string StateName(v1::ReadingState state, const web::Words& words,
                      web::Language language) {
  return words.Find(absl::StrCat("state.", static_cast<int>(state)), language)
      .value_or("");
}

std::string OutcomeName(v1::Outcome outcome, const web::Words& words,
                        web::Language language) {
  return words
      .Find(absl::StrCat("outcome.", static_cast<int>(outcome)), language)
      .value_or("");
}

}  // namespace intake::portal
