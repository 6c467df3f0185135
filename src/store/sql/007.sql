-- 007.sql: resources that couldn't be read completely, and accounts that have moved.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Unix seconds since when it is incomplete, 0 for a resource that was read completely.
ALTER TABLE cursor ADD COLUMN incomplete INTEGER NOT NULL DEFAULT 0;

-- The handle of the new account, as reported by the old one.
ALTER TABLE account ADD COLUMN moved TEXT;
