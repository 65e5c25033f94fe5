#include "channels/cli/key_commands.h"

#include <memory>
#include <ostream>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "channels/cli/key_writer.h"
#include "channels/cli/render/json.h"

namespace intake::cli {
namespace {

// As the contract names them among the holders of keys.
constexpr char kBillingHolder[] = "@billing";
constexpr char kDeskHolder[] = "@desk";

struct IssueOptions {
  std::string channel;
  bool administrator = false;
  bool billing = false;
  bool desk = false;
  std::string out;
};

// The key itself goes to the file, or to standard output where that was asked
// for in so many words; nowhere else.
absl::StatusOr<ExitCode> IssueKey(Session& session,
                                  const IssueOptions& options) {
  const int holders = static_cast<int>(!options.channel.empty()) +
                      static_cast<int>(options.administrator) +
                      static_cast<int>(options.billing) +
                      static_cast<int>(options.desk);
  if (holders != 1) {
    return absl::InvalidArgumentError(
        "want one of a channel, --administrator, --billing and --desk");
  }
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  const bool print = options.out == "-";
  std::unique_ptr<KeyWriter> writer;
  if (!print) {
    auto opened = KeyWriter::Open(options.out);
    if (!opened.ok()) return opened.status();
    writer = *std::move(opened);
  }
  v1::IssueCredentialRequest request;
  request.set_channel_id(options.billing ? kBillingHolder
                         : options.desk  ? kDeskHolder
                                         : options.channel);
  // Not repeated: each call issues one more key.
  auto issued = (*connection)->IssueCredential(request, kCallTimeout);
  if (!issued.ok()) return issued.status();
  if (writer != nullptr) {
    absl::Status status = writer->Commit(issued->key());
    if (!status.ok()) {
      return absl::Status(
          status.code(),
          absl::StrCat(status.message(), "; the key was issued all the same: ",
                       "intake channel key revoke ",
                       issued->credential().id()));
    }
  }
  const Console& console = session.console();
  if (print) {
    console.out << issued->key() << '\n';
  } else if (session.flags().json) {
    v1::IssueCredentialResponse shown = *issued;
    shown.clear_key();
    console.out << MessageJson(shown) << '\n';
  } else {
    console.out << "Key " << issued->credential().id() << " is in "
                << options.out << ". Older keys work until they are revoked.\n";
  }
  return ExitCode::kOk;
}

absl::StatusOr<ExitCode> RevokeKey(Session& session, const std::string& id) {
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  v1::RevokeCredentialRequest request;
  request.set_credential_id(id);
  const auto revoked = session.Retry([&](absl::Duration timeout) {
    return (*connection)->RevokeCredential(request, timeout);
  });
  if (!revoked.ok()) return revoked.status();
  const Console& console = session.console();
  if (session.flags().json) {
    console.out << MessageJson(*revoked) << '\n';
  } else {
    console.out << "Key " << id << " opens nothing any more.\n";
  }
  return ExitCode::kOk;
}

}  // namespace

void AddKeyCommands(CLI::App* channel, Command* chosen) {
  CLI::App* key = AddWord(channel, "key", "Issue and revoke keys.",
                          "intake channel key issue sms --out sms.key\n"
                          "intake channel key revoke 7f3a9c21");
  key->require_subcommand(1);

  CLI::App* issue = AddWord(
      key, "issue",
      "A new key for a channel, written to a file for its owner alone. It is "
      "shown nowhere else, and cannot be shown again.",
      "intake channel key issue sms --out /etc/intake/sms.key\n"
      "intake channel key issue --administrator --out admin2.key\n"
      "intake channel key issue --billing --out billing.key\n"
      "intake channel key issue --desk --out desk.key\n"
      "intake channel key issue sms --out - | ssh gateway 'umask 077; cat > "
      "sms.key'");
  auto options = std::make_shared<IssueOptions>();
  issue->add_option("CHANNEL", options->channel, "The channel it opens")
      ->type_name("");
  issue->add_flag("--administrator", options->administrator,
                  "An administrator's key, in place of a channel's");
  issue->add_flag("--billing", options->billing,
                  "A key for the billing system, for export and periods alone");
  issue->add_flag("--desk", options->desk,
                  "A key for the desk, which acts for who is logged in there");
  issue
      ->add_option("--out", options->out,
                   "The file to write; - for standard output")
      ->type_name("FILE")
      ->required();
  Runs(issue, chosen,
       [options](Session& session) { return IssueKey(session, *options); });

  CLI::App* revoke = AddWord(
      key, "revoke", "The key opens nothing any more, from the next call on.",
      "intake channel key revoke 7f3a9c21");
  auto id = std::make_shared<std::string>();
  revoke->add_option("KEY", *id, "Its public part, as channel list shows it")
      ->type_name("")
      ->required();
  Runs(revoke, chosen,
       [id](Session& session) { return RevokeKey(session, *id); });
}

}  // namespace intake::cli
