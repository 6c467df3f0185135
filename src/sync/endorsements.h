/* plus-k.h: the engine's interface for +K: giving, undoing, listing, hiding.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "model/endorsement.h"
#include "model/recipient.h"
#include "model/outlook.h"
#include "model/topic.h"
#include "sync/engine.h"

G_BEGIN_DECLS

/* Signals of #CloutEngine for +K: "plus-k-changed": the results of the functions below may have
   changed. "plus-k-received" (CloutAccount *account, GListModel *endorsements): after a sync, new
   ones that count, for an account whose settings ask for it; each is announced once.

   A friend is identified by their id in the store, as in #CloutFriendFacts, which also determines
   the account that knows them and gives the +K. Errors are #CloutSyncError, or #CloutTopicsError
   if the rules of +K forbid something; clout_format_error() describes both. */

/* Id of the person with this handle, ignoring case; 0 without an error if no one is known by it.
   If several accounts know them, prefers one that is signed in and acquainted with them. */
void          clout_engine_find_person_async          (CloutEngine               *self,
                                                       const char                *handle,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);
gint64        clout_engine_find_person_finish         (CloutEngine               *self,
                                                       GAsyncResult              *result,
                                                       GError                   **error);

/* What a +K to @person would be and whether it can be given now, for buttons and for the dialog
   before the first one. (transfer full). */
void          clout_engine_load_outlook_async         (CloutEngine               *self,
                                                       gint64                     person,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);
/* (transfer full): what the network will show: the text of the post, or the record. */
char         *clout_outlook_dup_preview               (const CloutOutlook        *outlook,
                                                       const char                *topic,
                                                       GError                   **error);

/* Gives a +K. It is listed as given at once, as waiting ("plus-k-changed"), and is sent.
   @visibility: of the post, on networks that use posts. Returns (transfer full): the +K, sent
   or, if its server can't be reached, waiting; the next sync sends it, exactly once. %NULL if
   the rules or the network reject it, in which case it isn't listed any more. */
void              clout_engine_give_async             (CloutEngine               *self,
                                                       gint64                     person,
                                                       const char                *topic,
                                                       CloutVisibility            visibility,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);

/* Undoes a given +K by its id, at any time after it was given. If its server can't be reached,
   the next sync undoes it; until then it is listed as being undone. */
void              clout_engine_undo_async             (CloutEngine               *self,
                                                       gint64                     id,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);

/* #CloutEndorsement, newest first (transfer full): given ones, including waiting ones; or
   received ones that count. @person: to or from this friend, 0 for all. @topic: for this topic,
   in any spelling, or %NULL for all. @with_hidden: whether to include hidden received ones. */
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

/* #CloutRecipient (transfer full): the ten people known to the accounts who received most for
   @topic, and the person (id 0) if they received any and aren't among them. */
void              clout_engine_list_recipients_async     (CloutEngine               *self,
                                                          const char                *topic,
                                                          GCancellable              *cancellable,
                                                          GAsyncReadyCallback        callback,
                                                          gpointer                   user_data);

/* #CloutTopic (transfer full): topics that a friend received +K for from the person and from
   friends, with their number; most first. For the person's own topics:
   clout_engine_load_topics_async(). */
void              clout_engine_list_friend_topics_async  (CloutEngine            *self,
                                                          gint64                  person,
                                                          GCancellable           *cancellable,
                                                          GAsyncReadyCallback     callback,
                                                          gpointer                user_data);

/* Hides a friend's +K to the person for a topic, now and later: the received +K @id and others
   like it; or shows them again. */
void              clout_engine_hide_received_async    (CloutEngine               *self,
                                                       gint64                     id,
                                                       gboolean                   hidden,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);
/* Removes one of the person's topics from the list, in any spelling, or restores it. */
void              clout_engine_hide_topic_async       (CloutEngine               *self,
                                                       const char                *topic,
                                                       gboolean                   hidden,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);
/* An account's +K preferences, which are stored. */
void              clout_engine_save_plus_k_async      (CloutEngine               *self,
                                                       CloutAccount              *account,
                                                       const CloutPlusKSettings  *settings,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);
/* For the three functions above: whether it was done. */

/* By default everything is off, and posts are public. */
void              clout_engine_load_plus_k_async      (CloutEngine               *self,
                                                       CloutAccount              *account,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);
gboolean          clout_engine_load_plus_k_finish     (CloutEngine               *self,
                                                       GAsyncResult              *result,
                                                       CloutPlusKSettings        *ret_settings,
                                                       GError                   **error);

/* (transfer full): names of the person's hidden topics. */
void              clout_engine_list_hidden_topics_async  (CloutEngine            *self,
                                                          GCancellable           *cancellable,
                                                          GAsyncReadyCallback     callback,
                                                          gpointer                user_data);

G_END_DECLS
