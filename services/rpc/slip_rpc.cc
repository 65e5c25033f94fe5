#include "services/rpc/slip_rpc.h"

#include <string>
#include <utility>
#include <vector>

#include "intake/v1/slip_service.grpc.pb.h"
#include "services/convert/field.h"
#include "services/convert/page_convert.h"
#include "services/convert/slip_convert.h"
#include "services/rpc/unary.h"

namespace intake {
namespace {

using Generated = v1::SlipService;
using RawMethods = Generated::WithRawCallbackMethod_OpenBatch<
    Generated::WithRawCallbackMethod_ListBatches<
        Generated::WithRawCallbackMethod_GetBatch<
            Generated::WithRawCallbackMethod_KeySlip<
                Generated::WithRawCallbackMethod_SettleSlip<
                    Generated::WithRawCallbackMethod_CloseBatch<
                        Generated::WithRawCallbackMethod_RecordSlipReceipts<
                            Generated::Service>>>>>>>;

Clerk ClerkOf(const Caller& caller) {
  return {.log_in = caller.agent,
          .is_supervisor = caller.role == StaffRole::kSupervisor ||
                           caller.role == StaffRole::kAdministrator};
}

// What each call does is an overload of Do.
absl::StatusOr<v1::OpenBatchResponse> Do(SlipDesk& slips, const Clerk& clerk,
                                         const v1::OpenBatchRequest& proto) {
  const absl::StatusOr<BatchHeader> header =
      BatchHeaderFromProto(proto.header());
  if (!header.ok()) return header.status();
  const absl::StatusOr<BatchView> batch =
      proto.correction() ? slips.CorrectHeader(*header, clerk)
                         : slips.Open(*header, clerk);
  if (!batch.ok()) return InsideField(batch.status(), "header");
  v1::OpenBatchResponse response;
  *response.mutable_batch() = BatchStateToProto(*batch);
  return response;
}

absl::StatusOr<v1::ListBatchesResponse> Do(
    SlipDesk& slips, const Clerk& clerk, const v1::ListBatchesRequest& proto) {
  const absl::StatusOr<Page<uint32_t>> page =
      SubmissionPageFromProto(proto.page_size(), proto.page_token());
  if (!page.ok()) return page.status();
  const absl::StatusOr<BatchPage> found =
      slips.List(proto.unfinished_only(), page->before, page->items_max, clerk);
  if (!found.ok()) return found.status();
  v1::ListBatchesResponse response;
  for (const BatchView& batch : found->batches) {
    *response.add_batches() = BatchStateToProto(batch);
  }
  response.set_next_page_token(PageTokenToProto(found->next));
  return response;
}

absl::StatusOr<v1::GetBatchResponse> Do(SlipDesk& slips, const Clerk& clerk,
                                        const v1::GetBatchRequest& proto) {
  const absl::StatusOr<BatchWithSlips> found = slips.Get(proto.number(), clerk);
  if (!found.ok()) return found.status();
  v1::GetBatchResponse response;
  *response.mutable_batch() = BatchStateToProto(found->batch);
  for (const SlipView& slip : found->slips) {
    *response.add_slips() = SlipToProto(slip, CodeTexts::kLeftOut);
  }
  response.set_next_sequence(found->next_sequence);
  return response;
}

absl::StatusOr<v1::KeySlipResponse> Do(SlipDesk& slips, const Clerk& clerk,
                                       const v1::KeySlipRequest& proto) {
  const absl::StatusOr<SlipContent> content =
      SlipContentFromProto(proto.content());
  if (!content.ok()) return content.status();
  const absl::StatusOr<SlipInBatch> keyed =
      slips.Key(proto.batch_number(), proto.sequence(), *content, clerk);
  if (!keyed.ok()) return keyed.status();
  v1::KeySlipResponse response;
  *response.mutable_slip() = SlipToProto(keyed->slip, CodeTexts::kLeftOut);
  *response.mutable_batch() = BatchStateToProto(keyed->batch);
  response.set_next_sequence(keyed->next_sequence);
  return response;
}

absl::StatusOr<v1::SettleSlipResponse> Do(SlipDesk& slips, const Clerk& clerk,
                                          const v1::SettleSlipRequest& proto) {
  const absl::StatusOr<SlipContent> content =
      SlipContentFromProto(proto.content());
  if (!content.ok()) return content.status();
  const absl::StatusOr<SlipInBatch> settled =
      slips.Settle(proto.batch_number(), proto.sequence(), *content, clerk);
  if (!settled.ok()) return settled.status();
  v1::SettleSlipResponse response;
  *response.mutable_slip() = SlipToProto(settled->slip, CodeTexts::kLeftOut);
  *response.mutable_batch() = BatchStateToProto(settled->batch);
  return response;
}

absl::StatusOr<v1::CloseBatchResponse> Do(SlipDesk& slips, const Clerk& clerk,
                                          const v1::CloseBatchRequest& proto) {
  const absl::StatusOr<BatchWithSlips> closed =
      slips.Close(proto.number(), clerk);
  if (!closed.ok()) return closed.status();
  v1::CloseBatchResponse response;
  *response.mutable_batch() = BatchStateToProto(closed->batch);
  for (const SlipView& slip : closed->slips) {
    *response.add_slips() = SlipToProto(slip, CodeTexts::kGiven);
  }
  return response;
}

absl::StatusOr<v1::RecordSlipReceiptsResponse> Do(
    SlipDesk& slips, const Clerk& clerk,
    const v1::RecordSlipReceiptsRequest& proto) {
  const absl::StatusOr<std::vector<SequencedReceipt>> receipts =
      SlipReceiptsFromProto(proto);
  if (!receipts.ok()) return receipts.status();
  const absl::StatusOr<BatchView> batch =
      slips.Record(proto.batch_number(), *receipts, clerk);
  if (!batch.ok()) return batch.status();
  v1::RecordSlipReceiptsResponse response;
  *response.mutable_batch() = BatchStateToProto(*batch);
  return response;
}

// Defines the method of an RPC: Do, on a thread that may block.
#define INTAKE_SLIP_METHOD(Method)                                        \
  grpc::ServerUnaryReactor* Method(grpc::CallbackServerContext* context,  \
                                   const grpc::ByteBuffer* request,       \
                                   grpc::ByteBuffer* response) override { \
    return ServeOn<v1::Method##Request, v1::Method##Response>(            \
        backend_.people_executor, {context, request, response},           \
        backend_.authenticator, "/intake.v1.SlipService/" #Method,        \
        [this](const Caller& caller, const v1::Method##Request& proto) {  \
          return Do(slips_, ClerkOf(caller), proto);                      \
        });                                                               \
  }

class SlipRpc final : public RawMethods {
 public:
  SlipRpc(const Backend& backend, SlipDesk& slips)
      : backend_(backend), slips_(slips) {}

  INTAKE_SLIP_METHOD(OpenBatch)
  INTAKE_SLIP_METHOD(ListBatches)
  INTAKE_SLIP_METHOD(GetBatch)
  INTAKE_SLIP_METHOD(KeySlip)
  INTAKE_SLIP_METHOD(SettleSlip)
  INTAKE_SLIP_METHOD(CloseBatch)
  INTAKE_SLIP_METHOD(RecordSlipReceipts)

 private:
  const Backend backend_;
  SlipDesk& slips_;
};

#undef INTAKE_SLIP_METHOD

}  // namespace

std::unique_ptr<grpc::Service> MakeSlipRpc(const Backend& backend,
                                           SlipDesk& slips) {
  return std::make_unique<SlipRpc>(backend, slips);
}

}  // namespace intake
