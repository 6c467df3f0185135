-- 012.sql: which score points were shown on their day.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- 0: worked out later, from data of a later day. Of older points no one knows: all of them were
-- written again with each day's data.
ALTER TABLE score_point ADD COLUMN shown INTEGER NOT NULL DEFAULT 0;
