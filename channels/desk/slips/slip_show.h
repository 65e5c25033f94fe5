// What the pages of slips have in common: how they show a batch and a slip, and
// what they say where the server refuses something.

#ifndef INTAKE_CHANNELS_DESK_SLIPS_SLIP_SHOW_H_
#define INTAKE_CHANNELS_DESK_SLIPS_SLIP_SHOW_H_

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "channels/desk/desk.h"
#include "channels/web/pages.h"
#include "channels/web/visit.h"
#include "intake/v1/slip_service.pb.h"

namespace intake::desk {

// Variables for one batch: BATCH (its number), SOURCE, DATE, SLIPS, MODE,
// KEYED, SECOND, SECOND_WANTED, DIFFERING, HANDED_IN, STATE, CONTROL,
// CONTROL_HEADER, CONTROL_DIFFERENCE, HASH likewise, OPENED_BY, CLOSED_BY;
// sections HAS_SECOND, HAS_CONTROL, CONTROL_DIFFERS, HAS_HASH, HASH_DIFFERS.
void ShowBatch(const Desk& desk, const web::Visit& visit,
               const v1::BatchState& batch, web::Dictionary& content);

// All is keyed, and nobody disagrees, but the totals are not the header's: some
// slip, or the header, is wrong.
bool TotalsAreWrong(const v1::BatchState& batch);

// `123 456 7890 · 12 389 · not signed`.
std::string SlipWordsOf(const Desk& desk, const web::Visit& visit,
                        const v1::SlipContent& content);

// As a clerk would type it: `1234567890+12389-`.
std::string SlipLineOf(const v1::SlipContent& content);

// The field that a request was refused for: `values` of `content.values[0]`;
// empty where it was refused for something else.
std::string FieldNameOf(const absl::Status& status);

// What a clerk is told about an error that is theirs to put right; none where
// it is another one: TroublePage.
std::optional<std::string> ProblemWords(const Desk& desk,
                                        const web::Visit& visit,
                                        const absl::Status& status);

// The text of a whole slip: what `line` and, behind it, `values` have.
// INVALID_ARGUMENT: none, as ParseSlipLine; or `date` is none.
absl::StatusOr<v1::SlipContent> ContentFrom(const Desk& desk,
                                            absl::string_view line,
                                            absl::string_view values,
                                            absl::string_view date);

// Paths of a batch's pages: `/slips/key?number=2014-117`, with `slip` where it
// is not 0.
std::string BatchPath(absl::string_view page, const std::string& number,
                      int slip = 0);

// A sequence from a query or a form; 0 where it is none.
int SequenceFrom(absl::string_view text);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_SLIPS_SLIP_SHOW_H_
