#include "services/auth/method_table.h"

namespace intake {
namespace {

using enum AtDesk;

// clang-format off
constexpr MethodRow kTable[] = {
    // method                                            chan   cust   staff  admin  bill   desk
    {"/intake.v1.IntakeService/SubmitReading",           true,  true,  true,  false, false, kNobody},
    {"/intake.v1.IntakeService/BatchSubmitReadings",     true,  true,  true,  false, false, kNobody},
    {"/intake.v1.IntakeService/StreamReadings",          true,  true,  true,  false, false, kNobody},
    {"/intake.v1.IntakeService/ConfirmReading",          true,  true,  true,  false, false, kNobody},
    {"/intake.v1.IntakeService/CheckReading",            true,  true,  true,  false, false, kNobody},
    {"/intake.v1.IntakeService/DescribeAccount",         true,  true,  true,  true,  false, kStaff},
    {"/intake.v1.IntakeService/GetReceipt",              true,  true,  true,  true,  false, kStaff},
    {"/intake.v1.ReadingService/ListReadings",           false, true,  true,  true,  false, kStaff},
    {"/intake.v1.ReadingService/ListSubmissions",        false, true,  true,  true,  false, kStaff},
    {"/intake.v1.ReadingService/CorrectReading",         false, false, true,  true,  false, kSupervisors},
    {"/intake.v1.ReadingService/VoidReading",            false, false, true,  true,  false, kSupervisors},
    {"/intake.v1.ReadingService/UndoSubmission",         false, false, false, false, false, kAgents},
    {"/intake.v1.ReviewService/ListHeld",                false, false, true,  true,  false, kSupervisors},
    {"/intake.v1.ReviewService/ExamineHeld",             false, false, true,  true,  false, kSupervisors},
    {"/intake.v1.ReviewService/ApproveReading",          false, false, true,  true,  false, kSupervisors},
    {"/intake.v1.ReviewService/RejectReading",           false, false, true,  true,  false, kSupervisors},
    {"/intake.v1.ExportService/ListChanges",             false, false, false, true,  true,  kNobody},
    {"/intake.v1.ExportService/AcknowledgeChanges",      false, false, false, true,  true,  kNobody},
    {"/intake.v1.ExportService/ClosePeriod",             false, false, false, true,  true,  kNobody},
    {"/intake.v1.ExportService/GetCoverage",             false, false, false, true,  true,  kClerks},
    {"/intake.v1.ExportService/ListMissing",             true,  false, true,  true,  true,  kClerks},
    {"/intake.v1.ExportService/CountArrivals",           false, false, false, true,  true,  kSupervisors},
    {"/intake.v1.AccountService/ImportAccounts",         false, false, false, true,  false, kNobody},
    {"/intake.v1.AccountService/GetAccount",             false, false, false, true,  false, kStaff},
    {"/intake.v1.AccountService/SearchAccounts",         false, false, false, true,  false, kStaff},
    {"/intake.v1.AccountService/ListAccounts",           false, false, false, true,  false, kNobody},
    {"/intake.v1.AccountService/ReplaceMeter",           false, false, false, true,  false, kSupervisors},
    {"/intake.v1.AccountService/CloseAccount",           false, false, false, true,  false, kNobody},
    {"/intake.v1.ChannelService/ListChannels",           false, false, false, true,  false, kAdministrators},
    {"/intake.v1.ChannelService/CreateChannel",          false, false, false, true,  false, kAdministrators},
    {"/intake.v1.ChannelService/UpdateChannel",          false, false, false, true,  false, kAdministrators},
    {"/intake.v1.ChannelService/RetireChannel",          false, false, false, true,  false, kAdministrators},
    {"/intake.v1.ChannelService/IssueCredential",        false, false, false, true,  false, kAdministrators},
    {"/intake.v1.ChannelService/RevokeCredential",       false, false, false, true,  false, kAdministrators},
    {"/intake.v1.OperationsService/RebuildViews",        false, false, false, true,  false, kNobody},
    {"/intake.v1.OperationsService/GetStatus",           false, false, false, true,  false, kSupervisors},
    {"/intake.v1.OperationsService/VerifyStore",         false, false, false, true,  false, kNobody},
    {"/intake.v1.OperationsService/ReplayRules",         false, false, false, true,  false, kNobody},
    {"/intake.v1.OperationsService/TraceReceipt",        false, false, true,  true,  false, kSupervisors},
    {"/intake.v1.OperationsService/BackUp",              false, false, false, true,  false, kNobody},
    {"/intake.v1.CustomerService/RegisterCustomer",      false, true,  false, false, false, kNobody},
    {"/intake.v1.CustomerService/ConfirmEmail",          false, true,  false, false, false, kNobody},
    {"/intake.v1.CustomerService/LogInCustomer",         false, true,  false, false, false, kNobody},
    {"/intake.v1.CustomerService/LogOutCustomer",        false, true,  false, false, false, kNobody},
    {"/intake.v1.CustomerService/GetCustomerSession",    false, true,  false, false, false, kNobody},
    {"/intake.v1.CustomerService/ChangeCustomerPassword",false, true,  false, false, false, kNobody},
    {"/intake.v1.CustomerService/RequestPasswordReset",  false, true,  false, false, false, kNobody},
    {"/intake.v1.CustomerService/ResetCustomerPassword", false, true,  false, false, false, kNobody},
    {"/intake.v1.CustomerService/LinkAccount",           false, true,  false, false, false, kNobody},
    {"/intake.v1.CustomerService/UnlinkAccount",         false, true,  false, false, false, kNobody},
    {"/intake.v1.CustomerService/SetCustomerLanguage",   false, true,  false, false, false, kNobody},
    {"/intake.v1.StaffService/LogInStaff",               false, false, false, false, false, kAnybody},
    {"/intake.v1.StaffService/LogOutStaff",              false, false, false, false, false, kStaff},
    {"/intake.v1.StaffService/GetStaffSession",          false, false, false, false, false, kStaff},
    {"/intake.v1.StaffService/ChangeStaffPassword",      false, false, false, false, false, kStaff},
    {"/intake.v1.StaffService/ListStaff",                false, false, false, true,  false, kAdministrators},
    {"/intake.v1.StaffService/CreateStaff",              false, false, false, true,  false, kAdministrators},
    {"/intake.v1.StaffService/UpdateStaff",              false, false, false, true,  false, kAdministrators},
    {"/intake.v1.StaffService/ResetStaffPassword",       false, false, false, true,  false, kAdministrators},
    {"/intake.v1.StaffService/ListStaffActions",         false, false, false, true,  false, kSupervisors},
    {"/intake.v1.SlipService/OpenBatch",                 false, false, false, false, false, kClerks},
    {"/intake.v1.SlipService/ListBatches",               false, false, false, false, false, kClerks},
    {"/intake.v1.SlipService/GetBatch",                  false, false, false, false, false, kClerks},
    {"/intake.v1.SlipService/KeySlip",                   false, false, false, false, false, kClerks},
    {"/intake.v1.SlipService/SettleSlip",                false, false, false, false, false, kSupervisors},
    {"/intake.v1.SlipService/CloseBatch",                false, false, false, false, false, kClerks},
    {"/intake.v1.SlipService/RecordSlipReceipts",        false, false, false, false, false, kClerks},
};
// clang-format on

const MethodRow* FindRow(absl::string_view method) {
  for (const MethodRow& row : kTable) {
    if (row.method == method) return &row;
  }
  return nullptr;
}

}  // namespace

absl::Span<const MethodRow> MethodTable() { return kTable; }

bool MayCall(Identity identity, absl::string_view method) {
  const MethodRow* const row = FindRow(method);
  if (row == nullptr) return false;
  switch (identity) {
    case Identity::kChannel:
      return row->channel;
    case Identity::kCustomerChannel:
      return row->customer_channel;
    case Identity::kStaffedChannel:
      return row->staffed_channel;
    case Identity::kAdministrator:
      return row->administrator;
    case Identity::kBilling:
      return row->billing;
    case Identity::kDesk:
      return row->desk != kNobody;
  }
  return false;
}

AtDesk DeskAccess(absl::string_view method) {
  const MethodRow* const row = FindRow(method);
  return row == nullptr ? kNobody : row->desk;
}

bool RoleMay(StaffRole role, AtDesk access) {
  switch (access) {
    case kNobody:
      return false;
    case kAdministrators:
      return role == StaffRole::kAdministrator;
    case kSupervisors:
      return role >= StaffRole::kSupervisor;
    case kAgents:
      return role != StaffRole::kClerk;
    case kClerks:
      return role != StaffRole::kAgent;
    case kStaff:
    case kAnybody:
      return true;
  }
  return false;
}

}  // namespace intake
