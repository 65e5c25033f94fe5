// What a clerk gets to see of a batch: whoever may yet key a slip a second time
// must not know what it says.

#ifndef INTAKE_CORE_SLIPS_CLERKS_VIEW_H_
#define INTAKE_CORE_SLIPS_CLERKS_VIEW_H_

#include <optional>
#include <string>
#include <vector>

#include "core/slips/batch.h"
#include "core/slips/keying.h"

namespace intake {

struct SlipView {
  int sequence = 0;
  // What counts, or what the clerk has keyed; where the slip differs and the
  // clerk may settle it, the first and the second keying's. None: not keyed, or
  // not for the clerk to see.
  std::optional<SlipContent> content;
  std::optional<SlipContent> second_content;
  // Empty: nobody.
  std::string first_agent;
  std::string second_agent;
  std::string settled_by;
  bool second_wanted = false;
  bool differs = false;
  std::optional<SlipReceipt> receipt;
};

SlipView ViewOf(const SlipBatch& batch, const Slip& slip, const Clerk& clerk);
// Of all slips, in order.
std::vector<SlipView> ViewsOf(const SlipBatch& batch, const Clerk& clerk);

struct BatchView {
  BatchRecord record;
  int keyed = 0;
  int keyed_second = 0;
  int second_wanted = 0;
  int differing = 0;
  // Of the contents that the clerk sees: a running difference that gives
  // nothing away.
  SlipTotals totals;
  bool complete = false;
};

BatchView ViewOf(const SlipBatch& batch, const Clerk& clerk);

// The same of a closed batch, without its slips.
//
// REQUIRES: `record` has an end.
BatchView ViewOfClosed(const BatchRecord& record);

}  // namespace intake

#endif  // INTAKE_CORE_SLIPS_CLERKS_VIEW_H_
