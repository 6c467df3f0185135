/* batch.h: the contents of one page of a network or archive, ready to store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "model/import-report.h"
#include "score/reaction.h"

G_BEGIN_DECLS

/* Longest stored excerpt of a public post of the account, in characters. */
#define CLOUT_EXCERPT_LENGTH 120

/**
 * CloutBatchProfile: the account itself, as its network shows it. Strings may be %NULL and counts
 * -1 if unknown; stored values of unknown fields are kept.
 * @reaches: for an archive, time of its newest entry, Unix seconds; else 0
 * @dated: for an archive, time that its data are from, Unix seconds: newer stored data are not
 *   replaced. 0 while unknown; an archive's last batch sets it
 * @is_protected: for an archive, whether only approved followers can read the posts
 * @moved: handle of the account that its owner moved to, %NULL for most
 */
typedef struct
{
  const char *remote_id;
  const char *handle;
  const char *name;
  const char *avatar;
  const char *url;
  gint64 created;
  gint64 followers;
  gint64 following;
  gint64 listed;
  gint64 posts;
  gint64 reaches;
  gint64 dated;
  gboolean is_protected;
  const char *moved;
} CloutBatchProfile;

/* Flags that relate a person to the account. The values are stored: only append new ones. */
typedef enum
{
  CLOUT_PERSON_NONE     = 0,
  CLOUT_PERSON_BOT      = 1 << 0,
  CLOUT_PERSON_FOLLOWS  = 1 << 1,  /* follows the account */
  CLOUT_PERSON_FOLLOWED = 1 << 2,  /* the account follows them */
  CLOUT_PERSON_BLOCKED  = 1 << 3   /* the account blocks or mutes them, or they block it */
} CloutPersonFlags;

/**
 * CloutBatchPerson: someone else. @flags are updated where @known has the bit and kept otherwise.
 */
typedef struct
{
  const char *remote_id;
  const char *handle;
  const char *name;
  const char *avatar;
  const char *url;
  gint64 followers;
  gint64 following;
  gint64 posts;
  CloutPersonFlags flags;
  CloutPersonFlags known;
} CloutBatchPerson;

/* Which parts of a post are set, for networks that report its text and its counts separately.
   The store's SQL uses the values. */
typedef enum
{
  CLOUT_POST_WHOLE,
  CLOUT_POST_WITHOUT_COUNTS,  /* @counts are not set: stored ones are kept */
  CLOUT_POST_COUNTS_ONLY      /* only @counts are set, and only for a post that is already stored */
} CloutPostPart;

/**
 * CloutBatchPost: one of the account's public posts.
 * @excerpt: plain text, at most %CLOUT_EXCERPT_LENGTH characters
 * @in_reply_to: remote id of the post it replies to, or %NULL
 * @tags: %NULL-terminated hashtags without '#', as written, or %NULL
 * @flags: #CloutPostFlags
 * @counts: reactions that the network counts, by kind
 * @told: bits of CLOUT_ACT(): kinds of own reactions to the post that the network reports; stored
 *   ones without an id that aren't in the batch were undone
 * @part: which parts of the post are set
 */
typedef struct
{
  const char *remote_id;
  const char *url;
  const char *excerpt;
  const char *in_reply_to;
  const char *const *tags;
  gint64 time;
  guint flags;
  guint32 counts[CLOUT_N_REACTION_KINDS];
  guint told;
  CloutPostPart part;
} CloutBatchPost;

/**
 * CloutBatchReaction:
 * @person: remote id of who reacted
 * @post: remote id of the account's post, or %NULL
 * @remote_id: id of the reacting post for mentions, replies and quotes, else %NULL
 * @time: Unix seconds, 0 if the network doesn't report it: the post's time is used until a later
 *   response has the reaction's
 */
typedef struct
{
  CloutReactionKind kind;
  const char *person;
  const char *post;
  const char *remote_id;
  const char *url;
  gint64 time;
} CloutBatchReaction;

/* A kind of reaction as a bit in a set. */
#define CLOUT_ACT(kind) (1u << (kind))

/* What an account can do to a post only once, as a set. */
#define CLOUT_ACTS_ONCE (CLOUT_ACT (CLOUT_REACTION_RESHARE) | CLOUT_ACT (CLOUT_REACTION_LIKE))

/**
 * CloutBatchOwnAct: the account's reaction to its own post. Networks count it, but it earns
 * nothing.
 * @kind: kind that the network counts it as
 * @post: remote id of the account's post; a quoted or reshared post may turn out to be someone
 *   else's
 * @remote_id: id of the reacting post, or of a reshare that has an id; %NULL for reactions that
 *   are possible only once
 */
typedef struct
{
  CloutReactionKind kind;
  const char *post;
  const char *remote_id;
} CloutBatchOwnAct;

/**
 * CloutBatchGiven: the person's own reaction to someone else. It earns nothing.
 * @kind: a mention, reply or quote, a reshare or a like
 * @person: remote id of the recipient, or %NULL if unknown
 * @remote_id: id of the reacting post, or else of the reshared or liked post
 * @time: Unix seconds, or that post's time if the network doesn't report it
 */
typedef struct
{
  CloutReactionKind kind;
  const char *person;
  const char *remote_id;
  gint64 time;
} CloutBatchGiven;

/**
 * CloutBatchComplete: all remaining reactions of a kind to a post: any others that are stored were
 * undone.
 * @names: %NULL-terminated remote ids: of the reacting posts for mentions, replies and quotes,
 *   else of the people who reacted. Includes @remote_id of each own reaction, "" if it has none
 * @believed: whether an empty list may be trusted although the network's count isn't 0
 * @quotes: whether @names includes the post's quotes
 */
typedef struct
{
  CloutReactionKind kind;
  const char *post;
  const char *const *names;
  gboolean believed;
  gboolean quotes;
} CloutBatchComplete;

/* Suffix for a list's name: when it was last read as far back as its items count. */
#define CLOUT_LISTING_CHECKED "/checked"

/* Suffix for a list's name: since when it has been empty although replies are stored. */
#define CLOUT_LISTING_EMPTY "/empty"

/* The contents of an account's list. */
typedef enum
{
  CLOUT_LISTING_NONE,
  CLOUT_LISTING_POSTS,          /* the account's posts, with replies to and reshares of others */
  CLOUT_LISTING_NOTIFICATIONS,  /* others' reactions, newest first; servers may delete old ones */
  CLOUT_LISTING_PEOPLE,         /* everyone with a certain flag */
  CLOUT_LISTING_REPLIES         /* replies and comments, by others and the account */
} CloutListingKind;

/**
 * CloutBatchListing: all items of a list since some time: stored items of that period that aren't
 * on it were deleted.
 * @resource: name of the list
 * @flag: for %CLOUT_LISTING_PEOPLE: the flag that the listed people have
 * @since: Unix seconds; items of this time or earlier are kept. Unused for people
 * @names: %NULL-terminated names from clout_batch_list_names()
 * @until: for answers: Unix seconds; items of this time or later are kept; 0 for no end
 * @posts: (nullable): for answers: remote ids of the posts that the list covers,
 *   %NULL-terminated; %NULL for all
 * @kinds: for answers: kinds of items on the list, as a set of CLOUT_ACT()
 * @covers: (nullable): pure function that tells whether the list would include the post or reply
 *   with this remote id; %NULL for all
 * @given: for posts: whether the list includes replies to and reshares of others
 * @asked: for notifications: bits (1 << kind) of reactions that posts newer than @window also
 *   have lists for; those lists decide about them
 * @window: Unix seconds
 * @checked: Unix seconds when the list was read back to @window, 0 if it was not
 * @counted: number of items according to the profile, -1 if unknown
 * @thread: for answers: character that separates a thread's remote id from a reply's, 0 if ids
 *   don't show the thread. A reply can only be gone if @names has its thread with this character
 *   at its end, or with its thread
 * @others: for answers: whether the list leaves out the account's own
 * @doubtful: for answers: whether the list is empty and nothing else confirms that
 */
typedef struct
{
  CloutListingKind what;
  const char *resource;
  CloutPersonFlags flag;
  gint64 since;
  gint64 until;
  const char *const *names;
  const char *const *posts;
  guint kinds;
  gboolean (*covers) (const char *remote);
  gboolean given;
  guint asked;
  gint64 window;
  gint64 checked;
  gint64 counted;
  char thread;
  gboolean others;
  gboolean doubtful;
} CloutBatchListing;

/**
 * CloutBatchAsked: a post's list was fetched and needn't be again until counts change.
 */
typedef struct
{
  const char *resource;
  CloutReactionKind kind;
  const char *post;
} CloutBatchAsked;

/**
 * CloutBatchAlias: two names for one of the account's posts.
 * @lasting: a name that stays the same when the post's address changes
 * @address: the other name, which others use
 * @is_remote: whether @lasting becomes its stored remote id
 */
typedef struct
{
  const char *lasting;
  const char *address;
  gboolean is_remote;
} CloutBatchAlias;

/**
 * CloutBatchEndorsement: a +K between people known to the account.
 * @endorser: remote id of the endorser, %NULL for the account itself
 * @receiver: remote id of the recipient, %NULL for the account itself
 * @topic: the cleaned topic
 * @remote_id: its id on the network
 * @time: Unix seconds
 */
typedef struct
{
  const char *endorser;
  const char *receiver;
  const char *topic;
  const char *remote_id;
  const char *url;
  gint64 time;
} CloutBatchEndorsement;

/**
 * CloutBatchEndorser: an endorser whose +K the batch lists completely: any others that are stored
 * were undone.
 * @endorser: remote id, %NULL for the account itself
 * @asked: Unix seconds; +K stored since then are newer than the list
 */
typedef struct
{
  const char *endorser;
  gint64 asked;
} CloutBatchEndorser;

typedef struct _CloutBatch CloutBatch;

#define CLOUT_TYPE_BATCH (clout_batch_get_type ())

GType                        clout_batch_get_type         (void);
CloutBatch                  *clout_batch_new              (void);
CloutBatch                  *clout_batch_ref              (CloutBatch                  *self);
void                         clout_batch_unref            (CloutBatch                  *self);
void                         clout_batch_set_profile      (CloutBatch                  *self,
                                                           const CloutBatchProfile     *profile);
void                         clout_batch_add_person       (CloutBatch                  *self,
                                                           const CloutBatchPerson      *person);
void                         clout_batch_add_post         (CloutBatch                  *self,
                                                           const CloutBatchPost        *post);
void                         clout_batch_add_reaction     (CloutBatch                  *self,
                                                           const CloutBatchReaction    *reaction);
void                         clout_batch_add_given        (CloutBatch                  *self,
                                                           const CloutBatchGiven       *given);
void                         clout_batch_add_own_act      (CloutBatch                  *self,
                                                           const CloutBatchOwnAct      *act);
void                         clout_batch_set_time         (CloutBatch                  *self,
                                                           gint64                       time);
void                         clout_batch_set_complete     (CloutBatch                  *self,
                                                           const CloutBatchComplete    *complete);
void                         clout_batch_set_listing      (CloutBatch                  *self,
                                                           const CloutBatchListing     *listing);
void                         clout_batch_set_asked        (CloutBatch                  *self,
                                                           const CloutBatchAsked       *asked);
void                         clout_batch_set_gone         (CloutBatch                  *self,
                                                           const char                  *words);
const char                  *clout_batch_get_gone         (CloutBatch                  *self);
void                         clout_batch_add_alias        (CloutBatch                  *self,
                                                           const CloutBatchAlias       *alias);
const CloutBatchAlias       *clout_batch_get_aliases      (CloutBatch                  *self,
                                                           gsize                       *ret_n);
void                         clout_batch_add_endorsement  (CloutBatch                  *self,
                                                           const CloutBatchEndorsement *record);
void                         clout_batch_set_endorser     (CloutBatch                  *self,
                                                           const CloutBatchEndorser    *endorser);
void                         clout_batch_set_featured     (CloutBatch                  *self,
                                                           const char *const           *tags);
const CloutBatchProfile     *clout_batch_get_profile      (CloutBatch                  *self);
gboolean                     clout_batch_has_person       (CloutBatch                  *self,
                                                           const char                  *remote_id);
const CloutBatchPerson      *clout_batch_get_people       (CloutBatch                  *self,
                                                           gsize                       *ret_n);
const CloutBatchPost        *clout_batch_get_posts        (CloutBatch                  *self,
                                                           gsize                       *ret_n);
const CloutBatchReaction    *clout_batch_get_reactions    (CloutBatch                  *self,
                                                           gsize                       *ret_n);
const CloutBatchGiven       *clout_batch_get_given        (CloutBatch                  *self,
                                                           gsize                       *ret_n);
const CloutBatchOwnAct      *clout_batch_get_own_acts     (CloutBatch                  *self,
                                                           gsize                       *ret_n);
gint64                      *clout_batch_get_left_out     (CloutBatch                  *self);
gint64                       clout_batch_get_time         (CloutBatch                  *self);
const CloutBatchComplete    *clout_batch_get_complete     (CloutBatch                  *self);
const CloutBatchListing     *clout_batch_get_listing      (CloutBatch                  *self);
const CloutBatchAsked       *clout_batch_get_asked        (CloutBatch                  *self);
void                         clout_batch_list_names       (CloutBatch                  *self,
                                                           CloutListingKind             what,
                                                           GHashTable                  *names);
const CloutBatchEndorsement *clout_batch_get_endorsements (CloutBatch                  *self,
                                                           gsize                       *ret_n);
const CloutBatchEndorser    *clout_batch_get_endorser     (CloutBatch                  *self);
const char           *const *clout_batch_get_featured     (CloutBatch                  *self);
gsize                        clout_batch_get_size         (CloutBatch                  *self);

/* Counts an archive's post that doesn't count toward the score. */
static inline void
clout_batch_leave_out (CloutBatch   *self,
                       CloutLeftOut  reason)
{
  clout_batch_get_left_out (self)[reason]++;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutBatch, clout_batch_unref)

G_END_DECLS
