-- 016.sql: each account's friends, most followers first.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- With every column that the list of friends needs, so that its first rows come from one page of
-- the file, however many there are.
CREATE INDEX person_friend ON person (account, followers DESC, id, flags) WHERE (flags & 6) <> 0;
