-- 013.sql: the date of an account's profile.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Unix seconds of the latest archive's data; data from the network are from last_sync. An older
-- profile changes nothing.
ALTER TABLE account ADD COLUMN dated INTEGER NOT NULL DEFAULT 0;
UPDATE account SET dated = last_sync;

-- Only approved followers can read the posts, so their text isn't stored.
ALTER TABLE account ADD COLUMN protected INTEGER NOT NULL DEFAULT 0;
