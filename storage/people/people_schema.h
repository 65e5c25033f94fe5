// The tables of people.db. A new version of them is one more script.

#ifndef INTAKE_STORAGE_PEOPLE_PEOPLE_SCHEMA_H_
#define INTAKE_STORAGE_PEOPLE_PEOPLE_SCHEMA_H_

namespace intake {

// AUTOINCREMENT: an id of somebody who was forgotten is nobody else's later.
// A session is a customer's, or where `log_in` is not empty a member of
// staff's. Moments are microseconds since 1970, UTC.
inline constexpr const char* kPeopleMigrations[] = {
    R"sql(
      CREATE TABLE customers (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        email TEXT NOT NULL,
        email_key TEXT NOT NULL UNIQUE,
        email_confirmed INTEGER NOT NULL,
        password_hash TEXT NOT NULL,
        language INTEGER NOT NULL,
        added_at_us INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE linked_accounts (
        customer INTEGER NOT NULL,
        place INTEGER NOT NULL,
        number TEXT NOT NULL,
        address TEXT NOT NULL,
        PRIMARY KEY (customer, place)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE staff (
        log_in TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        role INTEGER NOT NULL,
        disabled INTEGER NOT NULL,
        password_expired INTEGER NOT NULL,
        password_hash TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE sessions (
        token_hash BLOB PRIMARY KEY NOT NULL,
        customer INTEGER NOT NULL,
        log_in TEXT NOT NULL,
        started_at_us INTEGER NOT NULL,
        last_seen_at_us INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX sessions_by_person ON sessions (customer, log_in);
      CREATE TABLE tokens (
        token_hash BLOB PRIMARY KEY NOT NULL,
        purpose INTEGER NOT NULL,
        customer INTEGER NOT NULL,
        expires_at_us INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX tokens_by_customer ON tokens (customer, purpose);
      CREATE TABLE staff_actions (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        at_us INTEGER NOT NULL,
        actor TEXT NOT NULL,
        action TEXT NOT NULL,
        detail TEXT NOT NULL
      ) STRICT;
      CREATE INDEX staff_actions_by_actor ON staff_actions (actor, number);
    )sql",
};

}  // namespace intake

#endif  // INTAKE_STORAGE_PEOPLE_PEOPLE_SCHEMA_H_
