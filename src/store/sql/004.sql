-- 004.sql: what fetching has cost, for networks that charge for data.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- By network and not by account, so that removing and adding an account doesn't reset the budget.
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

-- Items paid for on a day, which are charged once a day. Other days' rows are deleted.
CREATE TABLE charged (
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  day INTEGER NOT NULL,
  item TEXT NOT NULL,
  PRIMARY KEY (account, day, item)
) WITHOUT ROWID;
