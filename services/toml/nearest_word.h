// "Did you mean …?": the known word that a mistyped one most likely meant.

#ifndef INTAKE_SERVICES_TOML_NEAREST_WORD_H_
#define INTAKE_SERVICES_TOML_NEAREST_WORD_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace intake {

// The word of `known` that takes the fewest edits (letters put in, left out,
// exchanged, or two neighbours swapped) to become `word`, at most a third of
// its letters and at least one; empty where none is that near.
std::string NearestWord(absl::string_view word,
                        const std::vector<std::string>& known);

}  // namespace intake

#endif  // INTAKE_SERVICES_TOML_NEAREST_WORD_H_
