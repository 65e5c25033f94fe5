#include "services/server/administrator_key.h"

#include <algorithm>

#include "absl/synchronization/notification.h"
#include "services/auth/key.h"
#include "services/server/file_writing.h"

namespace intake {
namespace {

constexpr char kActor[] = "server";
constexpr mode_t kOwnerOnly = 0600;

bool HasAdministrator(const ChannelRegister& reg) {
  return std::any_of(
      reg.credentials.begin(), reg.credentials.end(), [](const auto& entry) {
        return entry.second.channel.empty() && !entry.second.revoked_at;
      });
}

}  // namespace

absl::StatusOr<bool> EnsureAdministratorKey(Admission& admission,
                                            const std::string& folder) {
  if (HasAdministrator(*admission.channels())) return false;
  const Key key = MakeKey();
  // The file comes first: a key that was issued and then lost would shut
  // everyone out, a file with a key that opens nothing is written anew.
  absl::Status status = WriteFileAtomically(AdministratorKeyFile(folder),
                                            FormatKey(key) + "\n", kOwnerOnly);
  if (!status.ok()) return status;
  absl::Notification done;
  admission.IssueCredential(
      {.id = key.id, .secret_hash = HashSecret(key.secret)}, kActor,
      [&](const absl::StatusOr<Credential>& issued) {
        status = issued.status();
        done.Notify();
      });
  done.WaitForNotification();
  if (!status.ok()) return status;
  return true;
}

std::string AdministratorKeyFile(const std::string& folder) {
  return folder + "/administrator.key";
}

}  // namespace intake
