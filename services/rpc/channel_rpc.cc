#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "intake/v1/channel_service.grpc.pb.h"
#include "services/auth/key.h"
#include "services/convert/channel_convert.h"
#include "services/convert/time_convert.h"
#include "services/rpc/rpc_services.h"
#include "services/rpc/unary.h"

namespace intake {
namespace {

using Generated = v1::ChannelService;
using RawMethods = Generated::WithRawCallbackMethod_ListChannels<
    Generated::WithRawCallbackMethod_CreateChannel<
        Generated::WithRawCallbackMethod_UpdateChannel<
            Generated::WithRawCallbackMethod_RetireChannel<
                Generated::WithRawCallbackMethod_IssueCredential<
                    Generated::WithRawCallbackMethod_RevokeCredential<
                        Generated::Service>>>>>>;

template <typename Response>
Response ChannelResponse(const ChannelPolicy& policy) {
  Response response;
  *response.mutable_channel() = ChannelToProto(policy);
  return response;
}

// The channel as it is, but retired from the moment asked for.
absl::StatusOr<ChannelPolicy> Retired(const v1::RetireChannelRequest& proto,
                                      const ChannelRegister& channels) {
  if (!proto.has_retired_from()) {
    return FieldError("retired_from", "got none, want a moment");
  }
  const absl::StatusOr<absl::Time> moment =
      TimeFromProto(proto.retired_from(), "retired_from");
  if (!moment.ok()) return moment.status();
  const ChannelPolicy* channel = channels.Find(proto.channel_id());
  if (channel == nullptr) {
    return ErrorWithReason(
        absl::StatusCode::kNotFound, "CHANNEL_NOT_FOUND",
        absl::StrCat("no channel has the id `", proto.channel_id(), "`"));
  }
  ChannelPolicy retired = *channel;
  retired.retired_from = *moment;
  return retired;
}

class ChannelRpc final : public RawMethods {
 public:
  explicit ChannelRpc(const Backend& backend) : backend_(backend) {}

  grpc::ServerUnaryReactor* ListChannels(grpc::CallbackServerContext* context,
                                         const grpc::ByteBuffer* request,
                                         grpc::ByteBuffer* response) override {
    return ServeUnary<v1::ListChannelsRequest, v1::ListChannelsResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.ChannelService/ListChannels",
        [this](const Caller&, const v1::ListChannelsRequest&,
               const Answer<v1::ListChannelsResponse>& answer) {
          answer(ChannelRegisterToProto(*backend_.admission.channels()));
        });
  }

  grpc::ServerUnaryReactor* CreateChannel(grpc::CallbackServerContext* context,
                                          const grpc::ByteBuffer* request,
                                          grpc::ByteBuffer* response) override {
    return ServeUnary<v1::CreateChannelRequest, v1::CreateChannelResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.ChannelService/CreateChannel",
        [this](const Caller& caller, const v1::CreateChannelRequest& proto,
               const Answer<v1::CreateChannelResponse>& answer) {
          Define<v1::CreateChannelResponse>(
              ChannelFromProto(proto.channel(), "channel"),
              /*must_be_new=*/true, caller, answer);
        });
  }

  grpc::ServerUnaryReactor* UpdateChannel(grpc::CallbackServerContext* context,
                                          const grpc::ByteBuffer* request,
                                          grpc::ByteBuffer* response) override {
    return ServeUnary<v1::UpdateChannelRequest, v1::UpdateChannelResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.ChannelService/UpdateChannel",
        [this](const Caller& caller, const v1::UpdateChannelRequest& proto,
               const Answer<v1::UpdateChannelResponse>& answer) {
          Define<v1::UpdateChannelResponse>(
              ChannelFromProto(proto.channel(), "channel"),
              /*must_be_new=*/false, caller, answer);
        });
  }

  grpc::ServerUnaryReactor* RetireChannel(grpc::CallbackServerContext* context,
                                          const grpc::ByteBuffer* request,
                                          grpc::ByteBuffer* response) override {
    return ServeUnary<v1::RetireChannelRequest, v1::RetireChannelResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.ChannelService/RetireChannel",
        [this](const Caller& caller, const v1::RetireChannelRequest& proto,
               const Answer<v1::RetireChannelResponse>& answer) {
          Define<v1::RetireChannelResponse>(
              Retired(proto, *backend_.admission.channels()),
              /*must_be_new=*/false, caller, answer);
        });
  }

  grpc::ServerUnaryReactor* IssueCredential(
      grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
      grpc::ByteBuffer* response) override {
    return ServeUnary<v1::IssueCredentialRequest, v1::IssueCredentialResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.ChannelService/IssueCredential",
        [this](const Caller& caller, const v1::IssueCredentialRequest& proto,
               const Answer<v1::IssueCredentialResponse>& answer) {
          const Key key = MakeKey();
          backend_.admission.IssueCredential(
              {.id = key.id,
               .channel = proto.channel_id(),
               .secret_hash = HashSecret(key.secret),
               .issued_at = backend_.clock.Now()},
              caller.actor,
              Answering<Credential>(
                  answer, [text = FormatKey(key)](const Credential& issued) {
                    v1::IssueCredentialResponse made;
                    made.set_key(text);
                    *made.mutable_credential() = CredentialToProto(issued);
                    return made;
                  }));
        });
  }

  grpc::ServerUnaryReactor* RevokeCredential(
      grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
      grpc::ByteBuffer* response) override {
    return ServeUnary<v1::RevokeCredentialRequest,
                      v1::RevokeCredentialResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.ChannelService/RevokeCredential",
        [this](const Caller& caller, const v1::RevokeCredentialRequest& proto,
               const Answer<v1::RevokeCredentialResponse>& answer) {
          backend_.admission.RevokeCredential(
              proto.credential_id(), caller.actor,
              Answering<Credential>(answer, [](const Credential& revoked) {
                v1::RevokeCredentialResponse made;
                *made.mutable_credential() = CredentialToProto(revoked);
                return made;
              }));
        });
  }

 private:
  template <typename Response>
  void Define(absl::StatusOr<ChannelPolicy> policy, bool must_be_new,
              const Caller& caller, const Answer<Response>& answer) {
    if (!policy.ok()) return answer(policy.status());
    backend_.admission.DefineChannel(
        *std::move(policy), must_be_new, caller.actor,
        Answering<ChannelPolicy>(answer, ChannelResponse<Response>));
  }

  const Backend backend_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeChannelRpc(const Backend& backend) {
  return std::make_unique<ChannelRpc>(backend);
}

}  // namespace intake
