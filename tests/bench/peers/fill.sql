-- The town with `months` monthly readings of each of its `accounts` accounts.

INSERT INTO accounts
SELECT 2000000000 + i, i % 2 = 1, 6, '2012-01-01', NULL
  FROM generate_series(0, :accounts - 1) AS i;

INSERT INTO submissions
SELECT m * :accounts::bigint + i, 1, 2000000000 + i, 'm' || m, '79030000000',
       (100000 - 100 * m) || ' ' || (100000 - 100 * m) / 2, 'accepted',
       m * :accounts::bigint + i || ' accepted'
         || ' An answer about as long as one that fits an SMS part.', now()
  FROM generate_series(:months - 1, 0, -1) AS m,
       generate_series(0, :accounts - 1) AS i;

INSERT INTO request_keys
SELECT account, channel, request_id, receipt FROM submissions;

INSERT INTO readings
SELECT 2000000000 + i, r,
       (date_trunc('month', current_date) - interval '1 month' * (2 + m))::date + 9,
       (100000 - 100 * m) * 1000 / (1 + r), m * :accounts::bigint + i
  FROM generate_series(:months - 1, 0, -1) AS m,
       generate_series(0, :accounts - 1) AS i, generate_series(0, 1) AS r
 WHERE r = 0 OR i % 2 = 1;

ALTER TABLE submissions ADD PRIMARY KEY (receipt);
ALTER TABLE request_keys ADD PRIMARY KEY (account, channel, request_id);
ALTER TABLE readings ADD PRIMARY KEY (account, register, read_on);
SELECT setval('receipts', :months * :accounts::bigint + 1);
