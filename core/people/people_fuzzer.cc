// What strangers type into the log-in page: addresses, houses, passwords.

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/base/macros.h"
#include "absl/strings/string_view.h"
#include "core/base/error.h"
#include "core/base/limits.h"
#include "core/people/email.h"
#include "core/people/house.h"
#include "core/people/password_rules.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const absl::string_view input(reinterpret_cast<const char*>(data), size);
  const absl::StatusOr<intake::Email> email = intake::NormalizeEmail(input);
  if (email.ok()) {
    // Nothing that could begin another line of a letter's head.
    ABSL_HARDENING_ASSERT(email->address.find_first_of("\r\n \t<>,;") ==
                          std::string::npos);
    const absl::StatusOr<intake::Email> again =
        intake::NormalizeEmail(email->key);
    ABSL_HARDENING_ASSERT(again.ok() && again->key == email->key);
  } else {
    ABSL_HARDENING_ASSERT(intake::ReasonOf(email.status()) == "EMAIL_INVALID");
  }

  // Two halves are one house in either order, and each is its own.
  const absl::string_view bill = input.substr(0, size / 2);
  const absl::string_view typed = input.substr(size / 2);
  const bool same = intake::SameHouse(bill, typed);
  ABSL_HARDENING_ASSERT(same == intake::SameHouse(typed, bill));
  ABSL_HARDENING_ASSERT(!same || intake::SameHouse(bill, bill));

  const absl::Status password = intake::CheckPassword(
      typed, {std::string(bill), "anna@example.org"}, "password");
  ABSL_HARDENING_ASSERT(password.ok() == intake::ReasonOf(password).empty());
  ABSL_HARDENING_ASSERT(!password.ok() ||
                        typed.size() >= intake::limits::kPasswordBytesMin);
  return 0;
}
