-- 021.sql: tips that were shown or dismissed.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- account is 0 for tips that aren't about one, topic is '' likewise. shown and dismissed are Unix
-- seconds, 0 if never. slot is a weekday and hour, as 24 * weekday + hour.
CREATE TABLE tip (
  kind INTEGER NOT NULL,
  account INTEGER NOT NULL,
  topic TEXT NOT NULL,
  slot INTEGER NOT NULL DEFAULT 0,
  shown INTEGER NOT NULL DEFAULT 0,
  dismissed INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (kind, account, topic)
) WITHOUT ROWID;
