-- 010.sql: the counts at which lists were read.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- A post's list can be permanently shorter than its count, because of private accounts or blocked
-- people. It is requested again when the number counted or listed has changed.
CREATE TABLE asked (
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  resource TEXT NOT NULL,
  post INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  listed INTEGER NOT NULL,
  PRIMARY KEY (account, resource, post)
) WITHOUT ROWID;
