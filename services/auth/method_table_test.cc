#include "services/auth/method_table.h"

#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"
#include "intake/v1/account_service.pb.h"
#include "intake/v1/channel_service.pb.h"
#include "intake/v1/customer_service.pb.h"
#include "intake/v1/export_service.pb.h"
#include "intake/v1/intake_service.pb.h"
#include "intake/v1/operations_service.pb.h"
#include "intake/v1/reading_service.pb.h"
#include "intake/v1/review_service.pb.h"
#include "intake/v1/slip_service.pb.h"
#include "intake/v1/staff_service.pb.h"

namespace intake {
namespace {

std::set<std::string> MethodsOfTheContract() {
  std::set<std::string> methods;
  for (const google::protobuf::FileDescriptor* file :
       {v1::SubmitReadingRequest::descriptor()->file(),
        v1::GetAccountRequest::descriptor()->file(),
        v1::ListReadingsRequest::descriptor()->file(),
        v1::ListHeldRequest::descriptor()->file(),
        v1::ListChangesRequest::descriptor()->file(),
        v1::ListChannelsRequest::descriptor()->file(),
        v1::GetStatusRequest::descriptor()->file(),
        v1::LogInCustomerRequest::descriptor()->file(),
        v1::LogInStaffRequest::descriptor()->file(),
        v1::KeySlipRequest::descriptor()->file()}) {
    for (int i = 0; i < file->service_count(); ++i) {
      for (int j = 0; j < file->service(i)->method_count(); ++j) {
        methods.insert(absl::StrCat("/", file->service(i)->full_name(), "/",
                                    file->service(i)->method(j)->name()));
      }
    }
  }
  return methods;
}

TEST(MethodTable, HasExactlyTheMethodsOfTheContract) {
  std::set<std::string> rows;
  for (const MethodRow& row : MethodTable()) {
    EXPECT_TRUE(rows.insert(std::string(row.method)).second)
        << row.method << " twice";
  }
  EXPECT_EQ(rows, MethodsOfTheContract());
}

TEST(MethodTable, LetsNobodyCallWhatIsNotInIt) {
  for (Identity identity : {Identity::kChannel, Identity::kCustomerChannel,
                            Identity::kStaffedChannel, Identity::kAdministrator,
                            Identity::kBilling, Identity::kDesk}) {
    EXPECT_FALSE(MayCall(identity, "/intake.v1.IntakeService/Drop"));
    EXPECT_FALSE(MayCall(identity, ""));
  }
}

bool IsOf(absl::string_view method, absl::string_view service) {
  return absl::StartsWith(method, absl::StrCat("/intake.v1.", service, "/"));
}

TEST(MethodTable, KeepsEveryIdentityToItsServices) {
  for (const MethodRow& row : MethodTable()) {
    const bool intake = IsOf(row.method, "IntakeService");
    const bool undo = row.method == "/intake.v1.ReadingService/UndoSubmission";
    const bool staff =
        (IsOf(row.method, "ReadingService") && !undo) ||
        IsOf(row.method, "ReviewService") ||
        row.method == "/intake.v1.OperationsService/TraceReceipt";
    // Of this a channel sees what its representatives have mandates for.
    const bool own = row.method == "/intake.v1.ExportService/ListMissing";
    EXPECT_EQ(MayCall(Identity::kChannel, row.method), intake || own)
        << row.method;
    EXPECT_EQ(MayCall(Identity::kStaffedChannel, row.method),
              intake || own || staff)
        << row.method;
    const bool list = row.method == "/intake.v1.ReadingService/ListReadings" ||
                      row.method == "/intake.v1.ReadingService/ListSubmissions";
    EXPECT_EQ(MayCall(Identity::kCustomerChannel, row.method),
              intake || list || IsOf(row.method, "CustomerService"))
        << row.method;
    EXPECT_EQ(MayCall(Identity::kBilling, row.method),
              IsOf(row.method, "ExportService"))
        << row.method;
  }
}

TEST(MethodTable, LetsNoAdministratorHandInReadings) {
  EXPECT_FALSE(MayCall(Identity::kAdministrator,
                       "/intake.v1.IntakeService/SubmitReading"));
  EXPECT_FALSE(MayCall(Identity::kAdministrator,
                       "/intake.v1.IntakeService/ConfirmReading"));
  EXPECT_TRUE(MayCall(Identity::kAdministrator,
                      "/intake.v1.ChannelService/IssueCredential"));
}

}  // namespace
}  // namespace intake
