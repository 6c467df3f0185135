-- 011.sql: status ids that don't change when a status is edited.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- In snac's ids, the time of the last change precedes a hash: replace it by zeros. If a post is
-- stored under several ids, the latest is kept with the reactions to all of them.
CREATE TEMP TABLE renamed AS
SELECT id, '0000000000' || substr (remote, 11) AS name,
  first_value (id) OVER (PARTITION BY account, substr (remote, 11) ORDER BY remote DESC) AS kept
FROM post WHERE length (remote) = 42 AND remote NOT GLOB '*[^0-9a-f]*'
  AND substr (remote, 1, 10) NOT GLOB '*[^0-9]*'
  AND account IN (SELECT id FROM account WHERE network = 'mastodon');

UPDATE OR IGNORE reaction SET post = (SELECT kept FROM renamed WHERE id = post)
WHERE post IN (SELECT id FROM renamed WHERE id <> kept);
DELETE FROM reaction WHERE post IN (SELECT id FROM renamed WHERE id <> kept);
UPDATE remark SET post = (SELECT kept FROM renamed WHERE id = post)
WHERE post IN (SELECT id FROM renamed WHERE id <> kept);
DELETE FROM post WHERE id IN (SELECT id FROM renamed WHERE id <> kept);
UPDATE post SET remote = (SELECT name FROM renamed WHERE id = post.id)
WHERE id IN (SELECT id FROM renamed);
DROP TABLE renamed;

UPDATE post SET answers = '0000000000' || substr (answers, 11)
WHERE length (answers) = 42 AND answers NOT GLOB '*[^0-9a-f]*'
  AND substr (answers, 1, 10) NOT GLOB '*[^0-9]*'
  AND account IN (SELECT id FROM account WHERE network = 'mastodon');
UPDATE OR REPLACE remark SET remote = '0000000000' || substr (remote, 11)
WHERE length (remote) = 42 AND remote NOT GLOB '*[^0-9a-f]*'
  AND substr (remote, 1, 10) NOT GLOB '*[^0-9]*'
  AND account IN (SELECT id FROM account WHERE network = 'mastodon');
UPDATE OR REPLACE given SET remote = '0000000000' || substr (remote, 11)
WHERE length (remote) = 42 AND remote NOT GLOB '*[^0-9a-f]*'
  AND substr (remote, 1, 10) NOT GLOB '*[^0-9]*'
  AND account IN (SELECT id FROM account WHERE network = 'mastodon');
UPDATE OR REPLACE own_act SET post = '0000000000' || substr (post, 11)
WHERE length (post) = 42 AND post NOT GLOB '*[^0-9a-f]*'
  AND substr (post, 1, 10) NOT GLOB '*[^0-9]*'
  AND account IN (SELECT id FROM account WHERE network = 'mastodon');
UPDATE OR REPLACE own_act SET remote = '0000000000' || substr (remote, 11)
WHERE length (remote) = 42 AND remote NOT GLOB '*[^0-9a-f]*'
  AND substr (remote, 1, 10) NOT GLOB '*[^0-9]*'
  AND account IN (SELECT id FROM account WHERE network = 'mastodon');
UPDATE OR REPLACE endorsement SET remote = '0000000000' || substr (remote, 11)
WHERE length (remote) = 42 AND remote NOT GLOB '*[^0-9a-f]*'
  AND substr (remote, 1, 10) NOT GLOB '*[^0-9]*'
  AND account IN (SELECT id FROM account WHERE network = 'mastodon');
