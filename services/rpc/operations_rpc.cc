#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "core/audit/story.h"
#include "core/base/error.h"
#include "core/replay/replay.h"
#include "intake/v1/operations_service.grpc.pb.h"
#include "services/config/rule_book_config.h"
#include "services/convert/field.h"
#include "services/convert/operations_convert.h"
#include "services/convert/replay_convert.h"
#include "services/convert/story_convert.h"
#include "services/convert/time_convert.h"
#include "services/rpc/paced_stream.h"
#include "services/rpc/progress_stream.h"
#include "services/rpc/refused_stream.h"
#include "services/rpc/rpc_services.h"
#include "services/rpc/unary.h"

namespace intake {
namespace {

using Generated = v1::OperationsService;
using RawMethods = Generated::WithRawCallbackMethod_RebuildViews<
    Generated::WithRawCallbackMethod_GetStatus<
        Generated::WithRawCallbackMethod_VerifyStore<
            Generated::WithRawCallbackMethod_ReplayRules<
                Generated::WithRawCallbackMethod_TraceReceipt<
                    Generated::WithRawCallbackMethod_BackUp<
                        Generated::Service>>>>>>;

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

// Damage of the store has a reason of its own.
absl::Status StoreDamageOr(const absl::Status& status) {
  if (!absl::IsDataLoss(status)) return status;
  return ErrorWithReason(absl::StatusCode::kDataLoss, "STORE_DAMAGED",
                         status.message());
}

absl::StatusOr<v1::VerifyStoreResponse> Verified(
    StoreMaintenance& maintenance) {
  const absl::StatusOr<uint64_t> events = maintenance.Verify();
  if (!events.ok()) return StoreDamageOr(events.status());
  v1::VerifyStoreResponse response;
  response.set_events_verified(static_cast<int64_t>(*events));
  return response;
}

// Under the rules of the request, or those in force.
absl::Status ReplayTo(const PacedStream::Send& send, const Backend& backend,
                      const v1::ReplayRulesRequest& request) {
  const absl::TimeZone& zone = backend.rules.zone();
  const absl::StatusOr<ReplaySpan> span = ReplaySpanFromProto(request, zone);
  if (!span.ok()) return span.status();
  std::optional<RuleBook> other;
  if (!request.rules_toml().empty()) {
    absl::StatusOr<RuleBook> parsed =
        RuleBookFromText(request.rules_toml(), zone);
    if (!parsed.ok()) {
      return ErrorWithReason(parsed.status().code(), "RULES_INVALID",
                             parsed.status().message());
    }
    other = *std::move(parsed);
  }
  const absl::StatusOr<uint64_t> events = backend.log.LastPosition();
  if (!events.ok()) return events.status();
  ReplayProgress latest{.events_total = *events};
  return Replay(backend.log, other ? *other : backend.rules, *span,
                {.change =
                     [&](const ReplayChange& change) {
                       return send(ReplayChangeToProto(change, latest));
                     },
                 .progress =
                     [&](const ReplayProgress& progress) {
                       latest = progress;
                       return send(ReplayProgressToProto(progress));
                     }});
}

absl::StatusOr<v1::TraceReceiptResponse> Traced(EventLog& log,
                                                const std::string& code) {
  const absl::StatusOr<std::vector<StoryEntry>> story = StoryOf(log, code);
  if (!story.ok()) return story.status();
  return StoryToProto(code, *story);
}

absl::Status Rebuild(StoreMaintenance& maintenance,
                     const ProgressStream::Report& report) {
  return maintenance.RebuildViews([&report](const ViewsProgress& progress) {
    v1::RebuildViewsResponse response;
    response.set_events_done(static_cast<int64_t>(progress.events_done));
    response.set_events_total(static_cast<int64_t>(progress.events_total));
    response.set_states_done(static_cast<int64_t>(progress.states_done));
    response.set_states_total(static_cast<int64_t>(progress.states_total));
    report(response);
  });
}

absl::Status BackUpAs(const std::string& name, const Backend& backend,
                      const ProgressStream::Report& report) {
  if (backend.backup == nullptr) {
    return absl::UnimplementedError("this server's store is not on disk");
  }
  const absl::StatusOr<BackupResult> result = backend.backup->BackUp(
      name, backend.clock.Now(), [&report](const BackupProgress& progress) {
        report(BackupProgressToProto(progress));
      });
  if (!result.ok()) return StoreDamageOr(result.status());
  report(BackupResultToProto(*result));
  return absl::OkStatus();
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
    return new ProgressStream(caller.status(), backend_.maintenance_executor,
                              [&maintenance = backend_.maintenance](
                                  const ProgressStream::Report& report) {
                                return Rebuild(maintenance, report);
                              });
  }

  grpc::ServerWriteReactor<grpc::ByteBuffer>* BackUp(
      grpc::CallbackServerContext* context,
      const grpc::ByteBuffer* bytes) override {
    const absl::StatusOr<Caller> caller =
        Authorize(*context, backend_.authenticator,
                  "/intake.v1.OperationsService/BackUp");
    if (!caller.ok()) return new RefusedResponses(caller.status());
    v1::BackUpRequest request;
    const absl::Status parsed = ParseMessage(*bytes, request);
    return new ProgressStream(
        parsed, backend_.maintenance_executor,
        [this, name = request.name()](const ProgressStream::Report& report) {
          return BackUpAs(name, backend_, report);
        });
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

  grpc::ServerWriteReactor<grpc::ByteBuffer>* ReplayRules(
      grpc::CallbackServerContext* context,
      const grpc::ByteBuffer* bytes) override {
    const absl::StatusOr<Caller> caller =
        Authorize(*context, backend_.authenticator,
                  "/intake.v1.OperationsService/ReplayRules");
    if (!caller.ok()) return new RefusedResponses(caller.status());
    v1::ReplayRulesRequest request;
    const absl::Status parsed = ParseMessage(*bytes, request);
    if (!parsed.ok()) return new RefusedResponses(parsed);
    return new PacedStream(
        backend_.maintenance_executor, backend_.streams,
        [this, request = std::move(request)](const PacedStream::Send& send) {
          return ReplayTo(send, backend_, request);
        });
  }

  grpc::ServerUnaryReactor* TraceReceipt(grpc::CallbackServerContext* context,
                                         const grpc::ByteBuffer* request,
                                         grpc::ByteBuffer* response) override {
    return ServeUnary<v1::TraceReceiptRequest, v1::TraceReceiptResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.OperationsService/TraceReceipt",
        [this](const Caller&, const v1::TraceReceiptRequest& proto,
               const Answer<v1::TraceReceiptResponse>& answer) {
          const absl::StatusOr<std::string> code =
              ReceiptCodeFromProto(proto.code(), "code");
          if (!code.ok()) return answer(code.status());
          AnswerFrom(backend_.query_executor, answer,
                     [&log = backend_.log, code = *code] {
                       return Traced(log, code);
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
