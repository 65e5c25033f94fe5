// Who gets in: keys, methods, certificates, health and reflection.

#include <grpcpp/generic/generic_stub.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/auth/method_table.h"
#include "services/server/server_fixture.h"

namespace intake {
namespace {

using ::testing::HasSubstr;

std::string Contents(const std::string& path) {
  std::ostringstream content;
  content << std::ifstream(path).rdbuf();
  return content.str();
}

class ServerAccessTest : public ServerFixture {
 protected:
  // Sends `request` as the only message of any method, and gives the status
  // and the first answer.
  CallResult<grpc::ByteBuffer> CallRaw(const std::string& method,
                                       const std::string& key,
                                       const std::string& request = "") {
    grpc::GenericStub stub(channel_);
    grpc::ClientContext context;
    Prepare(key, context);
    grpc::CompletionQueue queue;
    const auto call = stub.PrepareCall(&context, method, &queue);
    const auto await = [&queue] {
      void* tag = nullptr;
      bool ok = false;
      return queue.Next(&tag, &ok) && ok;
    };
    call->StartCall(nullptr);
    await();
    const grpc::Slice slice(request);
    call->WriteLast(grpc::ByteBuffer(&slice, 1), grpc::WriteOptions(), nullptr);
    await();
    CallResult<grpc::ByteBuffer> result;
    call->Read(&result.response, nullptr);
    await();
    call->Finish(&result.status, nullptr);
    await();
    return result;
  }

  static std::string BytesOf(const grpc::ByteBuffer& buffer) {
    std::vector<grpc::Slice> slices;
    std::string bytes;
    if (!buffer.Dump(&slices).ok()) return bytes;
    for (const grpc::Slice& slice : slices) {
      bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
    }
    return bytes;
  }

  // A key and a certificate of its own making, as `name.key` and `name.crt`.
  void MakeCertificate(const std::string& name) {
    const std::string command = absl::StrCat(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 "
        "-nodes -days 30 -subj /CN=localhost "
        "-addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout ",
        folder_.File(name + ".key"), " -out ", folder_.File(name + ".crt"),
        " 2>/dev/null");
    ASSERT_EQ(std::system(command.c_str()), 0);
  }
};

TEST_F(ServerAccessTest, RefusesEveryMethodWithoutAKeyOrWithAWrongOne) {
  StartServer();
  const std::string wrong =
      administrator_key_.substr(0, 20) + std::string(37, 'A');
  for (const MethodRow& row : MethodTable()) {
    const std::string method(row.method);
    EXPECT_EQ(CallRaw(method, "").reason(), "KEY_MISSING") << method;
    EXPECT_EQ(CallRaw(method, wrong).reason(), "KEY_INVALID") << method;
  }
}

TEST_F(ServerAccessTest, HoldsEveryMethodAgainstTheTable) {
  StartServer();
  const std::pair<Identity, std::string> keys[] = {
      {Identity::kChannel, KeyOf("sms")},
      {Identity::kStaffedChannel, KeyOf("office")},
      {Identity::kAdministrator, administrator_key_},
      {Identity::kBilling, KeyOf("@billing")}};
  for (const MethodRow& row : MethodTable()) {
    for (const auto& [identity, key] : keys) {
      const std::string reason = CallRaw(std::string(row.method), key).reason();
      EXPECT_EQ(reason != "METHOD_NOT_ALLOWED", MayCall(identity, row.method))
          << row.method << " " << reason;
    }
  }
}

TEST_F(ServerAccessTest, ParsesNothingForStrangers) {
  StartServer();
  EXPECT_EQ(CallRaw("/intake.v1.IntakeService/SubmitReading", "", "\xff\xff")
                .reason(),
            "KEY_MISSING");
}

TEST_F(ServerAccessTest, TellsItsHealthToAnyone) {
  StartServer();
  const auto result = CallRaw("/grpc.health.v1.Health/Check", "");
  EXPECT_TRUE(result.status.ok()) << result.status.error_message();
  EXPECT_EQ(BytesOf(result.response), "\x08\x01");  // status: SERVING
}

TEST_F(ServerAccessTest, ListsItsServicesToAnyone) {
  StartServer();
  // ServerReflectionRequest{list_services: ""}: its headers are not packaged.
  const std::string list_services("\x3a\x00", 2);
  const auto result =
      CallRaw("/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo",
              "", list_services);
  const std::string bytes = BytesOf(result.response);
  for (const char* service :
       {"intake.v1.IntakeService", "intake.v1.AccountService",
        "intake.v1.ReadingService", "intake.v1.ReviewService",
        "intake.v1.ExportService", "intake.v1.ChannelService",
        "intake.v1.OperationsService", "grpc.health.v1.Health"}) {
    EXPECT_THAT(bytes, HasSubstr(service));
  }
}

TEST_F(ServerAccessTest, SpeaksTls) {
  MakeCertificate("server");
  config_.tls = TlsConfig{.certificate_file = folder_.File("server.crt"),
                          .key_file = folder_.File("server.key")};
  StartServer();
  EXPECT_EQ(GetStatus().status.error_code(), grpc::StatusCode::UNAVAILABLE);
  grpc::SslCredentialsOptions options;
  options.pem_root_certs = Contents(folder_.File("server.crt"));
  Connect(grpc::SslCredentials(options));
  EXPECT_TRUE(GetStatus().status.ok()) << GetStatus().status.error_message();
}

TEST_F(ServerAccessTest, WantsACertificateOfItsClientsAuthority) {
  MakeCertificate("server");
  MakeCertificate("client");
  MakeCertificate("stranger");
  config_.tls = TlsConfig{.certificate_file = folder_.File("server.crt"),
                          .key_file = folder_.File("server.key"),
                          .client_ca_file = folder_.File("client.crt")};
  StartServer();
  grpc::SslCredentialsOptions options;
  options.pem_root_certs = Contents(folder_.File("server.crt"));
  Connect(grpc::SslCredentials(options));
  EXPECT_EQ(GetStatus().status.error_code(), grpc::StatusCode::UNAVAILABLE);
  for (const auto& [name, let_in] :
       {std::pair("stranger", false), std::pair("client", true)}) {
    options.pem_cert_chain = Contents(folder_.File(absl::StrCat(name, ".crt")));
    options.pem_private_key =
        Contents(folder_.File(absl::StrCat(name, ".key")));
    Connect(grpc::SslCredentials(options));
    EXPECT_EQ(GetStatus().status.ok(), let_in) << name;
  }
}

TEST_F(ServerAccessTest, SaysWhichCertificateCannotBeRead) {
  config_.tls = TlsConfig{.certificate_file = "/nowhere/a.crt"};
  rules_ = std::make_unique<RuleBook>(
      *RuleBook::Create({RuleSet()}, config_.time_zone));
  const absl::StatusOr<std::unique_ptr<Server>> server =
      Server::Start(config_, *rules_, Ports(store_), secrets_, clock_);
  EXPECT_THAT(std::string(server.status().message()),
              HasSubstr("/nowhere/a.crt"));
}

TEST_F(ServerAccessTest, ServesOnAUnixSocket) {
  config_.listen = "unix:" + folder_.File("grpc");
  StartServer();
  EXPECT_TRUE(GetStatus().status.ok());
}

}  // namespace
}  // namespace intake
