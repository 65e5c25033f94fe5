#include "tests/fault/server_world.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include "absl/base/macros.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "intake/v1/account_service.grpc.pb.h"
#include "intake/v1/channel_service.grpc.pb.h"
#include "intake/v1/intake_service.grpc.pb.h"
#include "tests/fault/books.h"
#include "tests/fault/wire.h"

namespace intake::testing {
namespace {

constexpr int kResendsInBatch = 500;
constexpr absl::Duration kPatience = absl::Seconds(60);

void AddElectricity(const std::string& number,
                    v1::ImportAccountsRequest& request) {
  v1::Account& account = *request.add_accounts();
  account.set_number(number);
  v1::Installation& installation = *account.add_installations();
  installation.set_commodity(v1::COMMODITY_ELECTRICITY);
  installation.set_point(v1::METERING_POINT_MAIN);
  installation.set_serial(number);
  installation.set_installed_on("2009-01-01");
  v1::Register& total = *installation.add_registers();
  total.set_kind(v1::REGISTER_KIND_TOTAL);
  total.set_whole_digits(9);
}

}  // namespace

ServerWorld::ServerWorld(int accounts, std::string data_folder)
    : data_folder_(data_folder.empty() ? folder_.File("data")
                                       : std::move(data_folder)) {
  for (int index = 0; index < accounts; ++index) {
    accounts_.push_back(absl::StrCat(3'000'000'000 + index));
  }
  std::ofstream(folder_.File("intake.toml"))
      << "[supplier]\ntime_zone = \"Europe/Samara\"\n"
      << "[server]\nlisten = \"127.0.0.1:0\"\ndata_folder = \"" << data_folder_
      << "\"\n[rules]\nfile = \"" << INTAKE_RULES_FILE << "\"\n";
}

void ServerWorld::SetUp(const std::string& program,
                        const std::vector<std::string>& arguments) {
  const absl::Status started = Start(program, arguments);
  ABSL_HARDENING_ASSERT(started.ok());
  std::getline(std::ifstream(data_folder_ + "/administrator.key"),
               administrator_key_);
  ImportAccounts();
  IssueChannelKey();
}

absl::Status ServerWorld::Start(const std::string& program,
                                const std::vector<std::string>& arguments) {
  server_.reset();
  absl::StatusOr<ServerProcess> started =
      ServerProcess::Start(program, folder_.path(), arguments);
  if (!started.ok()) return started.status();
  server_.emplace(*std::move(started));
  whereabouts_.Set(server_->address());
  return absl::OkStatus();
}

std::unique_ptr<Load> ServerWorld::StartLoad(size_t quiet_accounts,
                                             absl::Duration deadline) {
  const auto first = accounts_.begin() + static_cast<ptrdiff_t>(quiet_accounts);
  return std::make_unique<Load>(
      LoadOptions{.accounts = {first, accounts_.end()},
                  .channel_key = channel_key_,
                  .deadline = deadline,
                  .round = rounds_++},
      whereabouts_, history_);
}

void ServerWorld::AwaitAnswers(size_t more) {
  const size_t enough = history_.answered() + more;
  const absl::Time deadline = absl::Now() + kPatience;
  while (history_.answered() < enough) {
    ASSERT_LT(absl::Now(), deadline) << "no more answers came";
    absl::SleepFor(absl::Milliseconds(1));
  }
}

Verdict ServerWorld::Check() {
  const Reader reader = {address(), administrator_key_};
  // Before anything is sent that would put back what was lost.
  const Verdict found = Compare(history_.sent(), ReadBooks(reader, accounts_));
  if (!found.Exact()) return found;
  ResendAll();
  const Books books = ReadBooks(reader, accounts_);
  ExpectAgreement(reader, books);
  return Compare(history_.sent(), books);
}

void ServerWorld::IssueChannelKey() {
  const auto stub = v1::ChannelService::NewStub(Connect(address()));
  v1::IssueCredentialRequest request;
  request.set_channel_id("sms");
  v1::IssueCredentialResponse response;
  const grpc::Status status =
      Call(*stub, &v1::ChannelService::Stub::IssueCredential,
           administrator_key_, request, &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  channel_key_ = response.key();
}

void ServerWorld::ImportAccounts() {
  const auto stub = v1::AccountService::NewStub(Connect(address()));
  grpc::ClientContext context;
  Prepare(administrator_key_, absl::Minutes(1), context);
  const auto stream = stub->ImportAccounts(&context);
  constexpr size_t kAccountsInMessage = 500;
  for (size_t at = 0; at < accounts_.size(); at += kAccountsInMessage) {
    v1::ImportAccountsRequest request;
    const size_t end = std::min(accounts_.size(), at + kAccountsInMessage);
    for (size_t i = at; i < end; ++i) AddElectricity(accounts_[i], request);
    v1::ImportAccountsResponse response;
    ASSERT_TRUE(stream->Write(request) && stream->Read(&response));
    for (const v1::ImportResult& result : response.results()) {
      EXPECT_EQ(result.outcome(), v1::IMPORT_OUTCOME_CREATED)
          << result.error().message();
    }
  }
  stream->WritesDone();
  const grpc::Status status = stream->Finish();
  EXPECT_TRUE(status.ok()) << status.error_message();
}

void ServerWorld::ResendAll() {
  v1::BatchSubmitReadingsRequest request;
  for (const auto& [request_id, one] : history_.sent()) {
    v1::Submission& submission = *request.add_submissions();
    submission.set_request_id(request_id);
    submission.set_account_number(one.account);
    submission.mutable_ordered()->add_values(one.content);
    if (request.submissions_size() == kResendsInBatch) Resend(request);
  }
  if (request.submissions_size() > 0) Resend(request);
}

void ServerWorld::Resend(v1::BatchSubmitReadingsRequest& request) {
  const auto stub = v1::IntakeService::NewStub(Connect(address()));
  v1::BatchSubmitReadingsResponse response;
  // What is still to fail fails once more here.
  const grpc::Status status =
      CallUntilAnswered(*stub, &v1::IntakeService::Stub::BatchSubmitReadings,
                        channel_key_, request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  for (int i = 0; i < response.results_size(); ++i) {
    const v1::SubmissionResult& result = response.results(i);
    ASSERT_TRUE(result.has_response()) << result.error().message();
    history_.NoteAnswer(request.submissions(i).request_id(),
                        result.response().receipt().SerializeAsString(),
                        result.response().replayed());
  }
  request.clear_submissions();
}

}  // namespace intake::testing
