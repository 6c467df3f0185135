-- 003.sql: +K: by whom, to whom, and where each stands on its way.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Nothing was ever stored in it.
DROP TABLE endorsement;

-- giver and receiver are people whom the account knows, 0 is the account itself. A +K of its
-- own has no remote name before its network gave one, and a state on its way there (see
-- model/endorsement.h); attempt is the name under which it is sent, so that it can be known again.
-- fresh are received ones that the person was not told of yet.
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

-- What the person does not want to see: all +K of this friend for this topic, renewed or not.
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

-- How an account gives and hears of +K.
CREATE TABLE plus_k (
  account INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  explained INTEGER NOT NULL DEFAULT 0,
  visibility INTEGER NOT NULL DEFAULT 0,
  notify INTEGER NOT NULL DEFAULT 0,
  listening INTEGER NOT NULL DEFAULT 0
);

-- Where friends keep their records, and when these were last looked at.
CREATE TABLE repository (
  person INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
  origin TEXT,
  found INTEGER NOT NULL DEFAULT 0,
  looked INTEGER NOT NULL DEFAULT 0
);
