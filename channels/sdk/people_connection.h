// CustomerService, StaffService and SlipService as a client sees them: what the
// portal and the desk use besides the rest.

#ifndef INTAKE_CHANNELS_SDK_PEOPLE_CONNECTION_H_
#define INTAKE_CHANNELS_SDK_PEOPLE_CONNECTION_H_

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "intake/v1/customer_service.pb.h"
#include "intake/v1/slip_service.pb.h"
#include "intake/v1/staff_service.pb.h"

namespace intake::sdk {

// As IntakeConnection: blocking, thread-safe, one attempt a call. Safe to
// resend are look-ups, log-outs, LinkAccount, SetCustomerLanguage, OpenBatch,
// KeySlip, CloseBatch and RecordSlipReceipts.
class PeopleConnection {
 public:
  virtual ~PeopleConnection() = default;

  // CustomerService
  virtual absl::StatusOr<v1::RegisterCustomerResponse> RegisterCustomer(
      const v1::RegisterCustomerRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::ConfirmEmailResponse> ConfirmEmail(
      const v1::ConfirmEmailRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::LogInCustomerResponse> LogInCustomer(
      const v1::LogInCustomerRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::LogOutCustomerResponse> LogOutCustomer(
      const v1::LogOutCustomerRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::GetCustomerSessionResponse> GetCustomerSession(
      const v1::GetCustomerSessionRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::ChangeCustomerPasswordResponse>
  ChangeCustomerPassword(const v1::ChangeCustomerPasswordRequest& request,
                         absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::RequestPasswordResetResponse> RequestPasswordReset(
      const v1::RequestPasswordResetRequest& request,
      absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::ResetCustomerPasswordResponse>
  ResetCustomerPassword(const v1::ResetCustomerPasswordRequest& request,
                        absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::LinkAccountResponse> LinkAccount(
      const v1::LinkAccountRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::UnlinkAccountResponse> UnlinkAccount(
      const v1::UnlinkAccountRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::SetCustomerLanguageResponse> SetCustomerLanguage(
      const v1::SetCustomerLanguageRequest& request,
      absl::Duration timeout) = 0;

  // StaffService
  virtual absl::StatusOr<v1::LogInStaffResponse> LogInStaff(
      const v1::LogInStaffRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::LogOutStaffResponse> LogOutStaff(
      const v1::LogOutStaffRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::GetStaffSessionResponse> GetStaffSession(
      const v1::GetStaffSessionRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::ChangeStaffPasswordResponse> ChangeStaffPassword(
      const v1::ChangeStaffPasswordRequest& request,
      absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::ListStaffResponse> ListStaff(
      const v1::ListStaffRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::CreateStaffResponse> CreateStaff(
      const v1::CreateStaffRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::UpdateStaffResponse> UpdateStaff(
      const v1::UpdateStaffRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::ResetStaffPasswordResponse> ResetStaffPassword(
      const v1::ResetStaffPasswordRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::ListStaffActionsResponse> ListStaffActions(
      const v1::ListStaffActionsRequest& request, absl::Duration timeout) = 0;

  // SlipService
  virtual absl::StatusOr<v1::OpenBatchResponse> OpenBatch(
      const v1::OpenBatchRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::ListBatchesResponse> ListBatches(
      const v1::ListBatchesRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::GetBatchResponse> GetBatch(
      const v1::GetBatchRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::KeySlipResponse> KeySlip(
      const v1::KeySlipRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::SettleSlipResponse> SettleSlip(
      const v1::SettleSlipRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::CloseBatchResponse> CloseBatch(
      const v1::CloseBatchRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::RecordSlipReceiptsResponse> RecordSlipReceipts(
      const v1::RecordSlipReceiptsRequest& request, absl::Duration timeout) = 0;
};

}  // namespace intake::sdk

#endif  // INTAKE_CHANNELS_SDK_PEOPLE_CONNECTION_H_
