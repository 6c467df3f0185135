-- 002.sql: the person's reactions to others, and the age of people's counts.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Own replies, reshares and likes with their recipients. They earn nothing, but show who is
-- important to the person. remote is the own reply, or the reshared or liked post.
CREATE TABLE given (
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  kind INTEGER NOT NULL,
  remote TEXT NOT NULL,
  person INTEGER NOT NULL,
  time INTEGER NOT NULL,
  PRIMARY KEY (account, kind, remote)
) WITHOUT ROWID;

ALTER TABLE person ADD COLUMN counted INTEGER NOT NULL DEFAULT 0;
