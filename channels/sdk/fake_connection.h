// A server of functions, for tests. What a test does not give is
// UNIMPLEMENTED.

#ifndef INTAKE_CHANNELS_SDK_FAKE_CONNECTION_H_
#define INTAKE_CHANNELS_SDK_FAKE_CONNECTION_H_

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "channels/sdk/connection.h"

namespace intake::sdk {

// Answers each request by a function.
class FakeImportStream final : public ImportStream {
 public:
  using Answer = std::function<absl::StatusOr<v1::ImportAccountsResponse>(
      const v1::ImportAccountsRequest&)>;

  explicit FakeImportStream(Answer answer) : answer_(std::move(answer)) {}

  absl::Status Send(const v1::ImportAccountsRequest& request) override {
    requests_.push_back(request);
    return absl::OkStatus();
  }
  absl::Status CloseSending() override { return absl::OkStatus(); }
  void Cancel() override {}
  absl::StatusOr<std::optional<v1::ImportAccountsResponse>> Receive() override {
    if (requests_.empty()) return std::nullopt;
    auto response = answer_(requests_.front());
    requests_.pop_front();
    if (!response.ok()) return response.status();
    return *std::move(response);
  }

 private:
  Answer answer_;
  std::deque<v1::ImportAccountsRequest> requests_;
};

// Gives messages, then an end, or the error that is given.
template <typename Response>
class FakeResponseStream final : public ResponseStream<Response> {
 public:
  explicit FakeResponseStream(std::deque<Response> responses,
                              absl::Status end = absl::OkStatus())
      : responses_(std::move(responses)), end_(std::move(end)) {}

  absl::StatusOr<std::optional<Response>> Receive() override {
    if (responses_.empty() && !end_.ok()) return end_;
    if (responses_.empty()) return std::nullopt;
    Response next = responses_.front();
    responses_.pop_front();
    return next;
  }

 private:
  std::deque<Response> responses_;
  const absl::Status end_;
};

// Owned by a shared_ptr where For is called.
class FakeConnection final
    : public Connection,
      public std::enable_shared_from_this<FakeConnection> {
 public:
  // The same one; who it was for is remembered.
  std::shared_ptr<Connection> For(const ActingPerson& person) override {
    acting = person;
    return shared_from_this();
  }
  ActingPerson acting;

// One function for each unary RPC: `on_GetAccount` answers GetAccount.
#define INTAKE_FAKE_UNARY(Method)                                         \
  std::function<absl::StatusOr<v1::Method##Response>(                     \
      const v1::Method##Request&)>                                        \
      on_##Method;                                                        \
  absl::StatusOr<v1::Method##Response> Method(                            \
      const v1::Method##Request& request, absl::Duration) override {      \
    if (on_##Method == nullptr) return absl::UnimplementedError(#Method); \
    return on_##Method(request);                                          \
  }

  INTAKE_FAKE_UNARY(SubmitReading)
  INTAKE_FAKE_UNARY(BatchSubmitReadings)
  INTAKE_FAKE_UNARY(ConfirmReading)
  INTAKE_FAKE_UNARY(CheckReading)
  INTAKE_FAKE_UNARY(DescribeAccount)
  INTAKE_FAKE_UNARY(GetReceipt)
  INTAKE_FAKE_UNARY(GetAccount)
  INTAKE_FAKE_UNARY(SearchAccounts)
  INTAKE_FAKE_UNARY(ListAccounts)
  INTAKE_FAKE_UNARY(ReplaceMeter)
  INTAKE_FAKE_UNARY(CloseAccount)
  INTAKE_FAKE_UNARY(ListReadings)
  INTAKE_FAKE_UNARY(ListSubmissions)
  INTAKE_FAKE_UNARY(CorrectReading)
  INTAKE_FAKE_UNARY(VoidReading)
  INTAKE_FAKE_UNARY(UndoSubmission)
  INTAKE_FAKE_UNARY(ListHeld)
  INTAKE_FAKE_UNARY(ExamineHeld)
  INTAKE_FAKE_UNARY(ApproveReading)
  INTAKE_FAKE_UNARY(RejectReading)
  INTAKE_FAKE_UNARY(ListChanges)
  INTAKE_FAKE_UNARY(AcknowledgeChanges)
  INTAKE_FAKE_UNARY(ClosePeriod)
  INTAKE_FAKE_UNARY(GetCoverage)
  INTAKE_FAKE_UNARY(ListMissing)
  INTAKE_FAKE_UNARY(CountArrivals)
  INTAKE_FAKE_UNARY(ListChannels)
  INTAKE_FAKE_UNARY(CreateChannel)
  INTAKE_FAKE_UNARY(UpdateChannel)
  INTAKE_FAKE_UNARY(RetireChannel)
  INTAKE_FAKE_UNARY(IssueCredential)
  INTAKE_FAKE_UNARY(RevokeCredential)
  INTAKE_FAKE_UNARY(GetStatus)
  INTAKE_FAKE_UNARY(VerifyStore)
  INTAKE_FAKE_UNARY(TraceReceipt)
  INTAKE_FAKE_UNARY(RegisterCustomer)
  INTAKE_FAKE_UNARY(ConfirmEmail)
  INTAKE_FAKE_UNARY(LogInCustomer)
  INTAKE_FAKE_UNARY(LogOutCustomer)
  INTAKE_FAKE_UNARY(GetCustomerSession)
  INTAKE_FAKE_UNARY(ChangeCustomerPassword)
  INTAKE_FAKE_UNARY(RequestPasswordReset)
  INTAKE_FAKE_UNARY(ResetCustomerPassword)
  INTAKE_FAKE_UNARY(LinkAccount)
  INTAKE_FAKE_UNARY(UnlinkAccount)
  INTAKE_FAKE_UNARY(SetCustomerLanguage)
  INTAKE_FAKE_UNARY(LogInStaff)
  INTAKE_FAKE_UNARY(LogOutStaff)
  INTAKE_FAKE_UNARY(GetStaffSession)
  INTAKE_FAKE_UNARY(ChangeStaffPassword)
  INTAKE_FAKE_UNARY(ListStaff)
  INTAKE_FAKE_UNARY(CreateStaff)
  INTAKE_FAKE_UNARY(UpdateStaff)
  INTAKE_FAKE_UNARY(ResetStaffPassword)
  INTAKE_FAKE_UNARY(ListStaffActions)
  INTAKE_FAKE_UNARY(OpenBatch)
  INTAKE_FAKE_UNARY(ListBatches)
  INTAKE_FAKE_UNARY(GetBatch)
  INTAKE_FAKE_UNARY(KeySlip)
  INTAKE_FAKE_UNARY(SettleSlip)
  INTAKE_FAKE_UNARY(CloseBatch)
  INTAKE_FAKE_UNARY(RecordSlipReceipts)
#undef INTAKE_FAKE_UNARY

  FakeImportStream::Answer on_ImportAccounts;
  std::deque<v1::BackUpResponse> backup;
  v1::BackUpRequest backup_request;
  std::deque<v1::RebuildViewsResponse> rebuild;
  std::deque<v1::ReplayRulesResponse> replay;
  absl::Status replay_end;
  v1::ReplayRulesRequest replay_request;

  std::unique_ptr<SubmissionStream> StreamReadings() override {
    return nullptr;
  }
  std::unique_ptr<ImportStream> ImportAccounts() override {
    return std::make_unique<FakeImportStream>(on_ImportAccounts);
  }
  std::unique_ptr<BackUpStream> BackUp(
      const v1::BackUpRequest& request) override {
    backup_request = request;
    return std::make_unique<FakeResponseStream<v1::BackUpResponse>>(backup);
  }
  std::unique_ptr<RebuildStream> RebuildViews(
      const v1::RebuildViewsRequest&) override {
    return std::make_unique<FakeResponseStream<v1::RebuildViewsResponse>>(
        rebuild);
  }
  std::unique_ptr<ReplayStream> ReplayRules(
      const v1::ReplayRulesRequest& request) override {
    replay_request = request;
    return std::make_unique<FakeResponseStream<v1::ReplayRulesResponse>>(
        replay, replay_end);
  }
};

}  // namespace intake::sdk

#endif  // INTAKE_CHANNELS_SDK_FAKE_CONNECTION_H_
