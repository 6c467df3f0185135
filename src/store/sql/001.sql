-- 001.sql: the first schema.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Ids are never reused: a page that is being fetched while its account is removed must not end up
-- in the next one.
CREATE TABLE account (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  network TEXT NOT NULL,
  server TEXT NOT NULL,
  remote TEXT NOT NULL,
  handle TEXT,
  name TEXT,
  avatar TEXT,
  source INTEGER NOT NULL,
  state INTEGER NOT NULL DEFAULT 0,
  last_sync INTEGER NOT NULL DEFAULT 0,
  followers INTEGER NOT NULL DEFAULT -1,
  following INTEGER NOT NULL DEFAULT -1,
  listed INTEGER NOT NULL DEFAULT -1,
  posts INTEGER NOT NULL DEFAULT -1,
  UNIQUE (network, server, remote)
);

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  remote TEXT NOT NULL,
  handle TEXT,
  name TEXT,
  avatar TEXT,
  url TEXT,
  followers INTEGER NOT NULL DEFAULT -1,
  following INTEGER NOT NULL DEFAULT -1,
  posts INTEGER NOT NULL DEFAULT -1,
  flags INTEGER NOT NULL DEFAULT 0,
  UNIQUE (account, remote)
);

CREATE TABLE post (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  remote TEXT NOT NULL,
  url TEXT,
  excerpt TEXT,
  answers TEXT,
  time INTEGER NOT NULL DEFAULT 0,
  flags INTEGER NOT NULL DEFAULT 0,
  mentions INTEGER NOT NULL DEFAULT 0,
  replies INTEGER NOT NULL DEFAULT 0,
  quotes INTEGER NOT NULL DEFAULT 0,
  reshares INTEGER NOT NULL DEFAULT 0,
  likes INTEGER NOT NULL DEFAULT 0,
  UNIQUE (account, remote)
);

CREATE INDEX post_answers ON post (account, answers) WHERE answers IS NOT NULL;

-- Received reactions, in two tables. There are no foreign keys to person and post: rows are only
-- deleted with their account, and a million checks for each import would be useless. Post 0 means
-- no post.

-- Likes, reshares and follows, identified by person, post and kind. The order of the key stores
-- one post's reactions together.
CREATE TABLE reaction (
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  post INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  person INTEGER NOT NULL,
  time INTEGER NOT NULL,
  PRIMARY KEY (account, post, kind, person)
) WITHOUT ROWID;

-- Mentions, replies and quotes, identified by their id. The text is never stored.
CREATE TABLE remark (
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  remote TEXT NOT NULL,
  post INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  person INTEGER NOT NULL,
  time INTEGER NOT NULL,
  url TEXT,
  PRIMARY KEY (account, remote)
) WITHOUT ROWID;

CREATE TABLE endorsement (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  person INTEGER NOT NULL,
  given INTEGER NOT NULL,
  topic TEXT NOT NULL,
  time INTEGER NOT NULL,
  remote TEXT NOT NULL,
  UNIQUE (account, remote)
);

CREATE TABLE tag (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

CREATE TABLE post_tag (
  post INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE,
  tag INTEGER NOT NULL REFERENCES tag (id),
  PRIMARY KEY (post, tag)
) WITHOUT ROWID;

CREATE TABLE cursor (
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  resource TEXT NOT NULL,
  cursor TEXT,
  mark TEXT,
  done INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (account, resource)
) WITHOUT ROWID;

CREATE TABLE score_point (
  day INTEGER NOT NULL,
  model INTEGER NOT NULL,
  score REAL NOT NULL,
  low REAL NOT NULL,
  high REAL NOT NULL,
  PRIMARY KEY (day, model)
) WITHOUT ROWID;

CREATE TABLE holiday (
  first INTEGER PRIMARY KEY,
  last INTEGER NOT NULL
);
