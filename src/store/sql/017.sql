-- 017.sql: posts by time and by topic.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE INDEX post_time ON post (time);
CREATE INDEX post_tag_tag ON post_tag (tag);
