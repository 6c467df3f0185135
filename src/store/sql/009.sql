-- 009.sql: at which counts lists were read, and other names of posts.
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

-- What else a post is or was called: an address that has changed, or that others name it by.
CREATE TABLE alias (
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  remote TEXT NOT NULL,
  post INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE,
  PRIMARY KEY (account, remote)
) WITHOUT ROWID;

CREATE INDEX alias_post ON alias (post);
