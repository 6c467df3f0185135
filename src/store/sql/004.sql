-- 004.sql: what fetching has cost, for networks that have a price.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- By network and not by account: who removes an account and adds it again has the same budget.
-- A month is year * 12 + month - 1 in UTC; amounts are in millionths of a US dollar.
CREATE TABLE spending (
  network TEXT NOT NULL,
  month INTEGER NOT NULL,
  spent INTEGER NOT NULL,
  PRIMARY KEY (network, month)
) WITHOUT ROWID;

CREATE TABLE budget (
  network TEXT PRIMARY KEY,
  amount INTEGER NOT NULL
) WITHOUT ROWID;

-- What was paid for on a day, which it is once: rows of other days are dropped.
CREATE TABLE charged (
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  day INTEGER NOT NULL,
  item TEXT NOT NULL,
  PRIMARY KEY (account, day, item)
) WITHOUT ROWID;
