-- 018.sql: how many followers each account had on which day.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- day counts from 1970-01-01 in UTC. From networks there is one on each day with a refresh, from
-- an archive one of its date.
CREATE TABLE follower_count (
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  day INTEGER NOT NULL,
  followers INTEGER NOT NULL,
  PRIMARY KEY (account, day)
) WITHOUT ROWID;

INSERT INTO follower_count (account, day, followers)
SELECT id, max (last_sync, dated) / 86400, followers FROM account
WHERE followers >= 0 AND max (last_sync, dated) > 0;
