#include "absl/status/status.h"
#include "core/base/error.h"
#include "intake/v1/operations_service.grpc.pb.h"
#include "services/convert/operations_convert.h"
#include "services/convert/time_convert.h"
#include "services/rpc/rebuild_stream.h"
#include "services/rpc/rpc_services.h"
#include "services/rpc/unary.h"

namespace intake {
namespace {

using Generated = v1::OperationsService;
using RawMethods = Generated::WithRawCallbackMethod_RebuildViews<
    Generated::WithRawCallbackMethod_GetStatus<
        Generated::WithRawCallbackMethod_VerifyStore<Generated::Service>>>;

absl::StatusOr<v1::GetStatusResponse> StatusOf(const Backend& backend) {
  const absl::StatusOr<StoreFigures> figures = backend.maintenance.Figures();
  if (!figures.ok()) return figures.status();
  const absl::Time now = backend.clock.Now();
  v1::GetStatusResponse response;
  response.set_server_version(backend.server_version);
  response.set_rules_version(backend.rules.At(now).version);
  response.set_time_zone(backend.rules.zone().name());
  *response.mutable_now() = TimeToProto(now);
  *response.mutable_started_at() = TimeToProto(backend.started_at);
  response.set_serving(backend.admission.healthy());
  *response.mutable_counts() = CountsToProto(backend.admission.Counts());
  *response.mutable_store() = FiguresToProto(*figures);
  return response;
}

absl::StatusOr<v1::VerifyStoreResponse> Verified(
    StoreMaintenance& maintenance) {
  const absl::StatusOr<uint64_t> events = maintenance.Verify();
  if (absl::IsDataLoss(events.status())) {
    return ErrorWithReason(absl::StatusCode::kDataLoss, "STORE_DAMAGED",
                           events.status().message());
  }
  if (!events.ok()) return events.status();
  v1::VerifyStoreResponse response;
  response.set_events_verified(static_cast<int64_t>(*events));
  return response;
}

class OperationsRpc final : public RawMethods {
 public:
  explicit OperationsRpc(const Backend& backend) : backend_(backend) {}

  grpc::ServerWriteReactor<grpc::ByteBuffer>* RebuildViews(
      grpc::CallbackServerContext* context,
      const grpc::ByteBuffer* /*request*/) override {
    const absl::StatusOr<Caller> caller =
        Authorize(*context, backend_.authenticator,
                  "/intake.v1.OperationsService/RebuildViews");
    return new RebuildStream(caller.status(), backend_.maintenance,
                             backend_.maintenance_executor);
  }

  grpc::ServerUnaryReactor* GetStatus(grpc::CallbackServerContext* context,
                                      const grpc::ByteBuffer* request,
                                      grpc::ByteBuffer* response) override {
    return ServeUnary<v1::GetStatusRequest, v1::GetStatusResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.OperationsService/GetStatus",
        [this](const Caller&, const v1::GetStatusRequest&,
               const Answer<v1::GetStatusResponse>& answer) {
          AnswerFrom(backend_.query_executor, answer,
                     [this] { return StatusOf(backend_); });
        });
  }

  grpc::ServerUnaryReactor* VerifyStore(grpc::CallbackServerContext* context,
                                        const grpc::ByteBuffer* request,
                                        grpc::ByteBuffer* response) override {
    return ServeUnary<v1::VerifyStoreRequest, v1::VerifyStoreResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.OperationsService/VerifyStore",
        [this](const Caller&, const v1::VerifyStoreRequest&,
               const Answer<v1::VerifyStoreResponse>& answer) {
          AnswerFrom(backend_.maintenance_executor, answer,
                     [&maintenance = backend_.maintenance] {
                       return Verified(maintenance);
                     });
        });
  }

 private:
  const Backend backend_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeOperationsRpc(const Backend& backend) {
  return std::make_unique<OperationsRpc>(backend);
}

}  // namespace intake
