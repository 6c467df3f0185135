/* batch.h: what one page of a network or archive said, ready to be stored.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "model/import-report.h"
#include "score/reaction.h"

G_BEGIN_DECLS

/* Longest excerpt of an own public post that is kept, in characters. */
#define CLOUT_EXCERPT_LENGTH 120

/**
 * CloutBatchProfile: the account itself, as its network shows it. Strings may
 * be %NULL and counters -1 where unknown; what is unknown keeps its stored value.
 * @reaches: of an archive, its newest moment, Unix seconds; else 0
 * @dated: of an archive, Unix seconds when all this was so: nothing newer that is stored is
 *   replaced. 0 where that isn't known yet; the last batch of an archive knows it
 * @is_protected: of an archive, whether only people who the owner lets in can read the posts
 * @moved: handle of the account that its owner uses instead, %NULL for most
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

/* How a person stands to the account; values are stored: append only. */
typedef enum
{
  CLOUT_PERSON_NONE     = 0,
  CLOUT_PERSON_BOT      = 1 << 0,
  CLOUT_PERSON_FOLLOWS  = 1 << 1,  /* follows the account */
  CLOUT_PERSON_FOLLOWED = 1 << 2,  /* the account follows them */
  CLOUT_PERSON_BLOCKED  = 1 << 3   /* the account blocks or mutes them, or they block it */
} CloutPersonFlags;

/**
 * CloutBatchPerson: someone else. @flags are set where in @known, kept otherwise.
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

/* How much of a post is said, where a network tells of its words and its counts apart. The
 * values stand in the store's statements. */
typedef enum
{
  CLOUT_POST_WHOLE,
  CLOUT_POST_WITHOUT_COUNTS,  /* @counts say nothing: those stored stay */
  CLOUT_POST_COUNTS_ONLY      /* nothing but @counts is said, and only of a post that is known */
} CloutPostPart;

/**
 * CloutBatchPost: a post of the account's own, public only.
 * @excerpt: plain text, at most %CLOUT_EXCERPT_LENGTH characters
 * @answers: remote id of what it replies to, or %NULL
 * @tags: %NULL-terminated hashtags without '#', as written, or %NULL
 * @flags: #CloutPostFlags of score/tips.h
 * @counts: reactions that the network counts, by kind
 * @told: bits of CLOUT_ACT(): kinds of own acts on the post that the network reports; one that
 *   has no id and is missing from the batch was undone
 * @part: how much of the post is said here
 */
typedef struct
{
  const char *remote_id;
  const char *url;
  const char *excerpt;
  const char *answers;
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
 * @post: remote id of the own post, or %NULL
 * @remote_id: id of the reacting post for own words, else %NULL
 * @time: Unix seconds, 0 where the network does not say: then the post's time
 *   counts, and a later answer that knows the time mends it
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

/* A kind of reaction as a bit of a set. */
#define CLOUT_ACT(kind) (1u << (kind))

/* What an account can do only once to a post, as a set. */
#define CLOUT_ACTS_ONCE (CLOUT_ACT (CLOUT_REACTION_RESHARE) | CLOUT_ACT (CLOUT_REACTION_LIKE))

/**
 * CloutBatchOwnAct: a reaction of the account's to its own post. Networks count it, but it
 * earns nothing.
 * @kind: as which the network counts it
 * @post: remote id of the own post; a quoted or reshared post may turn out not to be one
 * @remote_id: id of the own words, or of a reshare that has one; %NULL for an act that can be
 *   done only once
 */
typedef struct
{
  CloutReactionKind kind;
  const char *post;
  const char *remote_id;
} CloutBatchOwnAct;

/**
 * CloutBatchGiven: what the person themself did for someone else. It earns nothing.
 * @kind: own words, a reshare or a like
 * @person: remote id of who received it, or %NULL where that is not told
 * @remote_id: id of the own words, else of the post that was reshared or liked
 * @time: Unix seconds, or that post's where the network does not say when
 */
typedef struct
{
  CloutReactionKind kind;
  const char *person;
  const char *remote_id;
  gint64 time;
} CloutBatchGiven;

/**
 * CloutBatchWhole: the only reactions of a kind on a post that are left: any other that is
 * stored was taken back.
 * @names: %NULL-terminated remote ids, of the reacting posts for own words, else of who reacted;
 *   among them @remote_id of each own act, "" where it has none
 * @believed: whether there may be none at all although the network counts some
 * @quotes: whether @names has the quotes of the post too
 */
typedef struct
{
  CloutReactionKind kind;
  const char *post;
  const char *const *names;
  gboolean believed;
  gboolean quotes;
} CloutBatchWhole;

/* Follows a list's name: when it was last read as far back as its items count. */
#define CLOUT_LISTING_CHECKED "/checked"

/* What a list of an account shows. */
typedef enum
{
  CLOUT_LISTING_NONE,
  CLOUT_LISTING_POSTS,          /* own posts, with replies and reshares given to others */
  CLOUT_LISTING_NOTIFICATIONS,  /* what others did, the newest first; the oldest may be cleaned */
  CLOUT_LISTING_PEOPLE,         /* everyone with a flag */
  CLOUT_LISTING_ANSWERS         /* what others and the account said about posts */
} CloutListingKind;

/**
 * CloutBatchListing: everything that a list showed from one time on: what is stored of that
 * time and was not shown is gone.
 * @resource: name of the list
 * @flag: for %CLOUT_LISTING_PEOPLE: what is true of those who are listed
 * @since: Unix seconds; nothing of then or earlier is judged. Unused for people
 * @names: %NULL-terminated, as clout_batch_list_names() gives them
 * @until: for answers: Unix seconds; nothing of then or later is judged; 0 for no end
 * @posts: (nullable): for answers: remote ids of the posts that the list is about, up to %NULL;
 *   %NULL for all
 * @kinds: for answers: what the list shows, as a set of CLOUT_ACT()
 * @covers: (nullable): whether a post, or words, of that remote id would be on the list; %NULL
 *   for all. Pure
 * @given: for posts: whether replies and reshares given to others are on the list too
 * @asked: for notifications: bits (1 << kind) of reactions that are also listed post by post,
 *   for posts newer than @window: those lists judge them
 * @window: Unix seconds
 * @checked: Unix seconds when the list was read back to @window, 0 if it was not
 * @counted: how many items the profile counts, -1 unknown
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
} CloutBatchListing;

/**
 * CloutBatchAsked: that a post's list was asked for, so that it isn't again until counts change.
 */
typedef struct
{
  const char *resource;
  CloutReactionKind kind;
  const char *post;
} CloutBatchAsked;

/**
 * CloutBatchAlias: two names of one own post.
 * @lasting: a name that stays the same when the post's address changes
 * @address: the other name, which others call it by
 * @is_remote: whether @lasting is its remote id, by which it is stored from now on
 */
typedef struct
{
  const char *lasting;
  const char *address;
  gboolean is_remote;
} CloutBatchAlias;

/**
 * CloutBatchEndorsement: a +K between people whom the account knows.
 * @giver: remote id of who gave it, %NULL for the account itself
 * @receiver: remote id of whom it is for, %NULL for the account itself
 * @topic: clean
 * @remote_id: what its network calls it
 * @time: Unix seconds
 */
typedef struct
{
  const char *giver;
  const char *receiver;
  const char *topic;
  const char *remote_id;
  const char *url;
  gint64 time;
} CloutBatchEndorsement;

/**
 * CloutBatchGiver: whose +K the batch lists all: any other that is stored was taken back.
 * @giver: remote id, %NULL for the account itself
 * @asked: Unix seconds; what was stored since then is newer than the list
 */
typedef struct
{
  const char *giver;
  gint64 asked;
} CloutBatchGiver;

typedef struct _CloutBatch CloutBatch;

#define CLOUT_TYPE_BATCH (clout_batch_get_type ())

GType                     clout_batch_get_type       (void);
CloutBatch               *clout_batch_new            (void);
CloutBatch               *clout_batch_ref            (CloutBatch               *self);
void                      clout_batch_unref          (CloutBatch               *self);
void                      clout_batch_set_profile    (CloutBatch               *self,
                                                      const CloutBatchProfile  *profile);
void                      clout_batch_add_person     (CloutBatch               *self,
                                                      const CloutBatchPerson   *person);
void                      clout_batch_add_post       (CloutBatch               *self,
                                                      const CloutBatchPost     *post);
void                      clout_batch_add_reaction   (CloutBatch               *self,
                                                      const CloutBatchReaction *reaction);
void                      clout_batch_add_given      (CloutBatch               *self,
                                                      const CloutBatchGiven    *given);
void                      clout_batch_add_own_act    (CloutBatch               *self,
                                                      const CloutBatchOwnAct   *act);
void                      clout_batch_set_time       (CloutBatch               *self,
                                                      gint64                    time);
void                      clout_batch_set_whole      (CloutBatch               *self,
                                                      const CloutBatchWhole    *whole);
void                      clout_batch_set_listing    (CloutBatch               *self,
                                                      const CloutBatchListing  *listing);
void                      clout_batch_set_asked      (CloutBatch               *self,
                                                      const CloutBatchAsked    *asked);
void                      clout_batch_set_gone       (CloutBatch               *self,
                                                      const char               *words);
const char               *clout_batch_get_gone       (CloutBatch               *self);
void                      clout_batch_add_alias      (CloutBatch               *self,
                                                      const CloutBatchAlias    *alias);
const CloutBatchAlias    *clout_batch_get_aliases    (CloutBatch               *self,
                                                      gsize                    *ret_n);
void                      clout_batch_add_endorsement   (CloutBatch                  *self,
                                                         const CloutBatchEndorsement *endorsement);
void                      clout_batch_set_endorser         (CloutBatch                  *self,
                                                            const CloutBatchGiver       *giver);
void                      clout_batch_set_featured      (CloutBatch                  *self,
                                                         const char *const           *tags);
const CloutBatchProfile  *clout_batch_get_profile    (CloutBatch               *self);
const CloutBatchPerson   *clout_batch_get_people     (CloutBatch               *self,
                                                      gsize                    *ret_n);
const CloutBatchPost     *clout_batch_get_posts      (CloutBatch               *self,
                                                      gsize                    *ret_n);
const CloutBatchReaction *clout_batch_get_reactions  (CloutBatch               *self,
                                                      gsize                    *ret_n);
const CloutBatchGiven    *clout_batch_get_given      (CloutBatch               *self,
                                                      gsize                    *ret_n);
const CloutBatchOwnAct   *clout_batch_get_own_acts   (CloutBatch               *self,
                                                      gsize                    *ret_n);
gint64                   *clout_batch_get_left_out   (CloutBatch               *self);
gint64                    clout_batch_get_time       (CloutBatch               *self);
const CloutBatchWhole    *clout_batch_get_whole      (CloutBatch               *self);
const CloutBatchListing  *clout_batch_get_listing    (CloutBatch               *self);
const CloutBatchAsked    *clout_batch_get_asked      (CloutBatch               *self);
void                      clout_batch_list_names     (CloutBatch               *self,
                                                      CloutListingKind          what,
                                                      GHashTable               *names);
char                     *clout_batch_dup_name       (CloutReactionKind         kind,
                                                      const char               *person,
                                                      const char               *post);
const CloutBatchEndorsement *clout_batch_get_endorsements (CloutBatch            *self,
                                                            gsize                 *ret_n);
const CloutBatchGiver    *clout_batch_get_endorser      (CloutBatch               *self);
const char *const        *clout_batch_get_featured   (CloutBatch               *self);
gsize                     clout_batch_get_size       (CloutBatch               *self);

/* Counts a post that an archive has but that doesn't count. */
static inline void
clout_batch_leave_out (CloutBatch   *self,
                       CloutLeftOut  reason)
{
  clout_batch_get_left_out (self)[reason]++;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutBatch, clout_batch_unref)

G_END_DECLS
