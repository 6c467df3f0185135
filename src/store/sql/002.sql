-- 002.sql: what the person gives to others, and when someone's counters were told.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Own replies, reshares and likes: who received them. They earn nothing and say whose
-- words the person listens to. remote is the own reply, or the post that was reshared or liked.
CREATE TABLE given (
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  kind INTEGER NOT NULL,
  remote TEXT NOT NULL,
  person INTEGER NOT NULL,
  time INTEGER NOT NULL,
  PRIMARY KEY (account, kind, remote)
) WITHOUT ROWID;

ALTER TABLE person ADD COLUMN counted INTEGER NOT NULL DEFAULT 0;
