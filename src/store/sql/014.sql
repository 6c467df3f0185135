-- 014.sql: permanent ids of posts and comments, for blogs whose addresses change.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- All names of a post except its remote id.
CREATE TABLE alias (
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  post INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE,
  PRIMARY KEY (account, name)
) WITHOUT ROWID;

CREATE INDEX alias_post ON alias (post);

-- Posts of a blog with the same beginning and the same second of publication are one post whose
-- address has changed, except on quarter hours, which are dates without a time or scheduled posts.
-- The latest is kept with the reactions to all of them.
CREATE TEMP TABLE renamed AS
SELECT id, account, remote,
  first_value (id) OVER (PARTITION BY account, time, excerpt ORDER BY id DESC) AS kept
FROM post WHERE time % 900 <> 0 AND excerpt IS NOT NULL
  AND account IN (SELECT id FROM account WHERE network = 'blog');

INSERT INTO alias (account, name, post) SELECT account, remote, kept FROM renamed WHERE id <> kept;
UPDATE OR IGNORE reaction SET post = (SELECT kept FROM renamed WHERE id = post)
WHERE post IN (SELECT id FROM renamed WHERE id <> kept);
DELETE FROM reaction WHERE post IN (SELECT id FROM renamed WHERE id <> kept);
UPDATE remark SET post = (SELECT kept FROM renamed WHERE id = post)
WHERE post IN (SELECT id FROM renamed WHERE id <> kept);
UPDATE OR REPLACE own_act SET post = (SELECT post.remote FROM renamed JOIN post
  ON post.id = renamed.kept WHERE renamed.account = own_act.account
  AND renamed.remote = own_act.post)
WHERE EXISTS (SELECT 1 FROM renamed WHERE renamed.account = own_act.account
  AND renamed.remote = own_act.post AND id <> kept);
DELETE FROM post WHERE id IN (SELECT id FROM renamed WHERE id <> kept);
DROP TABLE renamed;

-- WordPress numbers the comments of a site, so site and number identify a comment, whatever its
-- post's address. Everything else with an address came as a webmention.
UPDATE OR REPLACE remark SET remote = substr (remote, 1, 8 + instr (substr (remote, 9), '/'))
  || substr (remote, instr (remote, '#'))
WHERE remote GLOB 'http*/*#comment-[0-9]*'
  AND account IN (SELECT id FROM account WHERE network = 'blog');
UPDATE OR REPLACE own_act SET remote = substr (remote, 1, 8 + instr (substr (remote, 9), '/'))
  || substr (remote, instr (remote, '#'))
WHERE remote GLOB 'http*/*#comment-[0-9]*'
  AND account IN (SELECT id FROM account WHERE network = 'blog');
UPDATE OR REPLACE remark SET remote = 'webmention:' || remote
WHERE remote GLOB 'http*' AND remote NOT GLOB '*#c*'
  AND account IN (SELECT id FROM account WHERE network = 'blog');

-- Deleted replies that the network still counts, because its count doesn't fall.
ALTER TABLE post ADD COLUMN gone_replies INTEGER NOT NULL DEFAULT 0;

DROP VIEW received;
CREATE VIEW received AS
SELECT post.id, post.account, post.remote, url, excerpt, answers, time, flags, told,
  max (post.mentions - coalesce (own.mentions, 0), 0) AS mentions,
  max (post.replies - gone_replies - coalesce (own.replies, 0), 0) AS replies,
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
