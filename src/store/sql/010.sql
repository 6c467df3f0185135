-- 010.sql: at which counts lists were read.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- A post's list may be shorter than its count for good: of private accounts, or of people who are
-- blocked. It is asked for again when counted or listed is another than it was then.
CREATE TABLE asked (
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  resource TEXT NOT NULL,
  post INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  listed INTEGER NOT NULL,
  PRIMARY KEY (account, resource, post)
) WITHOUT ROWID;
