// `ДА 000-013`: a customer's answer to the question that a receipt asked.

#ifndef INTAKE_CORE_TEXT_CODE_ANSWER_H_
#define INTAKE_CORE_TEXT_CODE_ANSWER_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "core/model/submission.h"

namespace intake {

// Reads yes or no (`да`, `нет`, in Cyrillic or Latin letters, `yes`, `no`) and
// the code of a receipt, in either order, with nothing else but the word
// "code". A code stands in one piece or in groups of three digits. One that is
// mistyped is passed on as it is; where the digits may as well be an account's
// number, the text is no answer. None for any other text.
std::optional<CodeAnswer> ReadCodeAnswer(absl::string_view text);

// The code as receipts show it; `code` itself where it is no code.
std::string CanonicalCode(absl::string_view code);

}  // namespace intake

#endif  // INTAKE_CORE_TEXT_CODE_ANSWER_H_
