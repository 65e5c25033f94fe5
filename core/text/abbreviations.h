// Words that are written as two with a mark between: `л/с`, `э/э`, `г.в.`.

#ifndef INTAKE_CORE_TEXT_ABBREVIATIONS_H_
#define INTAKE_CORE_TEXT_ABBREVIATIONS_H_

#include <cstddef>

#include "core/text/tokens.h"
#include "core/text/words.h"

namespace intake {

// What tokens `at` and `at + 1` mean together; kUnknown where they are no
// abbreviation.
Word AbbreviationAt(const Tokens& tokens, size_t at);

}  // namespace intake

#endif  // INTAKE_CORE_TEXT_ABBREVIATIONS_H_
