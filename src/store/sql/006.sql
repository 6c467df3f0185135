-- 006.sql: hashtags that accounts feature on their profiles.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE featured_tag (
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  PRIMARY KEY (account, name)
) WITHOUT ROWID;
