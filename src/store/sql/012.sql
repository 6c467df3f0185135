-- 012.sql: whether score points were shown on their day.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- 0 if computed later, from a later day's data. This is unknown for older points, because all of
-- them were rewritten with each day's data.
ALTER TABLE score_point ADD COLUMN shown INTEGER NOT NULL DEFAULT 0;
