/* format.h: describes an export format as a table.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "archives/bluesky/car-repository.h"
#include "archives/container/members.h"
#include "archives/error.h"
#include "archives/made-ids.h"
#include "archives/readers/item-stream.h"
#include "archives/tells.h"
#include "model/account.h"
#include "model/batch/batch.h"

G_BEGIN_DECLS

/**
 * CloutArchiveOwner: what is needed to read an export's items.
 * @id: the account's id in the export; for Mastodon the actor's URL
 * @name: the account's user name
 * @shift: seconds to shift every time by
 * @told: for #CloutBatchPost: kinds of own reactions to own posts that the export reports
 * @handles: (element-type utf8 utf8): people's handles by id, as found in the export so far;
 *   readers add to it
 * @ids: makes ids for entries without one
 * @written: time of the export, Unix seconds, 0 if unknown
 * @is_protected: whether only approved followers can read the posts
 * @seen: (element-type utf8): ids of posts that were already read, or deleted
 * @notes: (element-type gsize utf8): full text of long posts, by time
 * @repository: (nullable): finds the account's records among the blocks of a CAR file
 */
typedef struct
{
  const char *id;
  const char *name;
  gint64 shift;
  guint told;
  GHashTable *handles;
  CloutMadeIds *ids;
  gint64 written;
  gboolean is_protected;
  GHashTable *seen;
  GHashTable *notes;
  CloutCarRepository *repository;
} CloutArchiveOwner;

void clout_archive_owner_init  (CloutArchiveOwner *self);
void clout_archive_owner_clear (CloutArchiveOwner *self);

const char *clout_archive_require_handle (CloutMembers  *members,
                                          const char    *why,
                                          GError       **error);
char       *clout_archive_dup_server     (const char    *handle,
                                          GError       **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CloutArchiveOwner, clout_archive_owner_clear)

/**
 * CloutArchiveStream: files of a format whose objects are read one at a time.
 * @pattern: file name with wildcards, relative to the export's root
 * @read: pure function that adds the object's data to @batch if it is the person's own and public
 * @is_main: whether these files are essential; otherwise damaged ones are skipped
 */
typedef struct
{
  const char *pattern;
  CloutItemsShape shape;
  const char *key;
  void (*read) (const CloutArchiveOwner *owner,
                JsonNode              *item,
                CloutBatch              *batch);
  gboolean is_main;
} CloutArchiveStream;

#define CLOUT_ARCHIVE_MAX_STREAMS 10

/**
 * CloutArchiveFormat: a supported export format. To add one, add a file with this table and a row
 * in archive.c.
 * @tells: what an export reports about reactions
 * @probes: %NULL-terminated file names, any of which identifies the format. Names with wildcards
 *   are relative to the top of the container, and so are the streams' names then
 * @depth: most folders of the export above a probe
 * @html_probes: (nullable): the same for the HTML variant, which Clout doesn't read
 * @needed: %NULL-terminated names of files that identify the owner
 * @read_account: finds the owner; @ret_owner is a #CloutArchiveOwner's id
 * @prepare: (nullable): reads what applies to all posts, before the first post
 * @read_written: reads the time of the export, for archives whose times can be shifted; %NULL if
 *   the format doesn't have it
 * @read_repository: (nullable): reads #CloutArchiveOwner.repository before any item
 * @likes: (nullable): names of files with the owner's likes, with wildcards
 * @told: kinds of own reactions in the other files
 * @members: (nullable): names of all members of JSON that the format's functions read, at any
 *   depth; others are skipped. %NULL reads all
 * @streams: streams in reading order, posts before reactions to them
 */
typedef struct
{
  const char *network;
  CloutArchiveTells tells;
  const char *const *probes;
  guint depth;
  const char *const *html_probes;
  const char *const *needed;
  CloutAccount *(*read_account) (CloutMembers  *members,
                                 char         **ret_owner,
                                 GCancellable  *cancellable,
                                 GError       **error);
  gboolean (*prepare) (CloutMembers       *members,
                       CloutArchiveOwner  *owner,
                       GCancellable       *cancellable,
                       GError            **error);
  gboolean (*read_written) (CloutMembers  *members,
                            gint64        *ret_time,
                            GCancellable  *cancellable,
                            GError       **error);
  CloutCarRepository *(*read_repository) (CloutMembers  *members,
                                       GCancellable  *cancellable,
                                       GError       **error);
  const char *likes;
  guint told;
  const char *const *members;
  CloutArchiveStream streams[CLOUT_ARCHIVE_MAX_STREAMS];
} CloutArchiveFormat;

extern const CloutArchiveFormat clout_archive_mastodon;
extern const CloutArchiveFormat clout_archive_bluesky;
extern const CloutArchiveFormat clout_archive_x;
extern const CloutArchiveFormat clout_archive_x_monthly;
extern const CloutArchiveFormat clout_archive_facebook;
extern const CloutArchiveFormat clout_archive_google_plus;
extern const CloutArchiveFormat clout_archive_linkedin;
extern const CloutArchiveFormat clout_archive_instagram;
extern const CloutArchiveFormat clout_archive_threads;
extern const CloutArchiveFormat clout_archive_reddit;
extern const CloutArchiveFormat clout_archive_youtube;
extern const CloutArchiveFormat clout_archive_misskey;
extern const CloutArchiveFormat clout_archive_pixelfed;
extern const CloutArchiveFormat clout_archive_mastodon_archive;

G_END_DECLS
