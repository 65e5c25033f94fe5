#include "core/people/sessions.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "core/base/limits.h"
#include "core/people/people_errors.h"

namespace intake {

Sessions::Sessions(PeopleStore& store, Secrets& secrets, const Clock& clock,
                   SessionEnds ends, const std::vector<StoredSession>& loaded)
    : store_(store), secrets_(secrets), clock_(clock), ends_(ends) {
  absl::MutexLock lock(&mutex_);
  for (const StoredSession& session : loaded) {
    sessions_[session.token_hash] = {session, session.last_seen_at};
  }
}

bool Sessions::HasEnded(const StoredSession& session, absl::Time now) const {
  return now >= session.last_seen_at + ends_.idle_max ||
         now >= session.started_at + ends_.age_max;
}

NewSession Sessions::Begin(const PersonId& person, PeopleChange& change) {
  const absl::Time now = clock_.Now();
  const std::string token = secrets_.NewToken();
  change.session = {.token_hash = secrets_.HashToken(token),
                    .person = person,
                    .started_at = now,
                    .last_seen_at = now};
  // All are looked through: a log-in has just taken far longer over its
  // password.
  std::vector<StoredSession> own;
  absl::MutexLock lock(&mutex_);
  for (const auto& [hash, session] : sessions_) {
    if (HasEnded(session.stored, now)) {
      change.sessions_ended.push_back(hash);
    } else if (session.stored.person == person) {
      own.push_back(session.stored);
    }
  }
  std::sort(own.begin(), own.end(),
            [](const StoredSession& a, const StoredSession& b) {
              return a.last_seen_at < b.last_seen_at;
            });
  for (size_t i = 0; i + limits::kSessionsPerPersonMax <= own.size(); ++i) {
    change.sessions_ended.push_back(own[i].token_hash);
  }
  return {.token = token, .expires_at = now + ends_.age_max};
}

absl::Status Sessions::Apply(const PeopleChange& change) {
  absl::Status status = store_.Apply(change);
  if (!status.ok()) return status;
  absl::MutexLock lock(&mutex_);
  if (change.locked_out.has_value()) {
    absl::erase_if(sessions_, [&change](const auto& entry) {
      return entry.second.stored.person == *change.locked_out;
    });
  }
  for (const std::string& hash : change.sessions_ended) sessions_.erase(hash);
  if (change.session.has_value()) {
    sessions_[change.session->token_hash] = {*change.session,
                                             change.session->last_seen_at};
  }
  return absl::OkStatus();
}

absl::StatusOr<PersonId> Sessions::Use(absl::string_view token) {
  const absl::Time now = clock_.Now();
  PeopleChange seen;
  PersonId person;
  {
    const std::string hash = secrets_.HashToken(token);
    absl::MutexLock lock(&mutex_);
    const auto found = sessions_.find(hash);
    if (found == sessions_.end() || HasEnded(found->second.stored, now)) {
      return SessionEnded();
    }
    Session& session = found->second;
    session.stored.last_seen_at = now;
    person = session.stored.person;
    if (now >= session.noted_at + limits::kSessionNotedEvery) {
      session.noted_at = now;
      seen.session_seen = {.token_hash = hash, .at = now};
    }
  }
  // A store that cannot take the note ends nobody's session: the next one will
  // be taken.
  if (seen.session_seen.has_value()) store_.Apply(seen).IgnoreError();
  return person;
}

}  // namespace intake
