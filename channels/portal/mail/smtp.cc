#include "channels/portal/mail/smtp.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "absl/base/call_once.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace intake::portal {
namespace {

size_t ReadMessage(char* buffer, size_t size, size_t count, void* rest) {
  auto& left = *static_cast<absl::string_view*>(rest);
  const size_t bytes = std::min(size * count, left.size());
  std::memcpy(buffer, left.data(), bytes);
  left.remove_prefix(bytes);
  return bytes;
}

void StartCurl() {
  static absl::once_flag once;
  absl::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

// The last thing the server said decides; what it says in words may quote the
// address.
absl::Status StatusOf(CURLcode result, long reply) {
  if (result == CURLE_OK) return absl::OkStatus();
  const std::string what = absl::StrCat(
      "the mail server: ", curl_easy_strerror(result), ", reply ", reply);
  return reply >= 500 && reply < 600 ? absl::FailedPreconditionError(what)
                                     : absl::UnavailableError(what);
}

}  // namespace

absl::Status HandOver(const std::string& server, const Envelope& envelope,
                      const std::string& message, absl::Duration timeout) {
  StartCurl();
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(
      curl_easy_init(), &curl_easy_cleanup);
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> to(
      curl_slist_append(nullptr, absl::StrCat("<", envelope.to, ">").c_str()),
      &curl_slist_free_all);
  if (handle == nullptr || to == nullptr) {
    return absl::UnavailableError("no memory for a connection");
  }
  CURL* const curl = handle.get();
  absl::string_view rest = message;
  curl_easy_setopt(curl, CURLOPT_URL, absl::StrCat("smtp://", server).c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp");
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS,
                   static_cast<long>(absl::ToInt64Milliseconds(timeout)));
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM,
                   absl::StrCat("<", envelope.from, ">").c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to.get());
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, ReadMessage);
  curl_easy_setopt(curl, CURLOPT_READDATA, &rest);
  const CURLcode result = curl_easy_perform(curl);
  long reply = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply);
  return StatusOf(result, reply);
}

}  // namespace intake::portal
