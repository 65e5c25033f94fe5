#include "channels/desk/slips/hand_in.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "channels/desk/desk.h"
#include "channels/sdk/client.h"
#include "channels/sdk/status.h"

namespace intake::desk {
namespace {

// A tenth of what one call may carry: judged well within its deadline.
constexpr int kSlipsPerCall = 100;
// Somebody waits for the page.
constexpr absl::Duration kDeadline = absl::Seconds(15);

// The slips from `begin` on, with their receipts recorded.
absl::Status HandInSome(const v1::CloseBatchResponse& closed, int begin,
                        sdk::Client& client, sdk::Connection& core,
                        std::vector<FailedSlip>& failed) {
  const int end = std::min(begin + kSlipsPerCall, closed.slips_size());
  v1::BatchSubmitReadingsRequest request;
  for (int i = begin; i < end; ++i) {
    *request.add_submissions() =
        SubmissionOf(closed.batch().header(), closed.slips(i));
  }
  const auto response = client.SubmitBatch(request);
  if (!response.ok()) return response.status();
  if (response->results_size() != request.submissions_size()) {
    return absl::InternalError(
        absl::StrCat("batch ", closed.batch().header().number(), ": got ",
                     response->results_size(), " results, want ",
                     request.submissions_size()));
  }
  v1::RecordSlipReceiptsRequest record;
  record.set_batch_number(closed.batch().header().number());
  for (int i = begin; i < end; ++i) {
    const v1::SubmissionResult& result = response->results(i - begin);
    const int sequence = closed.slips(i).sequence();
    if (result.has_error()) {
      failed.push_back({sequence, result.error().message()});
      continue;
    }
    v1::SlipReceipt& receipt = *record.add_receipts();
    receipt.set_sequence(sequence);
    *receipt.mutable_receipt() = result.response().receipt();
  }
  return core.RecordSlipReceipts(record, kCallTimeout).status();
}

}  // namespace

v1::Submission SubmissionOf(const v1::BatchHeader& header,
                            const v1::Slip& slip) {
  const v1::SlipContent& content = slip.content();
  const std::string document =
      absl::StrCat(header.number(), "/", slip.sequence());
  v1::Submission submission;
  submission.set_request_id(document);
  submission.set_account_number(content.account_number());
  // Named by their commodity alone: of an account with hot water besides, a
  // slip brings the electricity, its zones in canonical order.
  for (const std::string& value : content.values()) {
    v1::NamedValue& named = *submission.mutable_named()->add_values();
    named.mutable_register_()->set_commodity(v1::COMMODITY_ELECTRICITY);
    named.mutable_register_()->set_serial(content.meter_serial());
    named.set_value(value);
  }
  submission.set_reading_date(
      content.reading_date().empty() ? header.date() : content.reading_date());
  v1::Evidence& evidence = *submission.mutable_evidence();
  evidence.set_agent(slip.settled_by().empty() ? slip.first_agent()
                                               : slip.settled_by());
  evidence.set_document(document);
  evidence.set_signature(content.is_signed() ? v1::SIGNATURE_PRESENT
                                             : v1::SIGNATURE_MISSING);
  evidence.set_raw(content.code_text());
  return submission;
}

absl::StatusOr<std::vector<FailedSlip>> HandIn(
    const v1::CloseBatchResponse& closed,
    const std::shared_ptr<sdk::Connection>& paper_slip, sdk::Connection& core) {
  sdk::Client client(paper_slip, sdk::RetryWithin(kDeadline));
  std::vector<FailedSlip> failed;
  for (int begin = 0; begin < closed.slips_size(); begin += kSlipsPerCall) {
    const absl::Status status = HandInSome(closed, begin, client, core, failed);
    if (!status.ok()) return status;
  }
  return failed;
}

}  // namespace intake::desk
