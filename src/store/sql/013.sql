-- 013.sql: of which day an account's profile is.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Unix seconds of what an archive said last; a network's word is of last_sync. A profile of an
-- earlier day changes nothing.
ALTER TABLE account ADD COLUMN dated INTEGER NOT NULL DEFAULT 0;
UPDATE account SET dated = last_sync;

-- Only people who the owner lets in can read the posts: their words aren't kept.
ALTER TABLE account ADD COLUMN protected INTEGER NOT NULL DEFAULT 0;
