-- 019.sql: when each account was added.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Unix seconds; 0 for accounts from before, for which it isn't known.
ALTER TABLE account ADD COLUMN added INTEGER NOT NULL DEFAULT 0;
