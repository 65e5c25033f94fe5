#include "channels/sms/reply.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "absl/base/macros.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "channels/sdk/status.h"
#include "channels/sms/gsm_alphabet.h"

namespace intake::sms {
namespace {

constexpr absl::Duration kRetryAfterUnlessTold = absl::Seconds(10);

http::Response Reply(absl::string_view text) {
  http::Response response = http::TextResponse(200, text);
  response.headers.emplace_back("X-Kannel-Coding",
                                FitsGsmAlphabet(text) ? "0" : "2");
  return response;
}

}  // namespace

http::Response ReplyFromReceipt(const v1::Receipt& receipt) {
  return Reply(receipt.text());
}

http::Response ReplyFromError(const absl::Status& error) {
  ABSL_HARDENING_ASSERT(!error.ok());
  // The server does not take what this program made of the message: they do not
  // agree about the contract. The same bytes would be refused each time that
  // smsbox repeats them, for an hour, before the sender heard anything; so the
  // sender is told at once. The message is not lost: it is in the gateway's
  // access log under the id that is logged here. Everything else - a wrong key
  // too - can be put right meanwhile, and the repeat then succeeds.
  if (absl::IsInvalidArgument(error)) return Reply(kNotTaken);

  const absl::Duration wait =
      sdk::RetryAfterOf(error).value_or(kRetryAfterUnlessTold);
  http::Response response = http::TextResponse(503, "Not stored; try again.\n");
  response.headers.emplace_back(
      "Retry-After",
      absl::StrCat(std::max(int64_t{1}, absl::ToInt64Seconds(absl::Ceil(
                                            wait, absl::Seconds(1))))));
  return response;
}

}  // namespace intake::sms
