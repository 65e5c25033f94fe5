// The accounts that the tests of the grammar write to: those of the table in
// tests/corpus/sms_corpus.txt.

#ifndef INTAKE_CORE_TEXT_TEST_WORLD_H_
#define INTAKE_CORE_TEXT_TEST_WORLD_H_

#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "core/model/account.h"
#include "core/text/grammar.h"

namespace intake {

// By configuration name.
const std::map<std::string, Account>& TestAccounts();

// The accounts that `text` names, looked up as a caller of the grammar does: as
// they are, or else with lost zeros put back where exactly one account fits.
std::vector<TextFacts::Named> NamedIn(absl::string_view text);

}  // namespace intake

#endif  // INTAKE_CORE_TEXT_TEST_WORLD_H_
