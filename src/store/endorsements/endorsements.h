/* endorsements.h: +K in the store: given, received, and unsent.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/endorsement.h"
#include "model/recipient.h"
#include "model/outlook.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * CloutEndorsementQuery: which +K to list; 0 and %NULL for all.
 * @given: given ones instead of received ones that count
 * @id: a single +K
 * @person: only those to or from this friend
 * @topic: only for this topic, in any spelling
 * @hidden: whether to include hidden received ones
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
 * CloutEndorsementDraft: a +K to give.
 * @person: id of the friend
 * @topic: as typed
 * @visibility: visibility, for networks where it is a post
 * @now: Unix seconds
 * @zone: the person's time zone
 */
typedef struct
{
  gint64 person;
  const char *topic;
  CloutVisibility visibility;
  gint64 now;
  GTimeZone *zone;
} CloutEndorsementDraft;

/**
 * CloutOutgoing: a +K that is still to be sent or undone.
 * @id: its id
 * @state: waiting, sending or undoing
 * @remote: (nullable): its id on the network, if it has one
 * @receiver: the friend's id on the network
 * @handle: (nullable): the friend's handle
 * @attempt: id of the act of giving, the same for every retry
 * @time: when it was given, Unix seconds; while sending, when that began
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

void           clout_store_list_endorsements_async    (CloutStore                   *self,
                                                       const CloutEndorsementQuery  *query,
                                                       gint64                        now,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);

/* (transfer full) (element-type CloutRecipient): the ten people known to any account who
   received most for @topic, and the person if they received any and aren't among them. */
void           clout_store_list_recipients_async         (CloutStore                   *self,
                                                          const char                   *topic,
                                                          gint64                        now,
                                                          GCancellable                 *cancellable,
                                                          GAsyncReadyCallback           callback,
                                                          gpointer                      user_data);

/* (transfer full) (element-type CloutTopic): topics that the friend received +K for, from the
   person and from others known to the account; most first. */
void           clout_store_list_friend_topics_async   (CloutStore                   *self,
                                                       gint64                        person,
                                                       gint64                        now,
                                                       GTimeZone                    *zone,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);

void           clout_store_find_person_async          (CloutStore                   *self,
                                                       const char                   *handle,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);
gint64         clout_store_find_person_finish         (CloutStore                   *self,
                                                       GAsyncResult                 *result,
                                                       GError                      **error);

/* (transfer full): outlook of a +K to @person; %CLOUT_STORE_ERROR_FAILED if there is no such
   person. */
void           clout_store_load_outlook_async         (CloutStore                   *self,
                                                       gint64                        person,
                                                       gint64                        now,
                                                       GTimeZone                    *zone,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);

void           clout_store_give_async                 (CloutStore                   *self,
                                                       const CloutEndorsementDraft  *draft,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);
gint64         clout_store_give_finish                (CloutStore                   *self,
                                                       GAsyncResult                 *result,
                                                       GError                      **error);

/* (transfer full) (element-type CloutOutgoing): those to undo first, then in order. */
void           clout_store_list_outgoing_async        (CloutStore                   *self,
                                                       gint64                        account,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);

void           clout_store_claim_endorsement_async    (CloutStore                   *self,
                                                       gint64                        id,
                                                       gint64                        now,
                                                       GTimeZone                    *zone,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);
void           clout_store_settle_endorsement_async   (CloutStore                   *self,
                                                       gint64                        id,
                                                       const char                   *remote,
                                                       const char                   *url,
                                                       gint64                        now,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);
void           clout_store_refuse_endorsement_async   (CloutStore                   *self,
                                                       gint64                        id,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);
void           clout_store_undo_endorsement_async     (CloutStore                   *self,
                                                       gint64                        id,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);
void           clout_store_drop_endorsement_async     (CloutStore                   *self,
                                                       gint64                        id,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);
void           clout_store_hide_endorsement_async     (CloutStore                   *self,
                                                       gint64                        id,
                                                       gboolean                      hidden,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);
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

void           clout_store_load_plus_k_async          (CloutStore                   *self,
                                                       gint64                        account,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);
gboolean       clout_store_load_plus_k_finish         (CloutStore                   *self,
                                                       GAsyncResult                 *result,
                                                       CloutPlusKSettings           *ret_settings,
                                                       GError                      **error);

/* (transfer full): names of hidden topics, sorted. */
void           clout_store_list_hidden_topics_async   (CloutStore                   *self,
                                                       GCancellable                 *cancellable,
                                                       GAsyncReadyCallback           callback,
                                                       gpointer                      user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutOutgoing, clout_outgoing_free)

G_END_DECLS
