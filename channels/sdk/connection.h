// The whole contract as a client sees it: what channels use, and what the back
// office and operators use besides.

#ifndef INTAKE_CHANNELS_SDK_CONNECTION_H_
#define INTAKE_CHANNELS_SDK_CONNECTION_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "channels/sdk/intake_connection.h"
#include "channels/sdk/people_connection.h"
#include "channels/sdk/stream.h"
#include "intake/v1/account_service.pb.h"
#include "intake/v1/channel_service.pb.h"
#include "intake/v1/export_service.pb.h"
#include "intake/v1/operations_service.pb.h"
#include "intake/v1/reading_service.pb.h"
#include "intake/v1/review_service.pb.h"

namespace intake::sdk {

using ImportStream =
    DuplexStream<v1::ImportAccountsRequest, v1::ImportAccountsResponse>;
using BackUpStream = ResponseStream<v1::BackUpResponse>;
using RebuildStream = ResponseStream<v1::RebuildViewsResponse>;
using ReplayStream = ResponseStream<v1::ReplayRulesResponse>;

// Whom a channel's or a desk's key acts for; what is empty is not said.
struct ActingPerson {
  // Customer.id: on a channel whose customers log in.
  std::string customer;
  // Session.token of a member of staff: with a desk's key.
  std::string session;
};

// As IntakeConnection: blocking, thread-safe, one attempt a call. Look-ups are
// safe to resend, and so are AcknowledgeChanges and ClosePeriod, which change
// nothing the second time. What staff decide is not: after an error that leaves
// the outcome unknown (see IsTransient), look before deciding again.
class Connection : public IntakeConnection, public PeopleConnection {
 public:
  // The same connection, each of whose calls says for whom it is made. Cheap:
  // for one page, say.
  virtual std::shared_ptr<Connection> For(const ActingPerson& person) = 0;

  // AccountService
  virtual std::unique_ptr<ImportStream> ImportAccounts() = 0;
  virtual absl::StatusOr<v1::GetAccountResponse> GetAccount(
      const v1::GetAccountRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::SearchAccountsResponse> SearchAccounts(
      const v1::SearchAccountsRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::ListAccountsResponse> ListAccounts(
      const v1::ListAccountsRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::ReplaceMeterResponse> ReplaceMeter(
      const v1::ReplaceMeterRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::CloseAccountResponse> CloseAccount(
      const v1::CloseAccountRequest& request, absl::Duration timeout) = 0;

  // ReadingService
  virtual absl::StatusOr<v1::ListReadingsResponse> ListReadings(
      const v1::ListReadingsRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::ListSubmissionsResponse> ListSubmissions(
      const v1::ListSubmissionsRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::CorrectReadingResponse> CorrectReading(
      const v1::CorrectReadingRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::VoidReadingResponse> VoidReading(
      const v1::VoidReadingRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::UndoSubmissionResponse> UndoSubmission(
      const v1::UndoSubmissionRequest& request, absl::Duration timeout) = 0;

  // ReviewService
  virtual absl::StatusOr<v1::ListHeldResponse> ListHeld(
      const v1::ListHeldRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::ExamineHeldResponse> ExamineHeld(
      const v1::ExamineHeldRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::ApproveReadingResponse> ApproveReading(
      const v1::ApproveReadingRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::RejectReadingResponse> RejectReading(
      const v1::RejectReadingRequest& request, absl::Duration timeout) = 0;

  // ExportService
  virtual absl::StatusOr<v1::ListChangesResponse> ListChanges(
      const v1::ListChangesRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::AcknowledgeChangesResponse> AcknowledgeChanges(
      const v1::AcknowledgeChangesRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::ClosePeriodResponse> ClosePeriod(
      const v1::ClosePeriodRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::GetCoverageResponse> GetCoverage(
      const v1::GetCoverageRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::ListMissingResponse> ListMissing(
      const v1::ListMissingRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::CountArrivalsResponse> CountArrivals(
      const v1::CountArrivalsRequest& request, absl::Duration timeout) = 0;

  // ChannelService
  virtual absl::StatusOr<v1::ListChannelsResponse> ListChannels(
      const v1::ListChannelsRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::CreateChannelResponse> CreateChannel(
      const v1::CreateChannelRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::UpdateChannelResponse> UpdateChannel(
      const v1::UpdateChannelRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::RetireChannelResponse> RetireChannel(
      const v1::RetireChannelRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::IssueCredentialResponse> IssueCredential(
      const v1::IssueCredentialRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::RevokeCredentialResponse> RevokeCredential(
      const v1::RevokeCredentialRequest& request, absl::Duration timeout) = 0;

  // OperationsService
  virtual std::unique_ptr<BackUpStream> BackUp(
      const v1::BackUpRequest& request) = 0;
  virtual std::unique_ptr<RebuildStream> RebuildViews(
      const v1::RebuildViewsRequest& request) = 0;
  virtual std::unique_ptr<ReplayStream> ReplayRules(
      const v1::ReplayRulesRequest& request) = 0;
  virtual absl::StatusOr<v1::GetStatusResponse> GetStatus(
      const v1::GetStatusRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::VerifyStoreResponse> VerifyStore(
      const v1::VerifyStoreRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::TraceReceiptResponse> TraceReceipt(
      const v1::TraceReceiptRequest& request, absl::Duration timeout) = 0;
};

}  // namespace intake::sdk

#endif  // INTAKE_CHANNELS_SDK_CONNECTION_H_
