// The tables of slips.db.

#ifndef INTAKE_STORAGE_SLIPS_SLIPS_SCHEMA_H_
#define INTAKE_STORAGE_SLIPS_SLIPS_SCHEMA_H_

namespace intake {

// Totals and the seed are text: digits, empty where there is none - the sums
// are wider than 64 bits. Dates are ISO days, an empty one is the batch's.
// `closed_at_us` is 0 while the batch is open. A keying's `turn` is Turn's
// number; its values stand in one text with blanks between.
inline constexpr const char* kSlipsMigrations[] = {
    R"sql(
      CREATE TABLE batches (
        id INTEGER PRIMARY KEY,
        number TEXT NOT NULL UNIQUE,
        source TEXT NOT NULL,
        date TEXT NOT NULL,
        slips INTEGER NOT NULL,
        control_total TEXT NOT NULL,
        hash_total TEXT NOT NULL,
        mode INTEGER NOT NULL,
        opened_by TEXT NOT NULL,
        opened_at_us INTEGER NOT NULL,
        sample_seed TEXT NOT NULL,
        closed_by TEXT NOT NULL,
        closed_at_us INTEGER NOT NULL,
        closed_control TEXT NOT NULL,
        closed_hash TEXT NOT NULL,
        handed_in INTEGER NOT NULL
      ) STRICT;

      CREATE INDEX batches_unfinished ON batches (id)
      WHERE closed_at_us = 0 OR handed_in < slips;

      CREATE TABLE keyings (
        batch_id INTEGER NOT NULL,
        sequence INTEGER NOT NULL,
        turn INTEGER NOT NULL,
        agent TEXT NOT NULL,
        keyed_at_us INTEGER NOT NULL,
        account_number TEXT NOT NULL,
        reading_values TEXT NOT NULL,
        is_signed INTEGER NOT NULL,
        reading_date TEXT NOT NULL,
        meter_serial TEXT NOT NULL,
        code_text BLOB NOT NULL,
        PRIMARY KEY (batch_id, sequence, turn)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE slip_receipts (
        batch_id INTEGER NOT NULL,
        sequence INTEGER NOT NULL,
        code TEXT NOT NULL,
        outcome INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (batch_id, sequence)
      ) STRICT, WITHOUT ROWID;
    )sql",
};

}  // namespace intake

#endif  // INTAKE_STORAGE_SLIPS_SLIPS_SCHEMA_H_
