-- The same checks in PostgreSQL: a known account, its registers, a key that was
-- seen, a date that is possible, a dial that runs forward, usage that is usual;
-- then the reading, the submission and its key, in one transaction.

CREATE TABLE accounts (
  number bigint PRIMARY KEY,
  two_tariffs boolean NOT NULL,
  whole_digits smallint NOT NULL,
  installed_on date NOT NULL,
  closed_on date
);

CREATE TABLE readings (
  account bigint NOT NULL,
  register smallint NOT NULL,
  read_on date NOT NULL,
  value bigint NOT NULL,
  receipt bigint NOT NULL
);

CREATE TABLE submissions (
  receipt bigint NOT NULL,
  channel smallint NOT NULL,
  account bigint NOT NULL,
  request_id text NOT NULL,
  sender text NOT NULL,
  content text NOT NULL,
  outcome text NOT NULL,
  answer text NOT NULL,
  received_at timestamptz NOT NULL
);

CREATE TABLE request_keys (
  account bigint NOT NULL,
  channel smallint NOT NULL,
  request_id text NOT NULL,
  receipt bigint NOT NULL
);

CREATE SEQUENCE receipts CACHE 100;

-- What the rules say of one register's value: NULL where nothing.
CREATE FUNCTION finding_of(
  of_account bigint, of_register smallint, day date, dial bigint, digits smallint
) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  newest_value bigint;
  newest_day date;
  oldest_value bigint;
  oldest_day date;
  usual numeric;
  used numeric;
BEGIN
  IF dial >= (10 ^ digits)::bigint * 1000 THEN
    RETURN 'TOO_MANY_DIGITS';
  END IF;
  SELECT (array_agg(value))[1], (array_agg(read_on))[1],
         (array_agg(value))[count(*)], (array_agg(read_on))[count(*)]
    INTO newest_value, newest_day, oldest_value, oldest_day
    FROM (SELECT value, read_on FROM readings
           WHERE account = of_account AND register = of_register AND read_on < day
           ORDER BY read_on DESC LIMIT 8) AS latest;
  IF newest_value IS NULL THEN
    RETURN NULL;
  END IF;
  IF dial < newest_value THEN
    RETURN 'LESS_THAN_PREVIOUS';
  END IF;
  used := (dial - newest_value)::numeric / (day - newest_day);
  usual := CASE WHEN newest_day > oldest_day
    THEN (newest_value - oldest_value)::numeric / (newest_day - oldest_day)
    ELSE 10000 END;
  IF used > greatest(40000, usual * 5) THEN
    RETURN 'HIGH_USAGE_HOLD';
  END IF;
  IF used > greatest(15000, usual * 2) THEN
    RETURN 'HIGH_USAGE';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION submit_reading(
  of_channel smallint, of_account bigint, with_key text, day date,
  first_dial bigint, second_dial bigint
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  known accounts%ROWTYPE;
  given text;
  findings text[] := '{}';
  decided text := 'accepted';
  new_receipt bigint;
BEGIN
  -- Judged one after the other, account by account.
  PERFORM pg_advisory_xact_lock(of_account);
  SELECT s.answer INTO given
    FROM request_keys k JOIN submissions s USING (receipt)
   WHERE k.account = of_account AND k.channel = of_channel
     AND k.request_id = with_key;
  IF FOUND THEN
    RETURN given;
  END IF;
  SELECT * INTO known FROM accounts WHERE accounts.number = of_account;
  IF NOT FOUND THEN
    findings := findings || 'ACCOUNT_NOT_FOUND'::text;
    decided := 'refused';
  ELSE
    IF known.closed_on <= day THEN
      findings := findings || 'ACCOUNT_CLOSED'::text;
      decided := 'refused';
    END IF;
    IF day > current_date OR day < known.installed_on THEN
      findings := findings || 'DATE_IMPOSSIBLE'::text;
      decided := 'refused';
    ELSIF day < current_date - 90 THEN
      findings := findings || 'TOO_OLD'::text;
      decided := 'held';
    END IF;
    IF known.two_tariffs <> (second_dial IS NOT NULL) THEN
      findings := findings || 'FEW_VALUES'::text;
      decided := 'refused';
    END IF;
    findings := findings ||
      finding_of(of_account, 0::smallint, day, first_dial, known.whole_digits);
    IF second_dial IS NOT NULL THEN
      findings := findings ||
        finding_of(of_account, 1::smallint, day, second_dial, known.whole_digits);
    END IF;
    findings := array_remove(findings, NULL);
    IF decided = 'accepted' AND
       findings && '{LESS_THAN_PREVIOUS,HIGH_USAGE_HOLD,TOO_MANY_DIGITS}' THEN
      decided := 'held';
    END IF;
  END IF;
  new_receipt := nextval('receipts');
  given := new_receipt || ' ' || decided || ' ' || array_to_string(findings, ',') ||
    ' An answer about as long as one that fits an SMS part.';
  INSERT INTO submissions VALUES (
    new_receipt, of_channel, of_account, with_key, '79030000000',
    concat_ws(' ', first_dial, second_dial), decided, given, now());
  INSERT INTO request_keys VALUES (of_account, of_channel, with_key, new_receipt);
  IF decided = 'accepted' THEN
    INSERT INTO readings VALUES (of_account, 0, day, first_dial, new_receipt)
      ON CONFLICT (account, register, read_on) DO UPDATE
      SET value = excluded.value, receipt = excluded.receipt;
    IF second_dial IS NOT NULL THEN
      INSERT INTO readings VALUES (of_account, 1, day, second_dial, new_receipt)
        ON CONFLICT (account, register, read_on) DO UPDATE
        SET value = excluded.value, receipt = excluded.receipt;
    END IF;
  END IF;
  RETURN given;
END $$;

-- The same for many at once, as one statement over sets. The accounts of one
-- call are all different.
CREATE FUNCTION submit_batch(
  of_channel smallint, of_accounts bigint[], with_keys text[], days date[],
  first_dials bigint[], second_dials bigint[]
) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE
  given text[];
BEGIN
  PERFORM pg_advisory_xact_lock(a)
     FROM (SELECT a FROM unnest(of_accounts) AS a ORDER BY a) AS sorted;
  WITH input AS MATERIALIZED (
    SELECT * FROM unnest(of_accounts, with_keys, days, first_dials, second_dials)
      WITH ORDINALITY AS i (account, key, day, first_dial, second_dial, place)
  ), dials AS (
    SELECT place, account, day, 0::smallint AS register, first_dial AS dial
      FROM input
    UNION ALL
    SELECT place, account, day, 1::smallint, second_dial
      FROM input WHERE second_dial IS NOT NULL
  ), usual AS (
    SELECT d.place, d.dial, d.day, count(*) AS known,
           (array_agg(p.value))[1] AS newest_value,
           (array_agg(p.read_on))[1] AS newest_day,
           (array_agg(p.value))[count(*)] AS oldest_value,
           (array_agg(p.read_on))[count(*)] AS oldest_day
      FROM dials d
      CROSS JOIN LATERAL (
        SELECT value, read_on FROM readings r
         WHERE r.account = d.account AND r.register = d.register
           AND r.read_on < d.day
         ORDER BY read_on DESC LIMIT 8) AS p
     GROUP BY d.place, d.register, d.dial, d.day
  ), contradicted AS (
    SELECT DISTINCT place FROM usual
     WHERE dial < newest_value
        OR (dial - newest_value)::numeric / (day - newest_day) > greatest(40000,
             5 * CASE WHEN newest_day > oldest_day
               THEN (newest_value - oldest_value)::numeric
                    / (newest_day - oldest_day)
               ELSE 10000 END)
  ), judged AS MATERIALIZED (
    SELECT i.*, k.receipt AS seen, nextval('receipts') AS number,
      CASE
        WHEN a.number IS NULL OR a.closed_on <= i.day OR i.day > current_date
          OR i.day < a.installed_on
          OR a.two_tariffs <> (i.second_dial IS NOT NULL) THEN 'refused'
        WHEN i.day < current_date - 90 OR c.place IS NOT NULL
          OR greatest(i.first_dial, i.second_dial)
             >= (10 ^ a.whole_digits)::bigint * 1000 THEN 'held'
        ELSE 'accepted'
      END AS decided
      FROM input i
      LEFT JOIN accounts a ON a.number = i.account
      LEFT JOIN request_keys k ON k.account = i.account
            AND k.channel = of_channel AND k.request_id = i.key
      LEFT JOIN contradicted c USING (place)
  ), submitted AS (
    INSERT INTO submissions
    SELECT number, of_channel, account, key, '79030000000',
           concat_ws(' ', first_dial, second_dial), decided,
           number || ' ' || decided ||
             ' An answer about as long as one that fits an SMS part.', now()
      FROM judged WHERE seen IS NULL
    RETURNING receipt, answer
  ), keyed AS (
    INSERT INTO request_keys
    SELECT account, of_channel, key, number FROM judged WHERE seen IS NULL
  ), read_dials AS (
    INSERT INTO readings
    SELECT d.account, d.register, d.day, d.dial, j.number
      FROM judged j JOIN dials d USING (place)
     WHERE j.seen IS NULL AND j.decided = 'accepted'
    ON CONFLICT (account, register, read_on) DO UPDATE
    SET value = excluded.value, receipt = excluded.receipt
  )
  SELECT array_agg(coalesce(s.answer, o.answer) ORDER BY j.place) INTO given
    FROM judged j
    LEFT JOIN submitted s ON s.receipt = j.number
    LEFT JOIN submissions o ON o.receipt = j.seen;
  RETURN given;
END $$;
