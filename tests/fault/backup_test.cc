// The real server, backed up while clients hand in readings, killed, and
// restored elsewhere: whatever was answered before the backup began is answered
// the same way there, and a backup that is damaged is refused by name.

#include <grpcpp/grpcpp.h>
#include <sys/wait.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "intake/v1/account_service.grpc.pb.h"
#include "intake/v1/channel_service.grpc.pb.h"
#include "intake/v1/intake_service.grpc.pb.h"
#include "intake/v1/operations_service.grpc.pb.h"
#include "tests/fault/server_process.h"
#include "tests/support/temp_dir.h"

namespace intake::testing {
namespace {

using ::testing::HasSubstr;

constexpr int kClients = 4;
constexpr size_t kAnswersBefore = 200;

std::string AccountNumber(int client) {
  return absl::StrCat(3'000'000'000 + client);
}

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

v1::SubmitReadingRequest Request(int client, int number) {
  v1::SubmitReadingRequest request;
  v1::Submission& submission = *request.mutable_submission();
  submission.set_request_id(absl::StrCat("c", client, "-", number));
  submission.set_account_number(AccountNumber(client));
  submission.mutable_ordered()->add_values(absl::StrCat(1000 + number));
  return request;
}

class BackupTest : public ::testing::Test {
 protected:
  void Configure(const std::string& data_folder) {
    std::ofstream(folder_.File("intake.toml"))
        << "[supplier]\ntime_zone = \"Europe/Samara\"\n"
        << "[server]\nlisten = \"127.0.0.1:0\"\n"
        << "data_folder = \"" << data_folder << "\"\n"
        << "backup_folder = \"backups\"\n"
        << "[rules]\nfile = \"" << INTAKE_RULES_FILE << "\"\n";
  }

  void Start() {
    auto server = ServerProcess::Start(INTAKE_SERVER_PROGRAM, folder_.path());
    ASSERT_TRUE(server.ok()) << server.status();
    server_ = std::make_unique<ServerProcess>(*std::move(server));
    channel_ = grpc::CreateChannel(server_->address(),
                                   grpc::InsecureChannelCredentials());
    // The key is no part of what is stored: it is kept elsewhere.
    if (administrator_key_.empty()) {
      std::ifstream(folder_.File("data/administrator.key")) >>
          administrator_key_;
    }
  }

  void Authorize(grpc::ClientContext& context, const std::string& key) const {
    context.AddMetadata("authorization", "Bearer " + key);
  }

  void ImportAccounts() {
    const auto stub = v1::AccountService::NewStub(channel_);
    grpc::ClientContext context;
    Authorize(context, administrator_key_);
    v1::ImportAccountsRequest request;
    for (int client = 0; client < kClients; ++client) {
      v1::Account& account = *request.add_accounts();
      account.set_number(AccountNumber(client));
      v1::Installation& installation = *account.add_installations();
      installation.set_commodity(v1::COMMODITY_ELECTRICITY);
      installation.set_point(v1::METERING_POINT_MAIN);
      installation.set_serial(account.number());
      installation.set_installed_on("2012-01-01");
      v1::Register& total = *installation.add_registers();
      total.set_kind(v1::REGISTER_KIND_TOTAL);
      total.set_whole_digits(9);
    }
    const auto stream = stub->ImportAccounts(&context);
    EXPECT_TRUE(stream->Write(request));
    v1::ImportAccountsResponse response;
    EXPECT_TRUE(stream->Read(&response));
    stream->WritesDone();
    EXPECT_TRUE(stream->Finish().ok());
  }

  void IssueChannelKey() {
    const auto stub = v1::ChannelService::NewStub(channel_);
    grpc::ClientContext context;
    Authorize(context, administrator_key_);
    v1::IssueCredentialRequest request;
    request.set_channel_id("sms");
    v1::IssueCredentialResponse response;
    ASSERT_TRUE(stub->IssueCredential(&context, request, &response).ok());
    channel_key_ = response.key();
  }

  // The receipt's bytes.
  std::string Submit(int client, int number) {
    const auto stub = v1::IntakeService::NewStub(channel_);
    grpc::ClientContext context;
    Authorize(context, channel_key_);
    v1::SubmitReadingResponse response;
    const grpc::Status status =
        stub->SubmitReading(&context, Request(client, number), &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response.receipt().SerializeAsString();
  }

  v1::Backup BackUp(const std::string& name) {
    const auto stub = v1::OperationsService::NewStub(channel_);
    grpc::ClientContext context;
    Authorize(context, administrator_key_);
    v1::BackUpRequest request;
    request.set_name(name);
    const auto stream = stub->BackUp(&context, request);
    v1::BackUpResponse response;
    while (stream->Read(&response)) {
    }
    const grpc::Status status = stream->Finish();
    EXPECT_TRUE(status.ok()) << status.error_message();
    EXPECT_TRUE(response.has_backup());
    return response.backup();
  }

  // The exit code; what it says goes to restore.log.
  int Restore(const std::string& backup) {
    const std::string command = absl::StrCat(
        INTAKE_SERVER_PROGRAM, " --config ", folder_.File("intake.toml"),
        " --restore ", backup, " 2> ", folder_.File("restore.log"));
    return WEXITSTATUS(std::system(command.c_str()));
  }

  TempDir folder_;
  std::unique_ptr<ServerProcess> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::string administrator_key_;
  std::string channel_key_;
};

TEST_F(BackupTest, WhatWasAnsweredBeforeItBeganIsThereAfterTheRestore) {
  Configure("data");
  Start();
  ImportAccounts();
  IssueChannelKey();

  std::atomic<size_t> answered = 0;
  std::atomic<bool> ended = false;
  std::vector<std::atomic<int>> counts(kClients);
  std::vector<std::map<int, std::string>> answers(kClients);
  std::vector<std::thread> threads;
  for (int client = 0; client < kClients; ++client) {
    threads.emplace_back([&, client] {
      const auto index = static_cast<size_t>(client);
      for (int number = 0; !ended; ++number) {
        answers[index][number] = Submit(client, number);
        counts[index] = number + 1;
        ++answered;
      }
    });
  }
  while (answered < kAnswersBefore) std::this_thread::yield();
  std::vector<int> before;
  for (const std::atomic<int>& count : counts) before.push_back(count);
  const v1::Backup backup = BackUp("one");
  ended = true;
  for (std::thread& thread : threads) thread.join();
  server_->Kill();

  Configure("restored");
  const std::string journal = backup.folder() + "/journal.db";
  const std::string whole = ReadFile(journal);
  std::string damaged = whole;
  damaged[damaged.size() / 2] ^= 4;
  std::ofstream(journal, std::ios::binary) << damaged;
  EXPECT_EQ(Restore(backup.folder()), 1);
  EXPECT_THAT(ReadFile(folder_.File("restore.log")), HasSubstr(journal));
  std::ofstream(journal, std::ios::binary) << whole;
  EXPECT_EQ(Restore(backup.folder()), 0)
      << ReadFile(folder_.File("restore.log"));

  Start();
  size_t compared = 0;
  for (int client = 0; client < kClients; ++client) {
    const auto index = static_cast<size_t>(client);
    for (int number = 0; number < before[index]; ++number) {
      EXPECT_EQ(Submit(client, number), answers[index][number]) << number;
      ++compared;
    }
  }
  const auto stub = v1::OperationsService::NewStub(channel_);
  grpc::ClientContext context;
  Authorize(context, administrator_key_);
  v1::VerifyStoreResponse verified;
  EXPECT_TRUE(
      stub->VerifyStore(&context, v1::VerifyStoreRequest(), &verified).ok());
  // All of them were replays: nothing was stored anew.
  EXPECT_EQ(verified.events_verified(), backup.journal_position());
  std::cout << compared << " answered before the backup began, the same after "
            << "the restore; " << backup.journal_position()
            << " events in the backup, " << answered << " answered in all\n";
  EXPECT_EQ(server_->Terminate(), 0);
}

}  // namespace
}  // namespace intake::testing
