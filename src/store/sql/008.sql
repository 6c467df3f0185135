-- 008.sql: accounts' reactions to their own posts.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Networks include own replies, reshares and likes in their counts. post is a remote id, because
-- the post may be read later, or not be public. remote is the own reply or quote, '' for reactions
-- that are possible only once.
CREATE TABLE own_act (
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  post TEXT NOT NULL,
  kind INTEGER NOT NULL,
  remote TEXT NOT NULL,
  PRIMARY KEY (account, post, kind, remote)
) WITHOUT ROWID;

CREATE INDEX own_act_remote ON own_act (account, remote) WHERE remote <> '';

-- Kinds of own reactions to a post that its network or archive reports, 1 << kind.
ALTER TABLE post ADD COLUMN told INTEGER NOT NULL DEFAULT 0;

-- Posts with a lower bound of other people's reactions: the network's counts without own acts. If
-- own reshares or likes aren't reported, there may be one, so one is subtracted; then
-- maybe_reshares or maybe_likes is 1. Finding out about an own act later doesn't change that.
-- Kinds: 0 mention, 1 reply, 2 quote, 3 reshare, 4 like.
CREATE VIEW received AS
SELECT post.id, post.account, post.remote, url, excerpt, answers, time, flags, told,
  max (post.mentions - coalesce (own.mentions, 0), 0) AS mentions,
  max (post.replies - coalesce (own.replies, 0), 0) AS replies,
  max (post.quotes - coalesce (own.quotes, 0), 0) AS quotes,
  max (post.reshares - coalesce (own.reshares, 0) - ((told & 8) = 0), 0) AS reshares,
  max (post.likes - coalesce (own.likes, 0) - ((told & 16) = 0), 0) AS likes,
  post.reshares > coalesce (own.reshares, 0) AND (told & 8) = 0 AS maybe_reshares,
  post.likes > coalesce (own.likes, 0) AND (told & 16) = 0 AS maybe_likes
FROM post LEFT JOIN (
  SELECT account, post, sum (kind = 0) AS mentions, sum (kind = 1) AS replies,
    sum (kind = 2) AS quotes, sum (kind = 3) AS reshares, sum (kind = 4) AS likes
  FROM own_act GROUP BY account, post
) AS own ON own.account = post.account AND own.post = post.remote;
