// Receipts found again, those of other channels among them.

#ifndef INTAKE_CHANNELS_PORTAL_RECEIPT_LOOKUP_H_
#define INTAKE_CHANNELS_PORTAL_RECEIPT_LOOKUP_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "channels/portal/customer_page.h"
#include "intake/v1/reading_service.pb.h"
#include "intake/v1/receipt.pb.h"
#include "intake/v1/submission.pb.h"

namespace intake::portal {

// How far back an account's submissions are looked through, in pages of
// kLookedThroughPage. Receipts of other channels that are older are shown in
// the history, without a page of their own.
inline constexpr int kLookedThroughPages = 5;
inline constexpr int kLookedThroughPage = 100;

struct FoundReceipt {
  v1::Receipt receipt;
  v1::Submission submission;
  std::string channel_id;
};

// By its code, its findings told in the visitor's language; `account` is needed
// for one that another channel gave.
// NOT_FOUND, INVALID_ARGUMENT: there is none that this customer may see.
absl::StatusOr<FoundReceipt> FindReceipt(const Visitor& visitor,
                                         const std::string& code,
                                         const std::string& account);

// The code that the submission of that request id got first; empty where it is
// not among the latest, or the core is away.
std::string FindCodeOfRequest(const Visitor& visitor,
                              const std::string& account,
                              const std::string& request_id);

// What became of a receipt since it was given.
struct LaterState {
  // Of the receipt that an answer to its question got; empty: none came.
  std::string answered_by;
  // What its first reading is now; unspecified where it made none.
  v1::ReadingState state = v1::READING_STATE_UNSPECIFIED;
};

absl::StatusOr<LaterState> FindLaterState(const Visitor& visitor,
                                          const v1::Receipt& receipt);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_RECEIPT_LOOKUP_H_
