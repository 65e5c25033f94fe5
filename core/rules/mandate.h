// For what places a representative may hand in readings.

#ifndef INTAKE_CORE_RULES_MANDATE_H_
#define INTAKE_CORE_RULES_MANDATE_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "core/model/account.h"
#include "core/model/channel.h"
#include "core/ports/account_queries.h"

namespace intake {

// Whether `mandate` is `representative`'s and covers `address`.
bool Covers(const Mandate& mandate, absl::string_view representative,
            const Address& address);

// `asked`, narrowed to the places of the representative's mandates: a filter
// for each, none where nothing is left.
std::vector<CoverageFilter> WithinMandates(const CoverageFilter& asked,
                                           absl::Span<const Mandate> mandates,
                                           absl::string_view representative);

}  // namespace intake

#endif  // INTAKE_CORE_RULES_MANDATE_H_
