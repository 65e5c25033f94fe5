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
#include "core/base/limits.h"
#include "core/people/customers.h"
#include "core/people/staff.h"
#include "core/slips/slip_desk.h"
#include "services/auth/authenticator.h"
#include "services/rpc/customer_reach.h"
#include "services/rpc/executor.h"
#include "services/rpc/open_streams.h"
#include "services/rpc/request_places.h"
#include "services/rpc/rpc_services.h"
#include "services/rpc/slip_rpc.h"
#include "services/server/administrator_key.h"
#include "services/server/health_watch.h"
#include "services/server/periodically.h"
#include "services/server/stored_places.h"
#include "services/server/transport.h"
#include "services/server/version.h"

namespace intake {
namespace {

constexpr size_t kQueryThreads = 4;
constexpr size_t kQueriesWaitingMax = 256;
// A rebuild, a verification, a backup and a replay, which waits for its client,
// may run at once.
constexpr size_t kMaintenanceThreads = 4;
constexpr size_t kMaintenanceWaitingMax = 4;
constexpr size_t kAnswerThreads = 1;
constexpr size_t kPeopleThreads = 2;
constexpr size_t kPeopleWaitingMax = 1024;
// One password at a time, each some 20 ms, and only while nobody else wants the
// processor: whoever floods the log-in waits for others who do.
constexpr size_t kPasswordThreads = 1;
constexpr size_t kPasswordsWaitingMax = 64;
// How often people that never confirmed, and what has expired, are forgotten.
constexpr absl::Duration kPurgeInterval = absl::Hours(1);

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

// Who logs in, and where they are said to live.
struct People {
  static absl::StatusOr<std::unique_ptr<People>> Open(const StorePorts& store,
                                                      const RuleBook& rules,
                                                      Secrets& secrets,
                                                      const Clock& clock) {
    auto people = std::make_unique<People>(
        People{.places = StoredPlaces(store.queries, rules, clock)});
    auto customers =
        Customers::Open(store.people, people->places, secrets, clock);
    if (!customers.ok()) return customers.status();
    people->customers = *std::move(customers);
    auto staff = Staff::Open(store.people, secrets, clock);
    if (!staff.ok()) return staff.status();
    people->staff = *std::move(staff);
    return people;
  }

  StoredPlaces places;
  std::unique_ptr<Customers> customers;
  std::unique_ptr<Staff> staff;
};

class GrpcServer final : public Server {
 public:
  GrpcServer(const ServerConfig& config, std::unique_ptr<Admission> admission,
             std::unique_ptr<People> people, const RuleBook& rules,
             const StorePorts& store, const Clock& clock)
      : config_(config),
        admission_(std::move(admission)),
        people_(std::move(people)),
        authenticator_([this] { return admission_->channels(); },
                       [this](absl::string_view token) {
                         return people_->staff->FindSession(token);
                       }),
        reach_(*people_->customers),
        slips_(store.slips, clock),
        backend_{.admission = *admission_,
                 .queries = store.queries,
                 .maintenance = store.maintenance,
                 .log = store.log,
                 .rules = rules,
                 .clock = clock,
                 .authenticator = authenticator_,
                 .reach = reach_,
                 .customers = *people_->customers,
                 .staff = *people_->staff,
                 .query_executor = query_executor_,
                 .maintenance_executor = maintenance_executor_,
                 .people_executor = people_executor_,
                 .password_executor = password_executor_,
                 .answer_executor = answer_executor_,
                 .streams = streams_,
                 .stream_places = stream_places_,
                 .server_version = ServerVersion(),
                 .started_at = clock.Now(),
                 .backup = store.backup} {}

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
    services_.push_back(MakeCustomerRpc(backend_));
    services_.push_back(MakeStaffRpc(backend_));
    services_.push_back(MakeSlipRpc(backend_, slips_));
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
    purge_ =
        std::make_unique<Periodically>(kPurgeInterval, [this] { Purge(); });
    return absl::OkStatus();
  }

  std::string address() const override {
    return AddressOf(config_.listen, port_);
  }
  int port() const override { return port_; }

  void Shutdown() override {
    if (server_ != nullptr) {
      health_->Stop();
      purge_->Stop();
      server_->GetHealthCheckService()->SetServingStatus(false);
      streams_.EndAll();
      server_->Shutdown(std::chrono::system_clock::now() +
                        absl::ToChronoMilliseconds(config_.drain));
    }
    admission_->Stop();
    answer_executor_.Stop();
    query_executor_.Stop();
    maintenance_executor_.Stop();
    people_executor_.Stop();
    password_executor_.Stop();
  }

 private:
  void Purge() {
    const absl::Status purged = people_->customers->Purge();
    if (!purged.ok()) {
      spdlog::warn("people: cannot forget what has expired: {}",
                   std::string(purged.message()));
    }
  }

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
  const std::unique_ptr<People> people_;
  const Authenticator authenticator_;
  const CustomerReach reach_;
  SlipDesk slips_;
  Executor query_executor_{kQueryThreads, kQueriesWaitingMax};
  Executor maintenance_executor_{kMaintenanceThreads, kMaintenanceWaitingMax};
  Executor people_executor_{kPeopleThreads, kPeopleWaitingMax};
  Executor password_executor_{kPasswordThreads, kPasswordsWaitingMax,
                              Executor::Priority::kWhenIdle};
  Executor answer_executor_{kAnswerThreads, limits::kQueueItemsMax};
  OpenStreams streams_;
  RequestPlaces stream_places_{limits::kStreamedUnderWayMax};
  const Backend backend_;
  std::vector<std::unique_ptr<grpc::Service>> services_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<HealthWatch> health_;
  std::unique_ptr<Periodically> purge_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Server>> Server::Start(
    const ServerConfig& config, const RuleBook& rules, const StorePorts& store,
    Secrets& secrets, const Clock& clock) {
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
  absl::StatusOr<std::unique_ptr<People>> people =
      People::Open(store, rules, secrets, clock);
  if (!people.ok()) return people.status();
  auto server = std::make_unique<GrpcServer>(
      config, *std::move(admission), *std::move(people), rules, store, clock);
  absl::Status status = server->Listen();
  if (!status.ok()) return status;
  return server;
}

}  // namespace intake
