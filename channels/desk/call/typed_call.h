// What a form of the call page holds: an account's readings on their way from
// the customer's mouth to the server. All of it travels with the form, so that
// neither a restart nor a server that is away loses what was typed.

#ifndef INTAKE_CHANNELS_DESK_CALL_TYPED_CALL_H_
#define INTAKE_CHANNELS_DESK_CALL_TYPED_CALL_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "channels/web/form.h"
#include "channels/web/pages.h"
#include "intake/v1/account.pb.h"
#include "intake/v1/intake_service.pb.h"
#include "intake/v1/receipt.pb.h"
#include "intake/v1/submission.pb.h"

namespace intake::desk {

inline constexpr size_t kRegistersMax = 32;

struct TypedRegister {
  v1::RegisterKey key;
  // As people call it.
  std::string label;
  std::string value;
  // What the last judgement proposes instead; may be empty.
  std::string proposal;
};

enum class CallStage : uint8_t {
  // Values are missing.
  kTyping,
  // The judgement is on the page: Enter sends.
  kJudged,
  // The same, but it would be refused: Enter checks again.
  kRefused,
};

struct TypedCall {
  std::string account_number;
  // The request id: made with the form, so that the same form is one reading.
  std::string request_id;
  std::vector<TypedRegister> registers;
  std::string phone;
  // A civil date; empty: today.
  std::string date;
  CallStage stage = CallStage::kTyping;
  // FingerprintOf() when the page was made.
  std::string shown;
  // Which register a number in the field for answers is for.
  std::optional<size_t> at;

  bool HasEmpty() const;
  bool HasValue() const;
};

// A new form for an account.
TypedCall TypedCallFor(const v1::DescribeAccountResponse& account);
// What AddToForm has put into a form, as it was posted. Anything missing is
// empty.
TypedCall TypedCallIn(const web::Form& form);

// Of all that is sent: two that are equal send the same.
std::string FingerprintOf(const TypedCall& call);

// Takes over what `receipt` proposes, and which register is at fault.
void TakeJudgement(const v1::Receipt& receipt, TypedCall& call);

// With the values that are there. `agent` is the log-in.
v1::Submission SubmissionOf(const TypedCall& call, const std::string& agent);

// All but values, phone and date, as sections HIDDEN with NAME and VALUE.
void AddToForm(const TypedCall& call, web::Dictionary& content);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_CALL_TYPED_CALL_H_
