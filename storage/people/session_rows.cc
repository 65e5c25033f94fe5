#include "storage/people/session_rows.h"

#include <sqlite3.h>

namespace intake {
namespace {

constexpr char kSelectSessions[] = R"sql(
  SELECT token_hash, customer, log_in, started_at_us, last_seen_at_us
  FROM sessions
  ORDER BY token_hash)sql";

constexpr char kPutSession[] = R"sql(
  INSERT OR REPLACE INTO sessions
    (token_hash, customer, log_in, started_at_us, last_seen_at_us)
  VALUES (?1, ?2, ?3, ?4, ?5))sql";

constexpr char kNoteSession[] = R"sql(
  UPDATE sessions
  SET last_seen_at_us = ?2
  WHERE token_hash = ?1)sql";

constexpr char kDeleteSession[] = R"sql(
  DELETE FROM sessions
  WHERE token_hash = ?1)sql";

constexpr char kDeleteSessionsOf[] = R"sql(
  DELETE FROM sessions
  WHERE customer = ?1 AND log_in = ?2)sql";

constexpr char kSelectToken[] = R"sql(
  SELECT token_hash, purpose, customer, expires_at_us
  FROM tokens
  WHERE token_hash = ?1)sql";

constexpr char kInsertToken[] = R"sql(
  INSERT INTO tokens (token_hash, purpose, customer, expires_at_us)
  VALUES (?1, ?2, ?3, ?4))sql";

constexpr char kDeleteToken[] = R"sql(
  DELETE FROM tokens
  WHERE token_hash = ?1)sql";

constexpr char kDeleteTokensLike[] = R"sql(
  DELETE FROM tokens
  WHERE customer = ?1 AND purpose = ?2)sql";

constexpr char kDeleteTokensOf[] = R"sql(
  DELETE FROM tokens
  WHERE customer = ?1)sql";

constexpr char kDeleteExpired[] = R"sql(
  DELETE FROM tokens
  WHERE expires_at_us <= ?1)sql";

}  // namespace

absl::StatusOr<std::vector<StoredSession>> SelectSessions(
    Connection& connection) {
  std::vector<StoredSession> sessions;
  Rows rows = connection.Query(kSelectSessions);
  while (rows.Next()) {
    sessions.push_back({.token_hash = std::string(rows.Bytes(0)),
                        .person = {.customer = rows.As<uint64_t>(1),
                                   .log_in = std::string(rows.Text(2))},
                        .started_at = absl::FromUnixMicros(rows.Int(3)),
                        .last_seen_at = absl::FromUnixMicros(rows.Int(4))});
  }
  if (!rows.status().ok()) return rows.status();
  return sessions;
}

absl::StatusOr<std::optional<StoredToken>> SelectToken(
    Connection& connection, const std::string& token_hash) {
  Rows rows = connection.Query(kSelectToken, Blob{token_hash});
  if (!rows.Next()) {
    if (!rows.status().ok()) return rows.status();
    return std::nullopt;
  }
  return StoredToken{.token_hash = std::string(rows.Bytes(0)),
                     .purpose = rows.As<TokenPurpose>(1),
                     .customer = rows.As<uint64_t>(2),
                     .expires_at = absl::FromUnixMicros(rows.Int(3))};
}

absl::Status PutSession(Connection& connection, const StoredSession& session) {
  return connection.Run(kPutSession, Blob{session.token_hash},
                        session.person.customer,
                        absl::string_view(session.person.log_in),
                        absl::ToUnixMicros(session.started_at),
                        absl::ToUnixMicros(session.last_seen_at));
}

absl::Status NoteSession(Connection& connection, const SessionSeen& seen) {
  return connection.Run(kNoteSession, Blob{seen.token_hash},
                        absl::ToUnixMicros(seen.at));
}

absl::Status DeleteSession(Connection& connection,
                           const std::string& token_hash) {
  return connection.Run(kDeleteSession, Blob{token_hash});
}

absl::Status LockOut(Connection& connection, const PersonId& person) {
  absl::Status status = connection.Run(kDeleteSessionsOf, person.customer,
                                       absl::string_view(person.log_in));
  // Customer 0 is nobody, and staff get no letters.
  if (status.ok() && person.customer != 0) {
    status = connection.Run(kDeleteTokensOf, person.customer);
  }
  return status;
}

absl::Status PutToken(Connection& connection, const StoredToken& token) {
  absl::Status status = connection.Run(kDeleteTokensLike, token.customer,
                                       static_cast<int>(token.purpose));
  if (!status.ok()) return status;
  return connection.Run(kInsertToken, Blob{token.token_hash},
                        static_cast<int>(token.purpose), token.customer,
                        absl::ToUnixMicros(token.expires_at));
}

absl::Status TakeToken(Connection& connection, const std::string& token_hash) {
  absl::Status status = connection.Run(kDeleteToken, Blob{token_hash});
  if (!status.ok()) return status;
  if (sqlite3_changes(connection.handle()) == 0) {
    return absl::NotFoundError("the token was taken before");
  }
  return absl::OkStatus();
}

absl::Status DeleteExpiredTokens(Connection& connection, absl::Time now) {
  return connection.Run(kDeleteExpired, absl::ToUnixMicros(now));
}

}  // namespace intake
