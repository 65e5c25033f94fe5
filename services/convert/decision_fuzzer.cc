// Whatever bytes arrive as a request of staff, billing or an operator: an error
// with a field, or something that core can take. The first byte says which
// request it is.

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/base/macros.h"
#include "absl/time/time.h"
#include "core/base/error.h"
#include "services/convert/amendment_convert.h"
#include "services/convert/code_answer_convert.h"
#include "services/convert/export_convert.h"
#include "services/convert/held_convert.h"
#include "services/convert/meter_exchange_convert.h"
#include "services/convert/page_convert.h"
#include "services/convert/replay_convert.h"
#include "services/convert/review_convert.h"

namespace intake {
namespace {

constexpr absl::CivilMonth kMonth(2014, 6);

// A token that is taken is one that was given.
absl::Status CheckTokens(const v1::ListHeldRequest& proto) {
  const auto page = HeldPageFromProto(proto.page_size(), proto.page_token());
  if (!page.ok() || !page->after) return page.status();
  const auto again = HeldPageFromProto(0, PageTokenToProto(page->after));
  ABSL_HARDENING_ASSERT(again.ok() && again->after == page->after);
  return absl::OkStatus();
}

template <typename Proto, typename Convert>
void Try(const uint8_t* data, size_t size, Convert convert) {
  Proto proto;
  if (!proto.ParseFromArray(data, static_cast<int>(size))) return;
  const absl::Status status = convert(proto);
  ABSL_HARDENING_ASSERT(status.ok() || !FieldOf(status).empty());
}

void TryRequest(uint8_t which, const uint8_t* data, size_t size) {
  switch (which) {
    case 0:
      return Try<v1::ApproveReadingRequest>(data, size, [](const auto& proto) {
        return ApprovalFromProto(proto).status();
      });
    case 1:
      return Try<v1::RejectReadingRequest>(data, size, [](const auto& proto) {
        return RejectionFromProto(proto).status();
      });
    case 2:
      return Try<v1::CorrectReadingRequest>(data, size, [](const auto& proto) {
        return AmendmentFromProto(proto).status();
      });
    case 3:
      return Try<v1::ReplaceMeterRequest>(data, size, [](const auto& proto) {
        return MeterExchangeFromProto(proto).status();
      });
    case 4:
      return Try<v1::CloseAccountRequest>(data, size, [](const auto& proto) {
        return AccountClosingFromProto(proto).status();
      });
    case 5:
      return Try<v1::ConfirmReadingRequest>(data, size, [](const auto& proto) {
        return ConfirmationFromProto(proto).status();
      });
    case 6:
      return Try<v1::ListHeldRequest>(data, size, [](const auto& proto) {
        absl::Status status = HeldFilterFromProto(proto).status();
        status.Update(CheckTokens(proto));
        return status;
      });
    case 7:
      return Try<v1::ListMissingRequest>(data, size, [](const auto& proto) {
        absl::Status status = CoverageFilterFromProto(proto, kMonth).status();
        status.Update(
            AccountPageFromProto(proto.page_size(), proto.page_token())
                .status());
        return status;
      });
    case 8:
      return Try<v1::ReplayRulesRequest>(data, size, [](const auto& proto) {
        return ReplaySpanFromProto(proto, absl::UTCTimeZone()).status();
      });
    default:
      return;
  }
}

}  // namespace
}  // namespace intake

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size > 0) intake::TryRequest(data[0], data + 1, size - 1);
  return 0;
}
