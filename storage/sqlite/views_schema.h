// The tables of views.db. Their next version replaces this one: a file of
// another version is made again from the journal.

#ifndef INTAKE_STORAGE_SQLITE_VIEWS_SCHEMA_H_
#define INTAKE_STORAGE_SQLITE_VIEWS_SCHEMA_H_

namespace intake {

// How far the journal is applied: a row of `watermark`, changed in the same
// transaction as all the rest, with the hash of the event at that position, by
// which a file that belongs to another journal is found out.
//
// `streams.defined_position` is the journal's position of the event that gave
// the account its present form, which holds the history it came with; 0 where
// there is no account.
//
// Days and months are as in civil_numbers.h; quarters of an hour are counted
// from 1970-01-01 UTC.
//
// `account_search` keeps no text of its own: a row is taken out by giving again
// what was put in.
inline constexpr char kViewsSchema[] = R"sql(
  CREATE TABLE watermark (
    id INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    chain BLOB NOT NULL
  ) STRICT;

  CREATE TABLE streams (
    id INTEGER PRIMARY KEY,
    stream TEXT NOT NULL UNIQUE,
    sequence INTEGER NOT NULL,
    position INTEGER NOT NULL,
    chain BLOB NOT NULL,
    has_account INTEGER NOT NULL,
    defined_position INTEGER NOT NULL,
    state BLOB NOT NULL
  ) STRICT;

  CREATE TABLE stream_events (
    stream TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    PRIMARY KEY (stream, sequence)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE submission_keys (
    stream TEXT NOT NULL,
    channel TEXT NOT NULL,
    request_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (stream, channel, request_key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE receipts (
    number INTEGER PRIMARY KEY,
    position INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE readings (
    stream TEXT NOT NULL,
    date_day INTEGER NOT NULL,
    installation INTEGER NOT NULL,
    register_index INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    commodity INTEGER NOT NULL,
    point INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    whole_digits INTEGER NOT NULL,
    decimals INTEGER NOT NULL,
    serial TEXT NOT NULL,
    value_milli INTEGER NOT NULL,
    state INTEGER NOT NULL,
    period_month INTEGER NOT NULL,
    channel TEXT NOT NULL,
    receipt_code TEXT NOT NULL,
    received_at_us INTEGER NOT NULL,
    PRIMARY KEY (stream, date_day DESC, installation, register_index,
                 sequence DESC)
  ) STRICT, WITHOUT ROWID;

  -- Held rows are found by their receipt; 2 is held.
  CREATE INDEX readings_held ON readings (stream, receipt_code)
  WHERE state = 2;

  CREATE TABLE imported_endings (
    stream TEXT NOT NULL,
    date_day INTEGER NOT NULL,
    installation INTEGER NOT NULL,
    register_index INTEGER NOT NULL,
    state INTEGER NOT NULL,
    PRIMARY KEY (stream, date_day, installation, register_index)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE held (
    received_at_us INTEGER NOT NULL,
    stream TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    channel TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (received_at_us, stream, sequence)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE held_rules (
    received_at_us INTEGER NOT NULL,
    stream TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    rule INTEGER NOT NULL,
    PRIMARY KEY (received_at_us, stream, sequence, rule)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE arrivals (
    quarter INTEGER NOT NULL,
    channel TEXT NOT NULL,
    outcome INTEGER NOT NULL,
    submissions INTEGER NOT NULL,
    PRIMARY KEY (quarter, channel, outcome)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE account_places (
    building TEXT NOT NULL,
    entrance TEXT NOT NULL,
    stream_id INTEGER NOT NULL,
    PRIMARY KEY (building, entrance, stream_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE payment_codes (
    code TEXT NOT NULL,
    stream TEXT NOT NULL,
    PRIMARY KEY (code, stream)
  ) STRICT, WITHOUT ROWID;

  CREATE VIRTUAL TABLE account_search USING fts5(
    address, meters, phones,
    content = '', columnsize = 0, detail = column, tokenize = 'ascii');
)sql";

inline constexpr int kViewsVersion = 4;

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_VIEWS_SCHEMA_H_
