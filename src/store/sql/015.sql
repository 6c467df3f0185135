-- 015.sql: accounts that were stored twice, once from an archive that doesn't say whose it is.
-- Copyright The Clout developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Such an archive is stored under the handle that its owner entered (sync/fetch/same-account.c has
-- the same rules). If several accounts match, none is merged.
CREATE TEMP TABLE twin (id INTEGER PRIMARY KEY, kept INTEGER NOT NULL);
INSERT INTO twin SELECT typed.id, kept.id FROM account AS typed JOIN account AS kept
  ON kept.network = typed.network AND kept.id <> typed.id
WHERE typed.source = 2 AND (kept.source < 2 OR kept.id < typed.id OR kept.remote <> typed.remote)
  AND (typed.remote LIKE 'did:%' AND kept.remote = typed.remote
    OR lower (typed.remote) = lower (typed.handle)
      AND (lower (kept.server) = lower (typed.server) OR instr (typed.handle, '@') > 0)
      AND (lower (kept.handle) = lower (typed.handle)
          AND (kept.source = 2 OR instr (typed.handle, ' ') = 0)
        OR lower (kept.name) = lower (typed.handle)
          AND kept.source = 2 AND instr (typed.handle, ' ') > 0))
GROUP BY typed.id HAVING count (*) = 1;
DELETE FROM twin WHERE kept IN (SELECT id FROM twin);

CREATE TEMP TABLE same_post (id INTEGER PRIMARY KEY, kept INTEGER NOT NULL);
INSERT INTO same_post SELECT old.id, post.id FROM twin JOIN post AS old ON old.account = twin.id
  JOIN post ON post.account = twin.kept AND post.remote = old.remote;
INSERT OR IGNORE INTO same_post SELECT old.id, alias.post FROM twin
  JOIN post AS old ON old.account = twin.id
  JOIN alias ON alias.account = twin.kept AND alias.name = old.remote;
CREATE TEMP TABLE same_person (id INTEGER PRIMARY KEY, kept INTEGER NOT NULL);
INSERT INTO same_person SELECT old.id, person.id FROM twin
  JOIN person AS old ON old.account = twin.id
  JOIN person ON person.account = twin.kept AND person.remote = old.remote;

-- The network's own counts are newer than an archive's.
UPDATE post SET told = post.told | old.told, answers = coalesce (post.answers, old.answers),
  mentions = max (post.mentions, iif (source = 2, old.mentions, 0)),
  replies = max (post.replies, iif (source = 2, old.replies, 0)),
  quotes = max (post.quotes, iif (source = 2, old.quotes, 0)),
  reshares = max (post.reshares, iif (source = 2, old.reshares, 0)),
  likes = max (post.likes, iif (source = 2, old.likes, 0))
FROM same_post JOIN post AS old ON old.id = same_post.id JOIN twin ON twin.id = old.account
  JOIN account ON account.id = twin.kept
WHERE post.id = same_post.kept;
INSERT OR IGNORE INTO post_tag (post, tag) SELECT kept, tag FROM same_post
  JOIN post_tag ON post_tag.post = same_post.id;
UPDATE person SET flags = person.flags | old.flags FROM same_person
  JOIN person AS old ON old.id = same_person.id WHERE person.id = same_person.kept;
UPDATE account SET followers = iif (account.followers < 0, old.followers, account.followers),
  following = iif (account.following < 0, old.following, account.following),
  posts = iif (account.posts < 0, old.posts, account.posts)
FROM twin JOIN account AS old ON old.id = twin.id WHERE account.id = twin.kept;

UPDATE post SET account = (SELECT kept FROM twin WHERE id = account)
WHERE account IN (SELECT id FROM twin) AND id NOT IN (SELECT id FROM same_post);
UPDATE person SET account = (SELECT kept FROM twin WHERE id = account)
WHERE account IN (SELECT id FROM twin) AND id NOT IN (SELECT id FROM same_person);
UPDATE OR IGNORE alias SET account = (SELECT kept FROM twin WHERE id = account),
  post = coalesce ((SELECT kept FROM same_post WHERE id = post), post)
WHERE account IN (SELECT id FROM twin);
UPDATE OR IGNORE reaction SET account = (SELECT kept FROM twin WHERE id = account),
  post = coalesce ((SELECT kept FROM same_post WHERE id = post), post),
  person = coalesce ((SELECT kept FROM same_person WHERE id = person), person)
WHERE account IN (SELECT id FROM twin);
UPDATE OR IGNORE remark SET account = (SELECT kept FROM twin WHERE id = account),
  post = coalesce ((SELECT kept FROM same_post WHERE id = post), post),
  person = coalesce ((SELECT kept FROM same_person WHERE id = person), person)
WHERE account IN (SELECT id FROM twin);
UPDATE OR IGNORE given SET account = (SELECT kept FROM twin WHERE id = account),
  person = coalesce ((SELECT kept FROM same_person WHERE id = person), person)
WHERE account IN (SELECT id FROM twin);
UPDATE OR IGNORE endorsement SET account = (SELECT kept FROM twin WHERE id = account),
  giver = coalesce ((SELECT kept FROM same_person WHERE id = giver), giver),
  receiver = coalesce ((SELECT kept FROM same_person WHERE id = receiver), receiver)
WHERE account IN (SELECT id FROM twin);
UPDATE OR IGNORE own_act SET account = (SELECT kept FROM twin WHERE id = account)
WHERE account IN (SELECT id FROM twin);
UPDATE OR IGNORE featured_tag SET account = (SELECT kept FROM twin WHERE id = account)
WHERE account IN (SELECT id FROM twin);
UPDATE OR IGNORE repository SET person = (SELECT kept FROM same_person WHERE id = person)
WHERE person IN (SELECT id FROM same_person);

-- Not by cascade, which is off while an export is read.
DELETE FROM repository WHERE person IN (SELECT id FROM same_person);
DELETE FROM reaction WHERE account IN (SELECT id FROM twin);
DELETE FROM remark WHERE account IN (SELECT id FROM twin);
DELETE FROM given WHERE account IN (SELECT id FROM twin);
DELETE FROM endorsement WHERE account IN (SELECT id FROM twin);
DELETE FROM hidden_endorsement WHERE account IN (SELECT id FROM twin);
DELETE FROM own_act WHERE account IN (SELECT id FROM twin);
DELETE FROM featured_tag WHERE account IN (SELECT id FROM twin);
DELETE FROM asked WHERE account IN (SELECT id FROM twin);
DELETE FROM cursor WHERE account IN (SELECT id FROM twin);
DELETE FROM charged WHERE account IN (SELECT id FROM twin);
DELETE FROM plus_k WHERE account IN (SELECT id FROM twin);
DELETE FROM alias WHERE account IN (SELECT id FROM twin);
DELETE FROM post_tag WHERE post IN (SELECT id FROM same_post);
DELETE FROM post WHERE id IN (SELECT id FROM same_post);
DELETE FROM person WHERE id IN (SELECT id FROM same_person);
DELETE FROM account WHERE id IN (SELECT id FROM twin);
DROP TABLE same_person;
DROP TABLE same_post;
DROP TABLE twin;
