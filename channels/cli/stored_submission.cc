#include "channels/cli/stored_submission.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"

namespace intake::cli {
namespace {

// How far back an account's submissions are looked through, in pages of 1000.
constexpr int kPagesMax = 10;

absl::StatusOr<LookUp> LookUpFor(const std::string& account, Session& session,
                                 sdk::Connection& administrator,
                                 const std::string& channel_id,
                                 const v1::Submission& submission) {
  v1::ListSubmissionsRequest request;
  request.set_account_number(account);
  request.set_page_size(1000);
  for (int page = 0; page < kPagesMax; ++page) {
    const auto list = session.Retry([&](absl::Duration timeout) {
      return administrator.ListSubmissions(request, timeout);
    });
    if (absl::IsNotFound(list.status())) return LookUp::kNoAccount;
    if (!list.ok()) return list.status();
    for (const v1::SubmissionRecord& record : list->submissions()) {
      if (record.channel_id() == channel_id &&
          record.submission().request_id() == submission.request_id()) {
        return LookUp::kStored;
      }
    }
    if (list->next_page_token().empty()) break;
    request.set_page_token(list->next_page_token());
  }
  return LookUp::kMissing;
}

}  // namespace

std::vector<std::string> PossibleAccounts(const std::string& text) {
  std::string digits = text;
  for (char& c : digits) {
    if (!absl::ascii_isdigit(static_cast<unsigned char>(c))) c = ' ';
  }
  std::vector<std::string> numbers =
      absl::StrSplit(digits, ' ', absl::SkipEmpty());
  numbers.erase(std::remove_if(numbers.begin(), numbers.end(),
                               [](const std::string& number) {
                                 return number.size() < 5 || number.size() > 20;
                               }),
                numbers.end());
  return numbers;
}

absl::StatusOr<LookUp> LookUpStored(Session& session,
                                    sdk::Connection& administrator,
                                    const std::string& channel_id,
                                    const v1::Submission& submission) {
  LookUp result = LookUp::kNoAccount;
  for (const std::string& account : PossibleAccounts(submission.text())) {
    absl::StatusOr<LookUp> found =
        LookUpFor(account, session, administrator, channel_id, submission);
    if (!found.ok() || *found == LookUp::kStored) return found;
    if (*found == LookUp::kMissing) result = LookUp::kMissing;
  }
  return result;
}

}  // namespace intake::cli
