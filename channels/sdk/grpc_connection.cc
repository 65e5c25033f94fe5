#include "channels/sdk/grpc_connection.h"

#include <grpcpp/create_channel.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "channels/sdk/grpc_credentials.h"
#include "channels/sdk/grpc_status.h"
#include "channels/sdk/grpc_stream.h"
#include "channels/sdk/key_file.h"
#include "intake/v1/account_service.grpc.pb.h"
#include "intake/v1/channel_service.grpc.pb.h"
#include "intake/v1/customer_service.grpc.pb.h"
#include "intake/v1/export_service.grpc.pb.h"
#include "intake/v1/intake_service.grpc.pb.h"
#include "intake/v1/operations_service.grpc.pb.h"
#include "intake/v1/reading_service.grpc.pb.h"
#include "intake/v1/review_service.grpc.pb.h"
#include "intake/v1/slip_service.grpc.pb.h"
#include "intake/v1/staff_service.grpc.pb.h"

namespace intake::sdk {
namespace {

// Longer ones cannot be added to the clock.
constexpr absl::Duration kTimeoutMax = absl::Hours(24 * 365);

// How long a call waits for a lost connection before it fails.
constexpr std::chrono::milliseconds kConnectWait(200);

struct Stubs {
  explicit Stubs(const std::shared_ptr<grpc::Channel>& channel)
      : intake(channel),
        accounts(channel),
        readings(channel),
        reviews(channel),
        exports(channel),
        channels(channel),
        operations(channel),
        customers(channel),
        staff(channel),
        slips(channel) {}

  v1::IntakeService::Stub intake;
  v1::AccountService::Stub accounts;
  v1::ReadingService::Stub readings;
  v1::ReviewService::Stub reviews;
  v1::ExportService::Stub exports;
  v1::ChannelService::Stub channels;
  v1::OperationsService::Stub operations;
  v1::CustomerService::Stub customers;
  v1::StaffService::Stub staff;
  v1::SlipService::Stub slips;
};

class GrpcConnection final : public Connection {
 public:
  GrpcConnection(const std::shared_ptr<grpc::Channel>& channel,
                 std::shared_ptr<KeyFile> key_file)
      : channel_(channel),
        key_file_(std::move(key_file)),
        stubs_(std::make_shared<Stubs>(channel)) {}
  GrpcConnection(const GrpcConnection& same, const ActingPerson& person)
      : channel_(same.channel_),
        key_file_(same.key_file_),
        stubs_(same.stubs_),
        person_(person) {}

  std::shared_ptr<Connection> For(const ActingPerson& person) override {
    return std::make_shared<GrpcConnection>(*this, person);
  }

  // Defines the method of an RPC with one request and one response.
#define INTAKE_UNARY(stub, Method)                                             \
  absl::StatusOr<v1::Method##Response> Method(                                 \
      const v1::Method##Request& request, absl::Duration timeout) override {   \
    return Call<v1::Method##Response>(                                         \
        timeout, [&](grpc::ClientContext* context, v1::Method##Response* to) { \
          return stubs_->stub.Method(context, request, to);                    \
        });                                                                    \
  }
  INTAKE_UNARY(intake, SubmitReading)
  INTAKE_UNARY(intake, BatchSubmitReadings)
  INTAKE_UNARY(intake, ConfirmReading)
  INTAKE_UNARY(intake, CheckReading)
  INTAKE_UNARY(intake, DescribeAccount)
  INTAKE_UNARY(intake, GetReceipt)
  INTAKE_UNARY(accounts, GetAccount)
  INTAKE_UNARY(accounts, SearchAccounts)
  INTAKE_UNARY(accounts, ListAccounts)
  INTAKE_UNARY(accounts, ReplaceMeter)
  INTAKE_UNARY(accounts, CloseAccount)
  INTAKE_UNARY(readings, ListReadings)
  INTAKE_UNARY(readings, ListSubmissions)
  INTAKE_UNARY(readings, CorrectReading)
  INTAKE_UNARY(readings, VoidReading)
  INTAKE_UNARY(readings, UndoSubmission)
  INTAKE_UNARY(reviews, ListHeld)
  INTAKE_UNARY(reviews, ExamineHeld)
  INTAKE_UNARY(reviews, ApproveReading)
  INTAKE_UNARY(reviews, RejectReading)
  INTAKE_UNARY(exports, ListChanges)
  INTAKE_UNARY(exports, AcknowledgeChanges)
  INTAKE_UNARY(exports, ClosePeriod)
  INTAKE_UNARY(exports, GetCoverage)
  INTAKE_UNARY(exports, ListMissing)
  INTAKE_UNARY(exports, CountArrivals)
  INTAKE_UNARY(channels, ListChannels)
  INTAKE_UNARY(channels, CreateChannel)
  INTAKE_UNARY(channels, UpdateChannel)
  INTAKE_UNARY(channels, RetireChannel)
  INTAKE_UNARY(channels, IssueCredential)
  INTAKE_UNARY(channels, RevokeCredential)
  INTAKE_UNARY(operations, GetStatus)
  INTAKE_UNARY(operations, VerifyStore)
  INTAKE_UNARY(operations, TraceReceipt)
  INTAKE_UNARY(customers, RegisterCustomer)
  INTAKE_UNARY(customers, ConfirmEmail)
  INTAKE_UNARY(customers, LogInCustomer)
  INTAKE_UNARY(customers, LogOutCustomer)
  INTAKE_UNARY(customers, GetCustomerSession)
  INTAKE_UNARY(customers, ChangeCustomerPassword)
  INTAKE_UNARY(customers, RequestPasswordReset)
  INTAKE_UNARY(customers, ResetCustomerPassword)
  INTAKE_UNARY(customers, LinkAccount)
  INTAKE_UNARY(customers, UnlinkAccount)
  INTAKE_UNARY(customers, SetCustomerLanguage)
  INTAKE_UNARY(staff, LogInStaff)
  INTAKE_UNARY(staff, LogOutStaff)
  INTAKE_UNARY(staff, GetStaffSession)
  INTAKE_UNARY(staff, ChangeStaffPassword)
  INTAKE_UNARY(staff, ListStaff)
  INTAKE_UNARY(staff, CreateStaff)
  INTAKE_UNARY(staff, UpdateStaff)
  INTAKE_UNARY(staff, ResetStaffPassword)
  INTAKE_UNARY(staff, ListStaffActions)
  INTAKE_UNARY(slips, OpenBatch)
  INTAKE_UNARY(slips, ListBatches)
  INTAKE_UNARY(slips, GetBatch)
  INTAKE_UNARY(slips, KeySlip)
  INTAKE_UNARY(slips, SettleSlip)
  INTAKE_UNARY(slips, CloseBatch)
  INTAKE_UNARY(slips, RecordSlipReceipts)
#undef INTAKE_UNARY

  std::unique_ptr<SubmissionStream> StreamReadings() override {
    return OpenStream<GrpcDuplexStream<v1::StreamReadingsRequest,
                                       v1::StreamReadingsResponse>>(
        [&](grpc::ClientContext* context) {
          return stubs_->intake.StreamReadings(context);
        });
  }

  std::unique_ptr<ImportStream> ImportAccounts() override {
    return OpenStream<GrpcDuplexStream<v1::ImportAccountsRequest,
                                       v1::ImportAccountsResponse>>(
        [&](grpc::ClientContext* context) {
          return stubs_->accounts.ImportAccounts(context);
        });
  }

  std::unique_ptr<BackUpStream> BackUp(
      const v1::BackUpRequest& request) override {
    return OpenStream<GrpcResponseStream<v1::BackUpResponse>>(
        [&](grpc::ClientContext* context) {
          return stubs_->operations.BackUp(context, request);
        });
  }

  std::unique_ptr<RebuildStream> RebuildViews(
      const v1::RebuildViewsRequest& request) override {
    return OpenStream<GrpcResponseStream<v1::RebuildViewsResponse>>(
        [&](grpc::ClientContext* context) {
          return stubs_->operations.RebuildViews(context, request);
        });
  }

  std::unique_ptr<ReplayStream> ReplayRules(
      const v1::ReplayRulesRequest& request) override {
    return OpenStream<GrpcResponseStream<v1::ReplayRulesResponse>>(
        [&](grpc::ClientContext* context) {
          return stubs_->operations.ReplayRules(context, request);
        });
  }

 private:
  // Lets a lost connection be made again. gRPC makes progress with it only
  // while somebody waits, and calls that fail at once do not: without this a
  // server that has returned was found up to ten seconds late.
  void AwaitConnected(std::chrono::system_clock::time_point deadline) const {
    if (channel_->GetState(/*try_to_connect=*/true) == GRPC_CHANNEL_READY) {
      return;
    }
    channel_->WaitForConnected(
        std::min(deadline, std::chrono::system_clock::now() + kConnectWait));
  }

  std::string CurrentKey() const { return key_file_ ? key_file_->key() : ""; }

  std::unique_ptr<grpc::ClientContext> NewContext(
      const std::string& key) const {
    auto context = std::make_unique<grpc::ClientContext>();
    if (!key.empty()) {
      context->AddMetadata("authorization", absl::StrCat("Bearer ", key));
    }
    if (!person_.customer.empty()) {
      context->AddMetadata("intake-customer", person_.customer);
    }
    if (!person_.session.empty()) {
      context->AddMetadata("intake-session", person_.session);
    }
    return context;
  }

  // Opens a stream with `open(context)`. It cannot be sent again from here when
  // its key has been replaced, but the next one will have the new key.
  template <typename GrpcStream, typename Open>
  std::unique_ptr<GrpcStream> OpenStream(Open open) {
    AwaitConnected(std::chrono::system_clock::time_point::max());
    const std::string key = CurrentKey();
    std::unique_ptr<grpc::ClientContext> context = NewContext(key);
    auto stream = open(context.get());
    return std::make_unique<GrpcStream>(
        std::move(context), std::move(stream),
        [key, key_file = key_file_](const absl::Status& status) {
          if (key_file && absl::IsUnauthenticated(status)) {
            key_file->ReplaceKey(key);
          }
        });
  }

  // Calls once, and once more where the key has been replaced meanwhile.
  template <typename Response, typename Method>
  absl::StatusOr<Response> Call(absl::Duration timeout, Method method) {
    const auto deadline =
        std::chrono::system_clock::now() +
        absl::ToChronoNanoseconds(std::min(timeout, kTimeoutMax));
    AwaitConnected(deadline);
    for (bool first = true;; first = false) {
      const std::string key = CurrentKey();
      const std::unique_ptr<grpc::ClientContext> context = NewContext(key);
      context->set_deadline(deadline);
      Response response;
      const absl::Status status =
          StatusFromGrpc(method(context.get(), &response));
      if (status.ok()) return response;
      if (!first || !key_file_ || !absl::IsUnauthenticated(status) ||
          !key_file_->ReplaceKey(key)) {
        return status;
      }
    }
  }

  const std::shared_ptr<grpc::Channel> channel_;
  // Null where calls carry no key.
  const std::shared_ptr<KeyFile> key_file_;
  const std::shared_ptr<Stubs> stubs_;
  const ActingPerson person_;
};

// Reconnects within a second or so of the server's return: a restart is short,
// and whoever waits behind a channel has sent an SMS.
grpc::ChannelArguments Arguments() {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 100);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 1000);
  // Retries are the Retrier's, which knows what is safe; not twice.
  arguments.SetInt(GRPC_ARG_ENABLE_RETRIES, 0);
  return arguments;
}

}  // namespace

absl::StatusOr<std::shared_ptr<Connection>> Connect(
    const ConnectionOptions& options) {
  auto credentials = MakeGrpcCredentials(options);
  if (!credentials.ok()) return credentials.status();
  std::unique_ptr<KeyFile> key_file;
  if (!options.key_file.empty()) {
    auto opened = KeyFile::Open(options.key_file);
    if (!opened.ok()) return opened.status();
    key_file = *std::move(opened);
  }
  return std::make_shared<GrpcConnection>(
      grpc::CreateCustomChannel(options.server, *credentials, Arguments()),
      std::move(key_file));
}

}  // namespace intake::sdk
