-- 009.sql: which version of a list was read.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The ETag and the Last-Modified date that the server gave, a line each, or NULL.
ALTER TABLE cursor ADD COLUMN validator TEXT;
