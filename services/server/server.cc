#include "services/server/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/impl/service_type.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/admission/admission.h"
#include "core/base/error.h"
#include "services/auth/authenticator.h"
#include "services/rpc/executor.h"
#include "services/rpc/open_streams.h"
#include "services/rpc/rpc_services.h"
#include "services/server/administrator_key.h"
#include "services/server/health_watch.h"
#include "services/server/transport.h"
#include "services/server/version.h"

namespace intake {
namespace {

constexpr size_t kQueryThreads = 4;
constexpr size_t kQueriesWaitingMax = 256;
// A rebuild, a verification and a replay, which waits for its client, may run
// at once.
constexpr size_t kMaintenanceThreads = 3;
constexpr size_t kMaintenanceWaitingMax = 4;

// gRPC's plugins are switched on for the process, before any server is built.
void SwitchOnHealthAndReflection() {
  static const bool once = [] {
    grpc::EnableDefaultHealthCheckService(true);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    return true;
  }();
  (void)once;
}

std::string AddressOf(const std::string& listen, int port) {
  if (listen.rfind("unix:", 0) == 0) return listen;
  return absl::StrCat(listen.substr(0, listen.rfind(':')), ":", port);
}

class GrpcServer final : public Server {
 public:
  GrpcServer(const ServerConfig& config, std::unique_ptr<Admission> admission,
             const RuleBook& rules, const StorePorts& store, const Clock& clock)
      : config_(config),
        admission_(std::move(admission)),
        authenticator_([this] { return admission_->channels(); }),
        backend_{.admission = *admission_,
                 .queries = store.queries,
                 .maintenance = store.maintenance,
                 .log = store.log,
                 .rules = rules,
                 .clock = clock,
                 .authenticator = authenticator_,
                 .query_executor = query_executor_,
                 .maintenance_executor = maintenance_executor_,
                 .streams = streams_,
                 .server_version = ServerVersion(),
                 .started_at = clock.Now()} {}

  ~GrpcServer() override { Shutdown(); }

  absl::Status Listen() {
    SwitchOnHealthAndReflection();
    services_.push_back(MakeIntakeRpc(backend_));
    services_.push_back(MakeAccountRpc(backend_));
    services_.push_back(MakeReadingRpc(backend_));
    services_.push_back(MakeReviewRpc(backend_));
    services_.push_back(MakeExportRpc(backend_));
    services_.push_back(MakeChannelRpc(backend_));
    services_.push_back(MakeOperationsRpc(backend_));
    grpc::ServerBuilder builder;
    absl::Status status = AddTransport(config_, builder, &port_);
    if (!status.ok()) return status;
    for (const auto& service : services_) {
      builder.RegisterService(service.get());
    }
    server_ = builder.BuildAndStart();
    if (server_ == nullptr) {
      return absl::UnavailableError(
          absl::StrCat("cannot listen on ", config_.listen,
                       ": is another server running there, or a certificate "
                       "not what it should be?"));
    }
    health_ = std::make_unique<HealthWatch>(
        [this] { return admission_->healthy(); },
        [this](bool healthy) { ReportHealth(healthy); });
    return absl::OkStatus();
  }

  std::string address() const override {
    return AddressOf(config_.listen, port_);
  }
  int port() const override { return port_; }

  void Shutdown() override {
    if (server_ != nullptr) {
      health_->Stop();
      server_->GetHealthCheckService()->SetServingStatus(false);
      streams_.EndAll();
      server_->Shutdown(std::chrono::system_clock::now() +
                        absl::ToChronoMilliseconds(config_.drain));
    }
    admission_->Stop();
    query_executor_.Stop();
    maintenance_executor_.Stop();
  }

 private:
  void ReportHealth(bool healthy) {
    server_->GetHealthCheckService()->SetServingStatus(healthy);
    if (healthy) {
      spdlog::info("health: SERVING");
    } else {
      spdlog::error("health: NOT_SERVING, the store cannot commit");
    }
  }

  const ServerConfig config_;
  const std::unique_ptr<Admission> admission_;
  const Authenticator authenticator_;
  Executor query_executor_{kQueryThreads, kQueriesWaitingMax};
  Executor maintenance_executor_{kMaintenanceThreads, kMaintenanceWaitingMax};
  OpenStreams streams_;
  const Backend backend_;
  std::vector<std::unique_ptr<grpc::Service>> services_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<HealthWatch> health_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Server>> Server::Start(
    const ServerConfig& config, const RuleBook& rules, const StorePorts& store,
    const Clock& clock) {
  absl::StatusOr<std::unique_ptr<Admission>> admission =
      Admission::Start(store.events, rules, clock, AdmissionOptions());
  if (!admission.ok()) return admission.status();
  const absl::StatusOr<bool> made =
      EnsureAdministratorKey(**admission, config.data_folder);
  if (!made.ok()) return made.status();
  if (*made) {
    spdlog::info("made an administrator's key: {}",
                 AdministratorKeyFile(config.data_folder));
  }
  auto server = std::make_unique<GrpcServer>(config, *std::move(admission),
                                             rules, store, clock);
  absl::Status status = server->Listen();
  if (!status.ok()) return status;
  return server;
}

}  // namespace intake
