// The text grammar: what a person typed, in an SMS or a messenger, turned into
// an account and values. It is driven by the account's own configuration and
// takes a text only where exactly one interpretation fits it; where a careful
// person would doubt, the answer is a finding that asks. Earlier readings never
// choose between interpretations.

#ifndef INTAKE_CORE_TEXT_GRAMMAR_H_
#define INTAKE_CORE_TEXT_GRAMMAR_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "core/model/account.h"
#include "core/model/finding.h"
#include "core/model/submission.h"

namespace intake {

// Every string of digits in `text` that could be an account's number, with
// letters that stand for digits replaced, in order of appearance, at most 64.
// Whoever calls looks them up (as they are and with leading zeros put back) and
// passes the accounts that exist to InterpretText.
std::vector<std::string> AccountCandidates(absl::string_view text);

struct TextFacts {
  // The accounts that the candidates name; at most one a candidate.
  // `restored` when leading zeros had to be put back to find it.
  struct Named {
    std::string candidate;
    const Account* account = nullptr;
    bool restored = false;
  };
  absl::Span<const Named> named;
  // The account the request itself names; then the text need not.
  const Account* given = nullptr;
  // The sender's phone: skipped where it stands in the text.
  std::string sender;
  // The supplier's civil date of receipt.
  absl::CivilDay today;
};

struct TextReading {
  // Null where the text names no account that exists.
  const Account* account = nullptr;
  std::optional<absl::CivilDay> reading_date;
  // Values with the registers as far as the text names them, in order of
  // appearance. Digits only, with a point before decimals.
  std::vector<NamedValue> values;
  // What keeps the text from being taken (refusals), and what was put right on
  // the way (kAccountRestored, kLettersAsDigits). With a refusal, `values` is
  // empty.
  Findings findings;
};

// Where nothing fits, the finding is what the text says word for word, held
// against the account; every refusal for a known account suggests its
// TextTemplate. kAccountNotFound is for a text that has a number in an
// account's place - called an account, or of seven digits or more, or leading -
// and no account of that number; `got` is the number. A restored number that is
// no longer than the account's dials is an account only where the text calls it
// one: else it could be a reading whose account was forgotten. Values with more
// digits than their dial are passed on as they are, for kTooManyDigits.
//
// Bounded: a text of more than 128 words and numbers, or 24 numbers, is not
// read (kUnreadableText); one with more than 256 readings is ambiguous.
//
// REQUIRES: `text` is at most limits::kTextBytesMax bytes; any bytes do.
TextReading InterpretText(absl::string_view text, const TextFacts& facts);

// The message to send for `account` on `date`: its number and a word for each
// value, as in `1234567890 ДЕНЬ НОЧЬ` or `1234567890 KITCHEN BATH`.
std::string TextTemplate(const Account& account, absl::CivilDay date,
                         Language language);

// The text that two resends of one message share: white space, letter case and
// invisible characters aside. Stored as part of fingerprints: never changes.
std::string NormalizedText(absl::string_view text);

}  // namespace intake

#endif  // INTAKE_CORE_TEXT_GRAMMAR_H_
