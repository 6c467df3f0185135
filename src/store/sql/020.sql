-- 020.sql: lists of people, and people who are the same person.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE list (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE
);

CREATE TABLE list_member (
  list INTEGER NOT NULL REFERENCES list (id) ON DELETE CASCADE,
  person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  PRIMARY KEY (list, person)
) WITHOUT ROWID;

CREATE INDEX list_member_person ON list_member (person);

-- Two rows for one person, as the user says; the rows don't change, so that removing the pair
-- restores what was. Pairs that share a person make a larger group.
CREATE TABLE merged_person (
  person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  PRIMARY KEY (person, other)
) WITHOUT ROWID;

CREATE INDEX merged_person_other ON merged_person (other);
