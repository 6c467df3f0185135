-- 009.sql: what a server is asked with whether a page has changed.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The page's address, ETag and Last-Modified, a line each.
ALTER TABLE cursor ADD COLUMN validators TEXT;
