-- 003.sql: +K with giver, receiver and progress.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The old table was never used.
DROP TABLE endorsement;

-- giver and receiver are people known to the account, 0 is the account itself. A given +K has no
-- remote id until its network assigns one, and a state until then (see model/endorsement.h);
-- attempt identifies it when it is sent, so that it can be recognized later. fresh marks received
-- ones that weren't announced yet.
CREATE TABLE endorsement (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  giver INTEGER NOT NULL,
  receiver INTEGER NOT NULL,
  topic TEXT NOT NULL,
  folded TEXT NOT NULL,
  time INTEGER NOT NULL,
  remote TEXT,
  url TEXT,
  state INTEGER NOT NULL DEFAULT 0,
  visibility INTEGER NOT NULL DEFAULT 0,
  attempt TEXT,
  fresh INTEGER NOT NULL DEFAULT 0,
  checked INTEGER NOT NULL DEFAULT 0,
  UNIQUE (account, remote)
);

CREATE INDEX endorsement_giver ON endorsement (account, giver);

-- Hidden by the person: all +K from this friend for this topic, even renewed ones.
CREATE TABLE hidden_endorsement (
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  person INTEGER NOT NULL,
  folded TEXT NOT NULL,
  PRIMARY KEY (account, person, folded)
) WITHOUT ROWID;

CREATE TABLE hidden_topic (
  folded TEXT PRIMARY KEY,
  name TEXT NOT NULL
) WITHOUT ROWID;

-- An account's +K preferences.
CREATE TABLE plus_k (
  account INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  explained INTEGER NOT NULL DEFAULT 0,
  visibility INTEGER NOT NULL DEFAULT 0,
  notify INTEGER NOT NULL DEFAULT 0,
  listening INTEGER NOT NULL DEFAULT 0
);

-- Friends' repositories, and when they were last read.
CREATE TABLE repository (
  person INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
  origin TEXT,
  found INTEGER NOT NULL DEFAULT 0,
  looked INTEGER NOT NULL DEFAULT 0
);
