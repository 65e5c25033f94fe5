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
#include "intake/v1/export_service.grpc.pb.h"
#include "intake/v1/intake_service.grpc.pb.h"
#include "intake/v1/operations_service.grpc.pb.h"
#include "intake/v1/reading_service.grpc.pb.h"
#include "intake/v1/review_service.grpc.pb.h"

namespace intake::sdk {
namespace {

// Longer ones cannot be added to the clock.
constexpr absl::Duration kTimeoutMax = absl::Hours(24 * 365);

// How long a call waits for a lost connection before it fails.
constexpr std::chrono::milliseconds kConnectWait(200);

class GrpcConnection final : public Connection {
 public:
  GrpcConnection(const std::shared_ptr<grpc::Channel>& channel,
                 std::shared_ptr<KeyFile> key_file)
      : channel_(channel),
        key_file_(std::move(key_file)),
        intake_(channel),
        accounts_(channel),
        readings_(channel),
        reviews_(channel),
        exports_(channel),
        channels_(channel),
        operations_(channel) {}

  // Defines the method of an RPC with one request and one response.
#define INTAKE_UNARY(stub, Method)                                             \
  absl::StatusOr<v1::Method##Response> Method(                                 \
      const v1::Method##Request& request, absl::Duration timeout) override {   \
    return Call<v1::Method##Response>(                                         \
        timeout, [&](grpc::ClientContext* context, v1::Method##Response* to) { \
          return stub.Method(context, request, to);                            \
        });                                                                    \
  }
  INTAKE_UNARY(intake_, SubmitReading)
  INTAKE_UNARY(intake_, BatchSubmitReadings)
  INTAKE_UNARY(intake_, ConfirmReading)
  INTAKE_UNARY(intake_, CheckReading)
  INTAKE_UNARY(intake_, DescribeAccount)
  INTAKE_UNARY(intake_, GetReceipt)
  INTAKE_UNARY(accounts_, GetAccount)
  INTAKE_UNARY(accounts_, SearchAccounts)
  INTAKE_UNARY(accounts_, ListAccounts)
  INTAKE_UNARY(accounts_, ReplaceMeter)
  INTAKE_UNARY(accounts_, CloseAccount)
  INTAKE_UNARY(readings_, ListReadings)
  INTAKE_UNARY(readings_, ListSubmissions)
  INTAKE_UNARY(readings_, CorrectReading)
  INTAKE_UNARY(readings_, VoidReading)
  INTAKE_UNARY(reviews_, ListHeld)
  INTAKE_UNARY(reviews_, ExamineHeld)
  INTAKE_UNARY(reviews_, ApproveReading)
  INTAKE_UNARY(reviews_, RejectReading)
  INTAKE_UNARY(exports_, ListChanges)
  INTAKE_UNARY(exports_, AcknowledgeChanges)
  INTAKE_UNARY(exports_, ClosePeriod)
  INTAKE_UNARY(exports_, GetCoverage)
  INTAKE_UNARY(exports_, ListMissing)
  INTAKE_UNARY(exports_, CountArrivals)
  INTAKE_UNARY(channels_, ListChannels)
  INTAKE_UNARY(channels_, CreateChannel)
  INTAKE_UNARY(channels_, UpdateChannel)
  INTAKE_UNARY(channels_, RetireChannel)
  INTAKE_UNARY(channels_, IssueCredential)
  INTAKE_UNARY(channels_, RevokeCredential)
  INTAKE_UNARY(operations_, GetStatus)
  INTAKE_UNARY(operations_, VerifyStore)
  INTAKE_UNARY(operations_, TraceReceipt)
#undef INTAKE_UNARY

  std::unique_ptr<SubmissionStream> StreamReadings() override {
    return OpenStream<GrpcDuplexStream<v1::StreamReadingsRequest,
                                       v1::StreamReadingsResponse>>(
        [&](grpc::ClientContext* context) {
          return intake_.StreamReadings(context);
        });
  }

  std::unique_ptr<ImportStream> ImportAccounts() override {
    return OpenStream<GrpcDuplexStream<v1::ImportAccountsRequest,
                                       v1::ImportAccountsResponse>>(
        [&](grpc::ClientContext* context) {
          return accounts_.ImportAccounts(context);
        });
  }

  std::unique_ptr<RebuildStream> RebuildViews(
      const v1::RebuildViewsRequest& request) override {
    return OpenStream<GrpcResponseStream<v1::RebuildViewsResponse>>(
        [&](grpc::ClientContext* context) {
          return operations_.RebuildViews(context, request);
        });
  }

  std::unique_ptr<ReplayStream> ReplayRules(
      const v1::ReplayRulesRequest& request) override {
    return OpenStream<GrpcResponseStream<v1::ReplayRulesResponse>>(
        [&](grpc::ClientContext* context) {
          return operations_.ReplayRules(context, request);
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

  static std::unique_ptr<grpc::ClientContext> NewContext(
      const std::string& key) {
    auto context = std::make_unique<grpc::ClientContext>();
    if (!key.empty()) {
      context->AddMetadata("authorization", absl::StrCat("Bearer ", key));
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
  v1::IntakeService::Stub intake_;
  v1::AccountService::Stub accounts_;
  v1::ReadingService::Stub readings_;
  v1::ReviewService::Stub reviews_;
  v1::ExportService::Stub exports_;
  v1::ChannelService::Stub channels_;
  v1::OperationsService::Stub operations_;
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
