// The SDK's TLS against a gRPC server that wants a certificate of its clients.
// The certificates are made by the openssl program, so that none expires in the
// repository.

#include <gmock/gmock.h>
#include <grpcpp/security/server_credentials.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "absl/strings/str_cat.h"
#include "channels/sdk/fake_server.h"
#include "channels/sdk/grpc_connection.h"
#include "channels/sdk/temporary_folder.h"

namespace intake::sdk {
namespace {

// A folder with `ca.pem`, and `server` and `client`, each `.pem` and `.key`,
// that the authority has signed.
class Certificates {
 public:
  Certificates() {
    constexpr char kNewKey[] =
        " -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes";
    Run(absl::StrCat("req -x509 -subj /CN=authority -days 2", kNewKey,
                     " -keyout ca.key -out ca.pem"));
    folder_.Write("names", "subjectAltName=IP:127.0.0.1\n");
    for (const char* who : {"server", "client"}) {
      Run(absl::StrCat("req -subj /CN=", who, kNewKey, " -keyout ", who,
                       ".key -out ", who, ".csr"));
      Run(absl::StrCat("x509 -req -days 2 -in ", who,
                       ".csr -CA ca.pem -CAkey ca.key -CAcreateserial "
                       "-extfile names -out ",
                       who, ".pem"));
    }
  }

  std::string Path(const std::string& name) const {
    return absl::StrCat(folder_.path(), "/", name);
  }
  std::string Content(const std::string& name) const {
    std::ifstream file(Path(name));
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  void Run(const std::string& command) const {
    ASSERT_EQ(std::system(absl::StrCat("cd ", folder_.path(), " && openssl ",
                                       command, " 2>/dev/null")
                              .c_str()),
              0)
        << command;
  }

  const TemporaryFolder folder_;
};

// A server of `certificates` that wants a certificate of the same authority.
class Tls : public ::testing::Test {
 protected:
  absl::StatusCode CallWith(ConnectionOptions options) {
    options.server = server_.address();
    options.tls = true;
    const auto connection = Connect(options);
    EXPECT_TRUE(connection.ok()) << connection.status();
    return (*connection)->SubmitReading({}, absl::Seconds(20)).status().code();
  }

  std::shared_ptr<grpc::ServerCredentials> ServerCredentials() const {
    grpc::SslServerCredentialsOptions options(
        GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
    options.pem_root_certs = ours_.Content("ca.pem");
    options.pem_key_cert_pairs.push_back(
        {ours_.Content("server.key"), ours_.Content("server.pem")});
    return grpc::SslServerCredentials(options);
  }

  const Certificates ours_;
  const Certificates others_;
  FakeServer server_{[](const v1::Submission&, v1::SubmitReadingResponse&) {
                       return grpc::Status::OK;
                     },
                     ServerCredentials()};
};

TEST_F(Tls, ProvesBothSidesToEachOther) {
  EXPECT_EQ(CallWith({.authorities_file = ours_.Path("ca.pem"),
                      .certificate_file = ours_.Path("client.pem"),
                      .private_key_file = ours_.Path("client.key")}),
            absl::StatusCode::kOk);
}

TEST_F(Tls, DoesNotTalkToAServerOfAnUnknownAuthority) {
  EXPECT_EQ(CallWith({.authorities_file = others_.Path("ca.pem"),
                      .certificate_file = ours_.Path("client.pem"),
                      .private_key_file = ours_.Path("client.key")}),
            absl::StatusCode::kUnavailable);
}

TEST_F(Tls, IsRefusedWithoutACertificateOrWithAForeignOne) {
  EXPECT_EQ(CallWith({.authorities_file = ours_.Path("ca.pem")}),
            absl::StatusCode::kUnavailable);
  EXPECT_EQ(CallWith({.authorities_file = ours_.Path("ca.pem"),
                      .certificate_file = others_.Path("client.pem"),
                      .private_key_file = others_.Path("client.key")}),
            absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace intake::sdk
