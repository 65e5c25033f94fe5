// Sessions, and the tokens of letters, as rows.

#ifndef INTAKE_STORAGE_PEOPLE_SESSION_ROWS_H_
#define INTAKE_STORAGE_PEOPLE_SESSION_ROWS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "core/people/person.h"
#include "core/ports/people_store.h"
#include "storage/sqlite/connection.h"

namespace intake {

absl::StatusOr<std::vector<StoredSession>> SelectSessions(
    Connection& connection);
absl::StatusOr<std::optional<StoredToken>> SelectToken(
    Connection& connection, const std::string& token_hash);

// All within the caller's transaction.
absl::Status PutSession(Connection& connection, const StoredSession& session);
absl::Status NoteSession(Connection& connection, const SessionSeen& seen);
absl::Status DeleteSession(Connection& connection,
                           const std::string& token_hash);
// With the tokens of their letters.
absl::Status LockOut(Connection& connection, const PersonId& person);
// In place of those of its customer and purpose.
absl::Status PutToken(Connection& connection, const StoredToken& token);
// NOT_FOUND: it is not there.
absl::Status TakeToken(Connection& connection, const std::string& token_hash);
absl::Status DeleteExpiredTokens(Connection& connection, absl::Time now);

}  // namespace intake

#endif  // INTAKE_STORAGE_PEOPLE_SESSION_ROWS_H_
