/* plus-k.h: the engine's face for +K: giving, undoing, listing, hiding.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "model/endorsement.h"
#include "model/recipient.h"
#include "model/outlook.h"
#include "model/topic.h"
#include "sync/engine/engine.h"

G_BEGIN_DECLS

/* Signals of #CloutEngine for +K:
 * "plus-k-changed": what any of the calls below would say has changed.
 * "plus-k-received" (CloutAccount *account, GListModel *endorsements): after a sync, new ones that
 *   count, of an account whose settings ask for it; each is reported once.
 *
 * A friend is named by their row in the store, as in #CloutFriendFacts: it says which own
 * account knows them, and that one gives. Errors are #CloutSyncError, and #CloutTopicsError where
 * the rules of +K forbid something; clout_format_error() has the sentences for both. */

/* Row of whom @handle names, in any case; 0 with no error where no one is known by it. Of
 * several accounts that know them, one that is signed in and acquainted. */
void          clout_engine_find_person_async          (CloutEngine               *self,
                                                       const char                *handle,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);
gint64        clout_engine_find_person_finish         (CloutEngine               *self,
                                                       GAsyncResult              *result,
                                                       GError                   **error);

/* What a +K to @person would be and whether it can be given now: what a button shows and the
 * dialog before the first one says. (transfer full). */
void          clout_engine_load_outlook_async         (CloutEngine               *self,
                                                       gint64                     person,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);
/* (transfer full): what the network will show: the post's text, or the record. */
char         *clout_outlook_dup_preview               (const CloutOutlook        *outlook,
                                                       const char                *topic,
                                                       GError                   **error);

/* Gives a +K: it stands on the list of those given at once, waiting ("plus-k-changed"), and is
 * sent. @visibility: of the post, on networks where it is one.
 * Returns (transfer full): as it stands then: given, or waiting where its server cannot be reached
 * now; the next sync sends it, once. %NULL where the rules or the network refuse it: then it is on
 * no list any more. */
void              clout_engine_give_async             (CloutEngine               *self,
                                                       gint64                     person,
                                                       const char                *topic,
                                                       CloutVisibility            visibility,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);

/* Takes back a given +K by its id, whenever it was given. Where its server cannot be reached now
 * the next sync tells it; until then it is listed as being undone. */
void              clout_engine_undo_async             (CloutEngine               *self,
                                                       gint64                     id,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);

/* #CloutEndorsement, the newest first (transfer full): those given, with those that wait; or
 * those received that count. @person: to or from this friend, 0 for all. @topic: for this topic,
 * in any spelling, or %NULL for all. @with_hidden: received ones that are hidden, too. */
void              clout_engine_list_given_async       (CloutEngine               *self,
                                                       gint64                     person,
                                                       const char                *topic,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);
void              clout_engine_list_received_async    (CloutEngine               *self,
                                                       gint64                     person,
                                                       const char                *topic,
                                                       gboolean                   with_hidden,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);

/* #CloutRecipient (transfer full): the ten who got most for @topic among the people that the
 * accounts know, and the person (row 0) where they got any and are not among them. */
void              clout_engine_list_recipients_async     (CloutEngine               *self,
                                                          const char                *topic,
                                                          GCancellable              *cancellable,
                                                          GAsyncReadyCallback        callback,
                                                          gpointer                   user_data);

/* #CloutTopic (transfer full): what a friend got +K for, from the person and from friends, with
 * how many; the most first. The person's own topics: clout_engine_load_topics_async(). */
void              clout_engine_list_friend_topics_async  (CloutEngine            *self,
                                                          gint64                  person,
                                                          GCancellable           *cancellable,
                                                          GAsyncReadyCallback     callback,
                                                          gpointer                user_data);

/* Hides what a friend says of the person on a topic, now and later: the received +K @id and its
 * like; or shows it again. */
void              clout_engine_hide_received_async    (CloutEngine               *self,
                                                       gint64                     id,
                                                       gboolean                   hidden,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);
/* Takes one of the person's own topics off the list, in any spelling, or restores it. */
void              clout_engine_hide_topic_async       (CloutEngine               *self,
                                                       const char                *topic,
                                                       gboolean                   hidden,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);
/* How an account gives and hears of +K; kept. */
void              clout_engine_save_plus_k_async      (CloutEngine               *self,
                                                       CloutAccount              *account,
                                                       const CloutPlusKSettings  *settings,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);
/* Of the three calls before it: whether it was done. */

/* All off, and posts public, where the person has set nothing. */
void              clout_engine_load_plus_k_async      (CloutEngine               *self,
                                                       CloutAccount              *account,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);
gboolean          clout_engine_load_plus_k_finish     (CloutEngine               *self,
                                                       GAsyncResult              *result,
                                                       CloutPlusKSettings        *ret_settings,
                                                       GError                   **error);

/* (transfer full): names of the topics that the person has hidden. */
void              clout_engine_list_hidden_topics_async  (CloutEngine            *self,
                                                          GCancellable           *cancellable,
                                                          GAsyncReadyCallback     callback,
                                                          gpointer                user_data);

G_END_DECLS
