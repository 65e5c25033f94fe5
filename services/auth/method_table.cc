#include "services/auth/method_table.h"

namespace intake {
namespace {

// clang-format off
constexpr MethodRow kTable[] = {
    // method                                     channel staff  admin  billing
    {"/intake.v1.IntakeService/SubmitReading",      true,  true,  false, false},
    {"/intake.v1.IntakeService/BatchSubmitReadings", true,  true,  false, false},
    {"/intake.v1.IntakeService/StreamReadings",     true,  true,  false, false},
    {"/intake.v1.IntakeService/ConfirmReading",     true,  true,  false, false},
    {"/intake.v1.IntakeService/CheckReading",       true,  true,  false, false},
    {"/intake.v1.IntakeService/DescribeAccount",    true,  true,  true,  false},
    {"/intake.v1.IntakeService/GetReceipt",         true,  true,  true,  false},
    {"/intake.v1.ReadingService/ListReadings",      false, true,  true,  false},
    {"/intake.v1.ReadingService/ListSubmissions",   false, true,  true,  false},
    {"/intake.v1.ReadingService/CorrectReading",    false, true,  true,  false},
    {"/intake.v1.ReadingService/VoidReading",       false, true,  true,  false},
    {"/intake.v1.ReviewService/ListHeld",           false, true,  true,  false},
    {"/intake.v1.ReviewService/ExamineHeld",        false, true,  true,  false},
    {"/intake.v1.ReviewService/ApproveReading",     false, true,  true,  false},
    {"/intake.v1.ReviewService/RejectReading",      false, true,  true,  false},
    {"/intake.v1.ExportService/ListChanges",        false, false, true,  true},
    {"/intake.v1.ExportService/AcknowledgeChanges", false, false, true,  true},
    {"/intake.v1.ExportService/ClosePeriod",        false, false, true,  true},
    {"/intake.v1.ExportService/GetCoverage",        false, false, true,  true},
    {"/intake.v1.ExportService/ListMissing",        true,  true,  true,  true},
    {"/intake.v1.ExportService/CountArrivals",      false, false, true,  true},
    {"/intake.v1.AccountService/ImportAccounts",    false, false, true,  false},
    {"/intake.v1.AccountService/GetAccount",        false, false, true,  false},
    {"/intake.v1.AccountService/SearchAccounts",    false, false, true,  false},
    {"/intake.v1.AccountService/ListAccounts",      false, false, true,  false},
    {"/intake.v1.AccountService/ReplaceMeter",      false, false, true,  false},
    {"/intake.v1.AccountService/CloseAccount",      false, false, true,  false},
    {"/intake.v1.ChannelService/ListChannels",      false, false, true,  false},
    {"/intake.v1.ChannelService/CreateChannel",     false, false, true,  false},
    {"/intake.v1.ChannelService/UpdateChannel",     false, false, true,  false},
    {"/intake.v1.ChannelService/RetireChannel",     false, false, true,  false},
    {"/intake.v1.ChannelService/IssueCredential",   false, false, true,  false},
    {"/intake.v1.ChannelService/RevokeCredential",  false, false, true,  false},
    {"/intake.v1.OperationsService/RebuildViews",   false, false, true,  false},
    {"/intake.v1.OperationsService/GetStatus",      false, false, true,  false},
    {"/intake.v1.OperationsService/VerifyStore",    false, false, true,  false},
    {"/intake.v1.OperationsService/ReplayRules",    false, false, true,  false},
    {"/intake.v1.OperationsService/TraceReceipt",   false, true,  true,  false},
};
// clang-format on

}  // namespace

absl::Span<const MethodRow> MethodTable() { return kTable; }

bool MayCall(Identity identity, absl::string_view method) {
  for (const MethodRow& row : kTable) {
    if (row.method != method) continue;
    switch (identity) {
      case Identity::kChannel:
        return row.channel;
      case Identity::kStaffedChannel:
        return row.staffed_channel;
      case Identity::kAdministrator:
        return row.administrator;
      case Identity::kBilling:
        return row.billing;
    }
  }
  return false;
}

}  // namespace intake
