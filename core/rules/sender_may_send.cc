#include "core/rules/sender_may_send.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "core/rules/mandate.h"
#include "core/rules/report.h"

namespace intake {
namespace {

// Digits with country code, as accounts keep phones; within Russia people
// write 8 for 7.
std::string PhoneDigits(absl::string_view sender) {
  std::string digits;
  for (const char c : sender) {
    if (absl::ascii_isdigit(static_cast<unsigned char>(c))) digits += c;
  }
  constexpr size_t kRussianDigits = 11;
  if (digits.size() == kRussianDigits && digits[0] == '8') digits[0] = '7';
  return digits;
}

}  // namespace

void CheckSenderMaySend(const Judgement& judgement, Findings& findings) {
  if (judgement.account == nullptr) return;
  const ChannelPolicy& channel = *judgement.channel;
  const Account& account = *judgement.account;
  const Evidence& evidence = judgement.submission->evidence;

  if (channel.mandate_required &&
      std::none_of(channel.mandates.begin(), channel.mandates.end(),
                   [&](const Mandate& mandate) {
                     return Covers(mandate, evidence.agent, account.address);
                   })) {
    Report(findings, Rule::kOutsideMandate, Severity::kRefuse,
           {.got = account.address.text});
  }
  if (channel.registered_sender_required &&
      std::find(account.phones.begin(), account.phones.end(),
                PhoneDigits(evidence.sender)) == account.phones.end()) {
    Report(findings, Rule::kSenderUnknown, Severity::kRefuse,
           {.got = Quoted(evidence.sender)});
  }
}

}  // namespace intake
