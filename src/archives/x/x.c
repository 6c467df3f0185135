/* x.c: downloads of an account on X, formerly Twitter.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/x/read.h"

/* The folder with these files is the root: "data", or in 2018 and 2019 the top. */
static const char *const probes[] = {
  "tweets.js", "tweet.js", "account.js", NULL
};
static const char *const needed[] = { NULL };

/* All that the functions in this folder read. */
const char *const clout_x_members[] = {
  "account", "accountDisplayName", "accountId", "action", "archiveInfo", "core", "createdAt",
  "created_at", "displayName", "entities", "expanded_url", "favorite_count", "followers",
  "full_name", "full_text", "generationDate", "hashtags", "id", "id_str",
  "in_reply_to_screen_name", "in_reply_to_status_id_str", "in_reply_to_user_id_str", "like",
  "media", "name", "noteTweet", "protected", "protectedAt", "protectedHistory", "retweet_count",
  "retweeted_status", "retweeted_status_id", "scopes", "screen_name", "text", "tweet", "tweetId",
  "tweet_id", "urls", "user", "userInfo", "userName", "user_id_str", "username", NULL
};

const CloutArchiveFormat clout_archive_x = {
  .network = "x",
  .tells = CLOUT_ARCHIVE_COUNTS,
  .probes = probes,
  .depth = 1,
  .needed = needed,
  .read_account = clout_x_read_account,
  .prepare = clout_x_prepare,
  .likes = "like*.js",
  .members = clout_x_members,
  .streams = {
    { "tweets.js", CLOUT_ITEMS_ARRAY, NULL, clout_x_read_tweet, TRUE },
    { "tweets-part*.js", CLOUT_ITEMS_ARRAY, NULL, clout_x_read_tweet, TRUE },
    { "tweet.js", CLOUT_ITEMS_ARRAY, NULL, clout_x_read_tweet, TRUE },
    { "tweet-part*.js", CLOUT_ITEMS_ARRAY, NULL, clout_x_read_tweet, TRUE },
    { "community-tweet*.js", CLOUT_ITEMS_ARRAY, NULL, clout_x_read_tweet },
    { "twitter-circle-tweet*.js", CLOUT_ITEMS_ARRAY, NULL, clout_x_read_circle },
    { "like.js", CLOUT_ITEMS_ARRAY, NULL, clout_x_read_like },
    { "like-part*.js", CLOUT_ITEMS_ARRAY, NULL, clout_x_read_like },
    { CLOUT_X_DELETED, CLOUT_ITEMS_ARRAY, NULL, clout_x_read_deleted },
  },
};

/* "data/js/user_details.js" is below the root, unless the folder "data" was opened. */
static const char *const monthly_probes[] = {
  "tweets.csv", "data/js/user_details.js", "data/js/tweet_index.js", "js/user_details.js",
  "js/tweet_index.js", NULL
};

/* Twitter's format from 2012 to 2018: a file for each month, and a table of all posts. It has no
   reaction counts. */
const CloutArchiveFormat clout_archive_x_monthly = {
  .network = "x",
  .tells = CLOUT_ARCHIVE_COUNTS,
  .probes = monthly_probes,
  .needed = needed,
  .read_account = clout_x_read_account,
  .prepare = clout_x_prepare,
  .members = clout_x_members,
  .streams = {
    { "*js/tweets/*.js", CLOUT_ITEMS_ARRAY, NULL, clout_x_read_tweet },
    { "tweets.csv", CLOUT_ITEMS_CSV, "tweet_id", clout_x_read_row },
  },
};
