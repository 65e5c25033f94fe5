// The real server, killed with SIGKILL again and again while clients hand in
// readings and resend whatever was not answered. Afterwards every submission
// that was answered is there, once, with the answer that was given.

#include <grpcpp/grpcpp.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "intake/v1/account_service.grpc.pb.h"
#include "intake/v1/channel_service.grpc.pb.h"
#include "intake/v1/intake_service.grpc.pb.h"
#include "intake/v1/reading_service.grpc.pb.h"
#include "tests/fault/server_process.h"
#include "tests/support/temp_dir.h"

namespace intake::testing {
namespace {

constexpr int kClients = 8;
constexpr int kAccountsPerClient = 4;

// More than the suite's 200 on request.
int Restarts() {
  int restarts = 200;
  if (const char* wanted = std::getenv("INTAKE_KILL_RESTARTS")) {
    EXPECT_TRUE(absl::SimpleAtoi(wanted, &restarts));
  }
  return restarts;
}

std::string AccountNumber(int client, int index) {
  return absl::StrCat(3'000'000'000 + client * 100 + index);
}

std::string ReadKey(const std::string& file) {
  std::string key;
  std::getline(std::ifstream(file), key);
  return key;
}

void Authorize(const std::string& key, grpc::ClientContext& context) {
  context.AddMetadata("authorization", "Bearer " + key);
}

// Where the server is now; a generation for each time it was started.
class Whereabouts {
 public:
  void Set(const std::string& address) {
    absl::MutexLock lock(&mutex_);
    address_ = address;
    ++generation_;
  }

  void End() {
    absl::MutexLock lock(&mutex_);
    ended_ = true;
  }

  bool ended() const {
    absl::MutexLock lock(&mutex_);
    return ended_;
  }

  // The address of a generation after `generation`, which it moves on.
  std::string Await(int& generation) const {
    absl::MutexLock lock(&mutex_);
    const auto is_newer = [&]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
      return generation_ > generation;
    };
    mutex_.Await(absl::Condition(&is_newer));
    generation = generation_;
    return address_;
  }

 private:
  mutable absl::Mutex mutex_;
  std::string address_ ABSL_GUARDED_BY(mutex_);
  int generation_ ABSL_GUARDED_BY(mutex_) = 0;
  bool ended_ ABSL_GUARDED_BY(mutex_) = false;
};

v1::SubmitReadingRequest Request(int client, int number) {
  v1::SubmitReadingRequest request;
  v1::Submission& submission = *request.mutable_submission();
  submission.set_request_id(absl::StrCat("c", client, "-", number));
  submission.set_account_number(
      AccountNumber(client, number % kAccountsPerClient));
  submission.mutable_ordered()->add_values(absl::StrCat(1000 + number));
  return request;
}

// Submits one request after another, each until it is answered.
class Client {
 public:
  Client(int id, std::string key, const Whereabouts& whereabouts)
      : id_(id), key_(std::move(key)), whereabouts_(whereabouts) {}

  void Run() {
    int generation = 0;
    Connect(whereabouts_.Await(generation));
    for (int number = 0; !whereabouts_.ended(); ++number) {
      while (!Submit(number)) Connect(whereabouts_.Await(generation));
    }
  }

  const std::map<int, std::string>& answers() const { return answers_; }

 private:
  void Connect(const std::string& address) {
    stub_ = v1::IntakeService::NewStub(
        grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
  }

  bool Submit(int number) {
    grpc::ClientContext context;
    Authorize(key_, context);
    v1::SubmitReadingResponse response;
    const grpc::Status status =
        stub_->SubmitReading(&context, Request(id_, number), &response);
    if (!status.ok()) return false;
    answers_[number] = response.receipt().SerializeAsString();
    return true;
  }

  const int id_;
  const std::string key_;
  const Whereabouts& whereabouts_;
  std::unique_ptr<v1::IntakeService::Stub> stub_;
  std::map<int, std::string> answers_;
};

class KillTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::ofstream(folder_.path() + "/intake.toml")
        << "[supplier]\ntime_zone = \"Europe/Samara\"\n"
        << "[server]\nlisten = \"127.0.0.1:0\"\ndata_folder = \"data\"\n"
        << "[rules]\nfile = \"" << INTAKE_RULES_FILE << "\"\n";
  }

  ServerProcess StartServer() {
    auto server = ServerProcess::Start(INTAKE_SERVER_PROGRAM, folder_.path());
    EXPECT_TRUE(server.ok()) << server.status();
    return *std::move(server);
  }

  std::string AdministratorKey() const {
    return ReadKey(folder_.path() + "/data/administrator.key");
  }

  std::string IssueChannelKey(const std::string& address) {
    const auto stub = v1::ChannelService::NewStub(
        grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
    grpc::ClientContext context;
    Authorize(AdministratorKey(), context);
    v1::IssueCredentialRequest request;
    request.set_channel_id("sms");
    v1::IssueCredentialResponse response;
    const grpc::Status status =
        stub->IssueCredential(&context, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response.key();
  }

  void ImportAccounts(const std::string& address) {
    const auto stub = v1::AccountService::NewStub(
        grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
    grpc::ClientContext context;
    Authorize(AdministratorKey(), context);
    v1::ImportAccountsRequest request;
    for (int client = 0; client < kClients; ++client) {
      for (int index = 0; index < kAccountsPerClient; ++index) {
        v1::Account& account = *request.add_accounts();
        account.set_number(AccountNumber(client, index));
        v1::Installation& installation = *account.add_installations();
        installation.set_commodity(v1::COMMODITY_ELECTRICITY);
        installation.set_point(v1::METERING_POINT_MAIN);
        installation.set_serial(account.number());
        installation.set_installed_on("2012-01-01");
        v1::Register& total = *installation.add_registers();
        total.set_kind(v1::REGISTER_KIND_TOTAL);
        total.set_whole_digits(9);
      }
    }
    const auto stream = stub->ImportAccounts(&context);
    EXPECT_TRUE(stream->Write(request));
    v1::ImportAccountsResponse response;
    EXPECT_TRUE(stream->Read(&response));
    stream->WritesDone();
    EXPECT_TRUE(stream->Finish().ok());
    for (const v1::ImportResult& result : response.results()) {
      EXPECT_EQ(result.outcome(), v1::IMPORT_OUTCOME_CREATED)
          << result.error().message();
    }
  }

  // How often each request id is stored for `account`.
  std::map<std::string, int> StoredIds(const std::string& address,
                                       const std::string& account) {
    const auto stub = v1::ReadingService::NewStub(
        grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
    std::map<std::string, int> ids;
    v1::ListSubmissionsRequest request;
    request.set_account_number(account);
    request.set_page_size(1000);
    v1::ListSubmissionsResponse response;
    do {
      grpc::ClientContext context;
      Authorize(AdministratorKey(), context);
      const grpc::Status status =
          stub->ListSubmissions(&context, request, &response);
      EXPECT_TRUE(status.ok()) << status.error_message();
      for (const v1::SubmissionRecord& record : response.submissions()) {
        ++ids[record.submission().request_id()];
      }
      request.set_page_token(response.next_page_token());
    } while (!response.next_page_token().empty());
    return ids;
  }

  TempDir folder_;
};

TEST_F(KillTest, NothingAnsweredIsLostDoubledOrAnsweredOtherwise) {
  ServerProcess server = StartServer();
  ImportAccounts(server.address());
  const std::string key = IssueChannelKey(server.address());

  Whereabouts whereabouts;
  whereabouts.Set(server.address());
  std::vector<Client> clients;
  for (int id = 0; id < kClients; ++id) {
    clients.emplace_back(id, key, whereabouts);
  }
  std::vector<std::thread> threads;
  for (Client& client : clients) {
    threads.emplace_back([&client] { client.Run(); });
  }

  std::mt19937 random(2014);
  std::uniform_int_distribution<int> life_ms(1, 120);
  const int restarts = Restarts();
  for (int restart = 0; restart < restarts; ++restart) {
    absl::SleepFor(absl::Milliseconds(life_ms(random)));
    server.Kill();
    server = StartServer();
    whereabouts.Set(server.address());
  }
  whereabouts.End();
  for (std::thread& thread : threads) thread.join();

  size_t acknowledged = 0;
  size_t lost = 0;
  size_t doubled = 0;
  size_t changed = 0;
  const auto stub = v1::IntakeService::NewStub(grpc::CreateChannel(
      server.address(), grpc::InsecureChannelCredentials()));
  for (int id = 0; id < kClients; ++id) {
    std::map<std::string, int> stored;
    for (int index = 0; index < kAccountsPerClient; ++index) {
      stored.merge(StoredIds(server.address(), AccountNumber(id, index)));
    }
    const auto& answers = clients[static_cast<size_t>(id)].answers();
    acknowledged += answers.size();
    for (const auto& [number, receipt] : answers) {
      const v1::SubmitReadingRequest request = Request(id, number);
      const int times = stored[request.submission().request_id()];
      if (times == 0) ++lost;
      if (times > 1) ++doubled;
      grpc::ClientContext context;
      Authorize(key, context);
      v1::SubmitReadingResponse again;
      ASSERT_TRUE(stub->SubmitReading(&context, request, &again).ok());
      if (again.receipt().SerializeAsString() != receipt) ++changed;
    }
  }
  std::cout << restarts << " restarts: " << acknowledged << " acknowledged, "
            << lost << " lost, " << doubled << " doubled, " << changed
            << " answered otherwise\n";
  EXPECT_GT(acknowledged, static_cast<size_t>(restarts));
  EXPECT_EQ(lost, 0U);
  EXPECT_EQ(doubled, 0U);
  EXPECT_EQ(changed, 0U);
  EXPECT_EQ(server.Terminate(), 0);
}

}  // namespace
}  // namespace intake::testing
