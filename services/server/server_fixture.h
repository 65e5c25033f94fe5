// A server over a memory store on a free port, and what tests need to call it.

#ifndef INTAKE_SERVICES_SERVER_SERVER_FIXTURE_TEST_H_
#define INTAKE_SERVICES_SERVER_SERVER_FIXTURE_TEST_H_

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "core/base/civil_time.h"
#include "core/base/clock.h"
#include "core/model/register_key.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "gtest/gtest.h"
#include "intake/v1/account_service.grpc.pb.h"
#include "intake/v1/channel_service.grpc.pb.h"
#include "intake/v1/customer_service.grpc.pb.h"
#include "intake/v1/export_service.grpc.pb.h"
#include "intake/v1/intake_service.grpc.pb.h"
#include "intake/v1/operations_service.grpc.pb.h"
#include "intake/v1/reading_service.grpc.pb.h"
#include "intake/v1/review_service.grpc.pb.h"
#include "intake/v1/staff_service.grpc.pb.h"
#include "services/auth/sodium_secrets.h"
#include "services/convert/account_convert.h"
#include "services/convert/register_key_convert.h"
#include "services/server/server.h"
#include "storage/memory/memory_store.h"
#include "storage/people/memory_people_store.h"
#include "tests/support/memory_slip_store.h"
#include "tests/support/sample_accounts.h"
#include "tests/support/temp_dir.h"

namespace intake {

inline absl::Time Moment(const std::string& text) {
  absl::Time moment;
  std::string error;
  EXPECT_TRUE(absl::ParseTime(absl::RFC3339_full, text, &moment, &error))
      << error;
  return moment;
}

// What a call came to.
template <typename Response>
struct CallResult {
  grpc::Status status;
  Response response;

  std::string reason() const {
    google::rpc::Status details;
    details.ParseFromString(status.error_details());
    google::rpc::ErrorInfo info;
    for (const auto& any : details.details()) {
      if (any.Is<google::rpc::ErrorInfo>()) any.UnpackTo(&info);
    }
    return info.reason();
  }
  std::string field() const {
    google::rpc::Status details;
    details.ParseFromString(status.error_details());
    google::rpc::BadRequest bad_request;
    for (const auto& any : details.details()) {
      if (any.Is<google::rpc::BadRequest>()) any.UnpackTo(&bad_request);
    }
    return bad_request.field_violations_size() == 0
               ? ""
               : bad_request.field_violations(0).field();
  }
};

// With which key a call is made, and for whom; what is empty is not said.
// Implicit of a key: most calls are made for nobody.
struct CallerKey {
  // NOLINTBEGIN(google-explicit-constructor)
  CallerKey(std::string of_key) : key(std::move(of_key)) {}
  CallerKey(const char* of_key) : key(of_key) {}
  // NOLINTEND(google-explicit-constructor)
  CallerKey(std::string of_key, std::string of_customer, std::string of_session)
      : key(std::move(of_key)),
        customer(std::move(of_customer)),
        session(std::move(of_session)) {}

  std::string key;
  std::string customer;
  std::string session;
};

inline void Prepare(const CallerKey& caller, grpc::ClientContext& context) {
  context.set_deadline(std::chrono::system_clock::now() +
                       std::chrono::seconds(60));
  if (!caller.key.empty()) {
    context.AddMetadata("authorization", "Bearer " + caller.key);
  }
  if (!caller.customer.empty()) {
    context.AddMetadata("intake-customer", caller.customer);
  }
  if (!caller.session.empty()) {
    context.AddMetadata("intake-session", caller.session);
  }
}

// As an import wants it: AccountToProto leaves the history out.
inline v1::Account WithHistory(const Account& account) {
  v1::Account proto = AccountToProto(account);
  for (const HistoricReading& reading : account.history) {
    const RegisterRef ref{.installation = reading.installation,
                          .register_index = reading.register_index};
    v1::HistoricReading* item = proto.add_history();
    *item->mutable_register_() = RegisterKeyToProto(
        SlotOf(account, ref), InstallationOf(account, ref).serial);
    item->set_date(FormatDate(reading.date));
    item->set_value(FormatAmount(reading.value));
    item->set_estimated(reading.estimated);
  }
  return proto;
}

class ServerFixture : public ::testing::Test {
 protected:
  ServerFixture() {
    EXPECT_TRUE(absl::LoadTimeZone("Europe/Samara", &config_.time_zone));
    config_.listen = "127.0.0.1:0";
    config_.data_folder = folder_.path();
    config_.drain = absl::Seconds(10);
  }

  void StartServer() { StartServerOver(store_); }

  StorePorts Ports(MemoryStore& store) {
    return {store, store, store, store, people_, slips_};
  }

  void StartServerOver(MemoryStore& store) {
    rules_ = std::make_unique<RuleBook>(
        *RuleBook::Create({RuleSet()}, config_.time_zone));
    absl::StatusOr<std::unique_ptr<Server>> server =
        Server::Start(config_, *rules_, Ports(store), secrets_, clock_);
    ASSERT_TRUE(server.ok()) << server.status();
    server_ = *std::move(server);
    std::ifstream(folder_.File("administrator.key")) >> administrator_key_;
    Connect(grpc::InsecureChannelCredentials());
  }

  void Connect(const std::shared_ptr<grpc::ChannelCredentials>& credentials) {
    channel_ = grpc::CreateChannel(server_->address(), credentials);
    intake_ = v1::IntakeService::NewStub(channel_);
    accounts_ = v1::AccountService::NewStub(channel_);
    readings_ = v1::ReadingService::NewStub(channel_);
    reviews_ = v1::ReviewService::NewStub(channel_);
    exports_ = v1::ExportService::NewStub(channel_);
    channels_ = v1::ChannelService::NewStub(channel_);
    operations_ = v1::OperationsService::NewStub(channel_);
    customers_ = v1::CustomerService::NewStub(channel_);
    staff_ = v1::StaffService::NewStub(channel_);
  }

  // Call(*intake_, &Stub::SubmitReading, key, request).
  template <typename Stub, typename Request, typename Response>
  CallResult<Response> Call(Stub& stub,
                            grpc::Status (Stub::*method)(grpc::ClientContext*,
                                                         const Request&,
                                                         Response*),
                            const CallerKey& key, const Request& request) {
    grpc::ClientContext context;
    Prepare(key, context);
    CallResult<Response> result;
    result.status = (stub.*method)(&context, request, &result.response);
    return result;
  }

  CallResult<v1::IssueCredentialResponse> Issue(const std::string& channel) {
    v1::IssueCredentialRequest request;
    request.set_channel_id(channel);
    return Call(*channels_, &v1::ChannelService::Stub::IssueCredential,
                administrator_key_, request);
  }

  std::string KeyOf(const std::string& channel) {
    return Issue(channel).response.key();
  }

  void ImportSamples() { Import(testing::AllSampleAccounts()); }

  void Import(const std::vector<Account>& imported) {
    grpc::ClientContext context;
    Prepare(administrator_key_, context);
    const auto stream = accounts_->ImportAccounts(&context);
    v1::ImportAccountsRequest request;
    for (const Account& account : imported) {
      *request.add_accounts() = WithHistory(account);
    }
    ASSERT_TRUE(stream->Write(request));
    v1::ImportAccountsResponse response;
    ASSERT_TRUE(stream->Read(&response));
    for (const v1::ImportResult& result : response.results()) {
      EXPECT_EQ(result.outcome(), v1::IMPORT_OUTCOME_CREATED);
    }
    stream->WritesDone();
    EXPECT_TRUE(stream->Finish().ok());
  }

  static v1::Submission Typed(const std::string& id, const std::string& text) {
    v1::Submission submission;
    submission.set_request_id(id);
    submission.set_text(text);
    return submission;
  }

  CallResult<v1::SubmitReadingResponse> Submit(
      const CallerKey& key, const v1::Submission& submission) {
    v1::SubmitReadingRequest request;
    *request.mutable_submission() = submission;
    return Call(*intake_, &v1::IntakeService::Stub::SubmitReading, key,
                request);
  }

  // The only dial of 1234567890 showed 100 on 10 June.
  void ImportWithHistory() {
    Import({testing::WithReadings(testing::OneTariffAccount(),
                                  absl::CivilDay(2014, 6, 10), {100'000})});
  }

  static v1::Decision Decided(const std::string& agent) {
    v1::Decision decision;
    decision.set_agent(agent);
    decision.set_reason("called the customer");
    return decision;
  }

  CallResult<v1::GetStatusResponse> GetStatus() {
    return Call(*operations_, &v1::OperationsService::Stub::GetStatus,
                administrator_key_, v1::GetStatusRequest());
  }

  testing::TempDir folder_;
  ServerConfig config_;
  FakeClock clock_{Moment("2014-06-20T10:00:00+04:00")};
  MemoryStore store_;
  MemoryPeopleStore people_;
  testing::MemorySlipStore slips_;
  SodiumSecrets secrets_;
  std::unique_ptr<RuleBook> rules_;
  std::unique_ptr<Server> server_;
  std::string administrator_key_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::IntakeService::Stub> intake_;
  std::unique_ptr<v1::AccountService::Stub> accounts_;
  std::unique_ptr<v1::ReadingService::Stub> readings_;
  std::unique_ptr<v1::ReviewService::Stub> reviews_;
  std::unique_ptr<v1::ExportService::Stub> exports_;
  std::unique_ptr<v1::ChannelService::Stub> channels_;
  std::unique_ptr<v1::OperationsService::Stub> operations_;
  std::unique_ptr<v1::CustomerService::Stub> customers_;
  std::unique_ptr<v1::StaffService::Stub> staff_;
};

}  // namespace intake

#endif  // INTAKE_SERVICES_SERVER_SERVER_FIXTURE_TEST_H_
