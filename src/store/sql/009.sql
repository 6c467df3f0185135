-- 009.sql: the version of a list that was read.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The server's ETag and Last-Modified date, one per line, or NULL.
ALTER TABLE cursor ADD COLUMN validator TEXT;
