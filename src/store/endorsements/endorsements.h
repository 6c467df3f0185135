/* endorsements.h: +K in the store: given, received, and on their way.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/endorsement.h"
#include "model/recipient.h"
#include "model/outlook.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * CloutEndorsementQuery: which +K a list holds; 0 and %NULL for all.
 * @given: those that the person gave, otherwise those received that count
 * @id: the one
 * @person: given to or received from this friend
 * @topic: for this topic, in any spelling
 * @hidden: received ones that are hidden, too
 */
typedef struct
{
  gboolean given;
  gint64 id;
  gint64 person;
  const char *topic;
  gboolean hidden;
} CloutEndorsementQuery;

/**
 * CloutGift: a +K to be given.
 * @person: row of the friend
 * @topic: as typed
 * @visibility: for a network where it is a post
 * @now: Unix seconds
 * @zone: where the person's days begin and end
 */
typedef struct
{
  gint64 person;
  const char *topic;
  CloutVisibility visibility;
  gint64 now;
  GTimeZone *zone;
} CloutGift;

/**
 * CloutOutgoing: a +K, or its undoing, that its network has still to hear of.
 * @id: its row
 * @state: waiting, sending or undoing
 * @remote: (nullable): its own name, where the network gave one
 * @receiver: what the network calls the friend
 * @handle: (nullable): the friend's handle
 * @attempt: a name for the act of sending it, the same each time
 * @time: when it was given, Unix seconds; once sending, when that began
 */
typedef struct
{
  gint64 id;
  CloutEndorsementState state;
  char *remote;
  char *receiver;
  char *handle;
  char *topic;
  char *attempt;
  gint64 time;
  CloutVisibility visibility;
} CloutOutgoing;

void           clout_outgoing_free                    (CloutOutgoing                *self);

/* (transfer full) (element-type CloutEndorsement): the newest first. */
void           clout_store_list_endorsements_async    (CloutStore                   *self,
                                                       const CloutEndorsementQuery  *query,
                                                       gint64                        now,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);

/* (transfer full) (element-type CloutRecipient): the ten who got most for @topic among the people
 * that any account knows, and the person if they got any and are not among them. */
void           clout_store_list_recipients_async         (CloutStore                   *self,
                                                          const char                   *topic,
                                                          gint64                        now,
                                                          GCancellable                 *cancellable,
                                                          GAsyncReadyCallback           callback,
                                                          gpointer                      user_data);

/* (transfer full) (element-type CloutTopic): what the friend got +K for from the person and from
 * others whom the account knows; the most first. */
void           clout_store_list_friend_topics_async   (CloutStore                   *self,
                                                       gint64                        person,
                                                       gint64                        now,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);

/* Row of whom @handle names, or 0. */
void           clout_store_find_person_async          (CloutStore                   *self,
                                                       const char                   *handle,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);
gint64         clout_store_find_person_finish         (CloutStore                   *self,
                                                       GAsyncResult                 *result,
                                                       GError                      **error);

/* (transfer full): of a +K to @person; %CLOUT_STORE_ERROR_FAILED where no one is. */
void           clout_store_load_outlook_async         (CloutStore                   *self,
                                                       gint64                        person,
                                                       gint64                        now,
                                                       GTimeZone                    *zone,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);

/* Looks at the rules and puts the +K into the outbox, in one transaction. Fails with a
 * #CloutTopicsError where the rules forbid it. Returns: its id, or 0. */
void           clout_store_give_async                 (CloutStore                   *self,
                                                       const CloutGift              *gift,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);
gint64         clout_store_give_finish                (CloutStore                   *self,
                                                       GAsyncResult                 *result,
                                                       GError                      **error);

/* (transfer full) (element-type CloutOutgoing): what is undone first, then in order. */
void           clout_store_list_outgoing_async        (CloutStore                   *self,
                                                       gint64                        account,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);

/* Claims a waiting +K for sending, if the rules allow it by what stands on the networks now;
 * its time is @now then. It fails with a #CloutTopicsError: %CLOUT_TOPICS_ERROR_SPENT leaves it
 * waiting for another day, %CLOUT_TOPICS_ERROR_AGAIN drops it, since the same stands already. */
void           clout_store_claim_endorsement_async    (CloutStore                   *self,
                                                       gint64                        id,
                                                       gint64                        now,
                                                       GTimeZone                    *zone,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);
/* The network has it, under the name @remote. @url may be %NULL. */
void           clout_store_settle_endorsement_async   (CloutStore                   *self,
                                                       gint64                        id,
                                                       const char                   *remote,
                                                       const char                   *url,
                                                       gint64                        now,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);
/* The network did not take it. */
void           clout_store_refuse_endorsement_async   (CloutStore                   *self,
                                                       gint64                        id,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);
/* The person takes it back: one that was never sent is gone, others wait to be undone. */
void           clout_store_undo_endorsement_async     (CloutStore                   *self,
                                                       gint64                        id,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);
/* The network has it no more. */
void           clout_store_drop_endorsement_async     (CloutStore                   *self,
                                                       gint64                        id,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);
/* Hides all received +K of this giver for this topic, or shows them again. */
void           clout_store_hide_endorsement_async     (CloutStore                   *self,
                                                       gint64                        id,
                                                       gboolean                      hidden,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);
/* Hides a topic of the person's, in any spelling, or shows it again. */
void           clout_store_hide_topic_async           (CloutStore                   *self,
                                                       const char                   *topic,
                                                       gboolean                      hidden,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);
void           clout_store_save_plus_k_async          (CloutStore                   *self,
                                                       gint64                        account,
                                                       const CloutPlusKSettings     *settings,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);
/* Of all calls above that have no end of their own: whether it was done. */

void           clout_store_load_plus_k_async          (CloutStore                   *self,
                                                       gint64                        account,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);
gboolean       clout_store_load_plus_k_finish         (CloutStore                   *self,
                                                       GAsyncResult                 *result,
                                                       CloutPlusKSettings           *ret_settings,
                                                       GError                      **error);

/* (transfer full): names of hidden topics, by the alphabet. */
void           clout_store_list_hidden_topics_async   (CloutStore                   *self,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutOutgoing, clout_outgoing_free)

G_END_DECLS
