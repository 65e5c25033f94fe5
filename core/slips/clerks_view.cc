#include "core/slips/clerks_view.h"

#include "absl/base/macros.h"
#include "core/slips/sample.h"

namespace intake {
namespace {

std::string AgentOf(const std::optional<Keying>& keying) {
  return keying ? keying->agent : "";
}

int SecondWanted(const BatchHeader& header) {
  switch (header.mode) {
    case KeyingMode::kSingle:
      return 0;
    case KeyingMode::kSampled:
      return SampleSize(header.slips);
    case KeyingMode::kDouble:
      return header.slips;
  }
  return 0;
}

// What counts is for everybody; a keying is for the one who made it.
const SlipContent* VisibleContent(const SlipBatch& batch, const Slip& slip,
                                  const Clerk& clerk) {
  if (const Keying* const counting = batch.Counting(slip)) {
    return &counting->content;
  }
  if (slip.first && slip.first->agent == clerk.log_in) {
    return &slip.first->content;
  }
  if (slip.second && slip.second->agent == clerk.log_in) {
    return &slip.second->content;
  }
  return nullptr;
}

}  // namespace

SlipView ViewOf(const SlipBatch& batch, const Slip& slip, const Clerk& clerk) {
  SlipView view = {.sequence = slip.sequence,
                   .first_agent = AgentOf(slip.first),
                   .second_agent = AgentOf(slip.second),
                   .settled_by = AgentOf(slip.settled),
                   .second_wanted = batch.WantsSecond(slip),
                   .differs = batch.Differs(slip),
                   .receipt = slip.receipt};
  if (const SlipContent* const visible = VisibleContent(batch, slip, clerk)) {
    view.content = *visible;
  }
  if (view.differs && clerk.is_supervisor &&
      CheckSettling(batch, slip, clerk).ok()) {
    view.content = slip.first->content;
    view.second_content = slip.second->content;
  }
  return view;
}

std::vector<SlipView> ViewsOf(const SlipBatch& batch, const Clerk& clerk) {
  std::vector<SlipView> views;
  views.reserve(batch.slips.size());
  for (const Slip& slip : batch.slips) {
    views.push_back(ViewOf(batch, slip, clerk));
  }
  return views;
}

BatchView ViewOf(const SlipBatch& batch, const Clerk& clerk) {
  BatchView view = {.record = batch.record, .complete = batch.IsComplete()};
  for (const Slip& slip : batch.slips) {
    if (slip.first) ++view.keyed;
    if (slip.second) ++view.keyed_second;
    if (batch.WantsSecond(slip)) ++view.second_wanted;
    if (batch.Differs(slip)) ++view.differing;
    const SlipContent* const visible = VisibleContent(batch, slip, clerk);
    if (visible != nullptr) view.totals.Add(*visible);
  }
  return view;
}

BatchView ViewOfClosed(const BatchRecord& record) {
  ABSL_HARDENING_ASSERT(record.end);
  const int second = SecondWanted(record.header);
  return {.record = record,
          .keyed = record.header.slips,
          .keyed_second = second,
          .second_wanted = second,
          .totals = record.end->totals,
          .complete = true};
}

}  // namespace intake
