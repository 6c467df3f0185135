-- 007.sql: what could not be read to its end, and where accounts have moved to.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Unix seconds since when, 0 for a resource that was read whole.
ALTER TABLE cursor ADD COLUMN incomplete INTEGER NOT NULL DEFAULT 0;

-- The handle of the new account, as the old one names it.
ALTER TABLE account ADD COLUMN moved TEXT;
