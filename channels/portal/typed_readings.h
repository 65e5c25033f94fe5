// The form with an account's readings as a submission.
//
// Its fields: `account`; `form`, a token that was made with the page and is the
// request id, so that a form sent twice is one reading; `date`; for each
// register `value-<suffix>` and `serial-<suffix>` (see register_words.h), the
// meter that the page showed. The form says all that the core has to know: it
// can be taken while the core is away.

#ifndef INTAKE_CHANNELS_PORTAL_TYPED_READINGS_H_
#define INTAKE_CHANNELS_PORTAL_TYPED_READINGS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "channels/web/form.h"
#include "intake/v1/submission.pb.h"

namespace intake::portal {

// As the contract has it.
inline constexpr size_t kValueBytesMax = 64;
inline constexpr size_t kValuesMax = 32;

// Registers left empty are not in it. A token that no page of ours can have
// made is replaced by a new one. The evidence is left to the caller.
v1::Submission ReadTypedReadings(const web::Form& form);

// The registers whose values are longer than the contract takes, of the first
// kValuesMax.
std::vector<v1::RegisterKey> TooLong(const v1::Submission& submission);

// The value typed for a register; empty where there is none.
std::string TypedValue(const v1::Submission& submission,
                       const v1::RegisterKey& key);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_TYPED_READINGS_H_
