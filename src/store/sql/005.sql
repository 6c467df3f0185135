-- 005.sql: feeds of perks that the person subscribed to.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE perk_feed (
  id INTEGER PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  publisher TEXT NOT NULL,
  fetched INTEGER NOT NULL
);

-- topics and regions are separated by line ends; expires is 0 for never.
CREATE TABLE perk (
  feed INTEGER NOT NULL REFERENCES perk_feed (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  what TEXT NOT NULL,
  link TEXT NOT NULL,
  disclosure TEXT NOT NULL,
  from_score REAL NOT NULL,
  expires INTEGER NOT NULL,
  topics TEXT NOT NULL,
  regions TEXT NOT NULL,
  PRIMARY KEY (feed, position)
) WITHOUT ROWID;
