#include "core/rules/mandate.h"

#include <algorithm>
#include <string>

namespace intake {
namespace {

// What both an empty (any) or given place and another leave in common.
bool Narrow(std::string& place, absl::string_view to) {
  if (place.empty()) place = std::string(to);
  return to.empty() || place == to;
}

}  // namespace

bool Covers(const Mandate& mandate, absl::string_view representative,
            const Address& address) {
  return mandate.representative == representative &&
         mandate.building == address.building &&
         (mandate.entrances.empty() ||
          std::find(mandate.entrances.begin(), mandate.entrances.end(),
                    address.entrance) != mandate.entrances.end());
}

std::vector<CoverageFilter> WithinMandates(const CoverageFilter& asked,
                                           absl::Span<const Mandate> mandates,
                                           absl::string_view representative) {
  std::vector<CoverageFilter> filters;
  for (const Mandate& mandate : mandates) {
    CoverageFilter filter = asked;
    if (mandate.representative != representative ||
        !Narrow(filter.building, mandate.building)) {
      continue;
    }
    if (mandate.entrances.empty()) filters.push_back(filter);
    for (const std::string& entrance : mandate.entrances) {
      CoverageFilter narrowed = filter;
      if (Narrow(narrowed.entrance, entrance)) filters.push_back(narrowed);
    }
  }
  return filters;
}

}  // namespace intake
