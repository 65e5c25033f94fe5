#include "services/auth/method_table.h"

namespace intake {
namespace {

// clang-format off
constexpr MethodRow kTable[] = {
    // method                                      channel staffed administrator
    {"/intake.v1.IntakeService/SubmitReading",       true,  true,  false},
    {"/intake.v1.IntakeService/BatchSubmitReadings", true,  true,  false},
    {"/intake.v1.IntakeService/StreamReadings",      true,  true,  false},
    {"/intake.v1.IntakeService/CheckReading",        true,  true,  false},
    {"/intake.v1.IntakeService/DescribeAccount",     true,  true,  true},
    {"/intake.v1.IntakeService/GetReceipt",          true,  true,  true},
    {"/intake.v1.ReadingService/ListReadings",       false, true,  true},
    {"/intake.v1.ReadingService/ListSubmissions",    false, true,  true},
    {"/intake.v1.AccountService/ImportAccounts",     false, false, true},
    {"/intake.v1.AccountService/GetAccount",         false, false, true},
    {"/intake.v1.AccountService/SearchAccounts",     false, false, true},
    {"/intake.v1.ChannelService/ListChannels",       false, false, true},
    {"/intake.v1.ChannelService/CreateChannel",      false, false, true},
    {"/intake.v1.ChannelService/UpdateChannel",      false, false, true},
    {"/intake.v1.ChannelService/RetireChannel",      false, false, true},
    {"/intake.v1.ChannelService/IssueCredential",    false, false, true},
    {"/intake.v1.ChannelService/RevokeCredential",   false, false, true},
    {"/intake.v1.OperationsService/RebuildViews",    false, false, true},
    {"/intake.v1.OperationsService/GetStatus",       false, false, true},
    {"/intake.v1.OperationsService/VerifyStore",     false, false, true},
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
    }
  }
  return false;
}

}  // namespace intake
