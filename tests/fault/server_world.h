// What a test sets on fire: a server of its own over a folder of its own, with
// a few accounts, a channel's key, and everything that clients sent it.

#ifndef INTAKE_TESTS_FAULT_SERVER_WORLD_H_
#define INTAKE_TESTS_FAULT_SERVER_WORLD_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "intake/v1/intake_service.pb.h"
#include "tests/fault/history.h"
#include "tests/fault/load.h"
#include "tests/fault/server_process.h"
#include "tests/fault/whereabouts.h"
#include "tests/support/temp_dir.h"

namespace intake::testing {

// The real server, and the one of faulty_server.cc.
inline constexpr char kRealServer[] = INTAKE_SERVER_PROGRAM;
inline constexpr char kFaultyServer[] = INTAKE_FAULTY_SERVER_PROGRAM;

// Used by one thread. A step that fails fails the test.
class ServerWorld {
 public:
  // `data_folder` empty: within the folder that holds the configuration.
  explicit ServerWorld(int accounts, std::string data_folder = "");

  // Starts the server for the first time and makes accounts and key.
  void SetUp(const std::string& program = kRealServer,
             const std::vector<std::string>& arguments = {});
  // Starts it again, after it ended. Returns whether it came to serve.
  absl::Status Start(const std::string& program = kRealServer,
                     const std::vector<std::string>& arguments = {});

  // REQUIRES: it was started, and did not fail to.
  ServerProcess& server() { return *server_; }
  std::string address() const { return whereabouts_.address(); }
  std::string File(absl::string_view name) const { return folder_.File(name); }
  const std::string& channel_key() const { return channel_key_; }
  const std::string& administrator_key() const { return administrator_key_; }
  const std::vector<std::string>& accounts() const { return accounts_; }
  History& history() { return history_; }

  // Clients for all accounts but the first `quiet_accounts`.
  std::unique_ptr<Load> StartLoad(size_t quiet_accounts = 0,
                                  absl::Duration deadline = absl::Seconds(5));
  // Waits until `more` submissions than now are answered for the first time. A
  // minute without that fails the test.
  void AwaitAnswers(size_t more);

  // Reads the books and compares; where they are right, resends everything that
  // was ever sent, answered or not, and compares again. REQUIRES: no load runs;
  // a server does.
  Verdict Check();

 private:
  void IssueChannelKey();
  void ImportAccounts();
  void ResendAll();
  // Until all is answered; empties it.
  void Resend(v1::BatchSubmitReadingsRequest& request);

  const TempDir folder_;
  const std::string data_folder_;
  std::vector<std::string> accounts_;
  std::optional<ServerProcess> server_;
  Whereabouts whereabouts_;
  History history_;
  std::string administrator_key_;
  std::string channel_key_;
  int rounds_ = 0;
};

}  // namespace intake::testing

#endif  // INTAKE_TESTS_FAULT_SERVER_WORLD_H_
