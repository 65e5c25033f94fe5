// The tables of views.db. Their next version replaces this one: a file of
// another version is made again from the journal.

#ifndef INTAKE_STORAGE_SQLITE_VIEWS_SCHEMA_H_
#define INTAKE_STORAGE_SQLITE_VIEWS_SCHEMA_H_

#include "core/codec/event_codec.h"

namespace intake {

// How far the journal is applied: a row of `watermark`, changed in the same
// transaction as all the rest, with the hash of the event at that position, by
// which a file that belongs to another journal is found out. Ordinary
// submissions go to the index and to `arrivals` alone; the rows of `streams`
// hold what they did to the states up to `saved_position`, some of them more.
//
// The index - runs, fences, blocks - is as index_runs.h says. Quarters of an
// hour are counted from 1970-01-01 UTC.
//
// `account_search` keeps no text of its own: a row is taken out by giving again
// what was put in.
inline constexpr char kViewsSchema[] = R"sql(
  CREATE TABLE watermark (
    id INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    chain BLOB NOT NULL,
    saved_position INTEGER NOT NULL,
    last_receipt INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE streams (
    id INTEGER PRIMARY KEY,
    stream TEXT NOT NULL UNIQUE,
    sequence INTEGER NOT NULL,
    position INTEGER NOT NULL,
    chain BLOB NOT NULL,
    has_account INTEGER NOT NULL,
    state BLOB NOT NULL
  ) STRICT;

  CREATE TABLE index_runs (
    id INTEGER PRIMARY KEY,
    entries INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE index_fences (
    run INTEGER NOT NULL,
    first_key INTEGER NOT NULL,
    first_position INTEGER NOT NULL,
    block INTEGER NOT NULL,
    PRIMARY KEY (run, first_key, first_position)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE index_blocks (
    id INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
  ) STRICT;

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

// Of the tables, and of the states in them: views of another version are made
// again.
inline constexpr int kTablesVersion = 7;
inline constexpr int kViewsVersion = 100 * kTablesVersion + kStateVersion;

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_VIEWS_SCHEMA_H_
