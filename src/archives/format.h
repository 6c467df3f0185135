/* format.h: a format of export is a table.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "archives/archive.h"
#include "archives/readers/item-stream.h"
#include "archives/made-ids.h"
#include "archives/container/members.h"
#include "archives/bluesky/car-repository.h"
#include "model/account.h"
#include "model/batch/batch.h"

G_BEGIN_DECLS

/**
 * CloutArchiveOwner: what reading an item needs to know of the export.
 * @id: what the export calls the account: for Mastodon the actor's address
 * @name: its user name
 * @shift: seconds that every moment is moved by
 * @told: for #CloutBatchPost: kinds of own acts on own posts that the export reports
 * @handles: (element-type utf8 utf8): of people by their ids, as far as the export has spelled
 *   them; readers add to it
 * @ids: for entries without one
 * @written: Unix seconds when the export was made, 0 if it does not say
 * @is_protected: whether only people who the owner lets in can read the posts
 * @seen: (element-type utf8): ids of posts that are read already or were deleted
 * @notes: (element-type gsize utf8): all words of long posts, by their time
 * @repository: (nullable): which blocks of a CAR file are the account's records
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
 * CloutArchiveStream: files of a format whose objects are read one by one.
 * @pattern: the files' name, with wildcards, relative to the export's root
 * @read: adds to @batch what the object says, if it is the person's own and public. Pure
 * @is_main: whether the export is worth nothing without a file of these; a damaged one of any
 *   others is skipped
 */
typedef struct
{
  const char *pattern;
  CloutItemsShape shape;
  const char *key;
  void (*read) (const CloutArchiveOwner *owner,
                JsonObject              *item,
                CloutBatch              *batch);
  gboolean is_main;
} CloutArchiveStream;

#define CLOUT_ARCHIVE_MAX_STREAMS 9

/**
 * CloutArchiveFormat: an export that Clout reads. Adding one is adding a file with this
 * table and a row in archive.c.
 * @tells: what an export says of reactions
 * @probes: %NULL-terminated; a file of any of these names tells the format; names with
 *   wildcards are relative to the top of the container, and so are the streams' then
 * @depth: at most how many of the export's folders are above a probe
 * @html_probes: (nullable): the same for the form for browsers, which Clout does not read
 * @needed: %NULL-terminated; files that say whose it is
 * @read_account: whose it is; @ret_owner is a #CloutArchiveOwner's id
 * @prepare: (nullable): reads what is said of all posts before the first is read
 * @read_written: when the export was written, for archives whose moments may be shifted;
 *   %NULL if the format does not say
 * @read_repository: (nullable): for #CloutArchiveOwner.repository, before any item is read
 * @likes: (nullable): names of files that list what the owner liked, with wildcards
 * @told: kinds of own acts that are in the other files
 * @streams: in the order of reading: posts before the reactions to them
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
