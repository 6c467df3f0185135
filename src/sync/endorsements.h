/* endorsements.h: giving, undoing, listing and hiding +K.
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

/* A friend is identified by their id in the store, as in #CloutFriendFacts, which also determines
   the account that knows them and gives the +K. Errors are #CloutSyncError, or #CloutTopicsError
   if the rules of +K forbid something; clout_format_error() describes both. #CloutEngine emits
   "plus-k-changed" when results of these functions may have changed. */

void          clout_engine_find_person_async          (CloutEngine               *self,
                                                       const char                *handle,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);
gint64        clout_engine_find_person_finish         (CloutEngine               *self,
                                                       GAsyncResult              *result,
                                                       GError                   **error);

void          clout_engine_load_outlook_async         (CloutEngine               *self,
                                                       gint64                     person,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);
char         *clout_outlook_dup_preview               (const CloutOutlook        *outlook,
                                                       const char                *topic,
                                                       GError                   **error);

void              clout_engine_give_async             (CloutEngine               *self,
                                                       gint64                     person,
                                                       const char                *topic,
                                                       CloutVisibility            visibility,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);

void              clout_engine_undo_async             (CloutEngine               *self,
                                                       gint64                     id,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);

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

void              clout_engine_list_recipients_async     (CloutEngine               *self,
                                                          const char                *topic,
                                                          GCancellable              *cancellable,
                                                          GAsyncReadyCallback        callback,
                                                          gpointer                   user_data);

void              clout_engine_list_friend_topics_async  (CloutEngine            *self,
                                                          gint64                  person,
                                                          GCancellable           *cancellable,
                                                          GAsyncReadyCallback     callback,
                                                          gpointer                user_data);

void              clout_engine_hide_received_async    (CloutEngine               *self,
                                                       gint64                     id,
                                                       gboolean                   hidden,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);
void              clout_engine_hide_topic_async       (CloutEngine               *self,
                                                       const char                *topic,
                                                       gboolean                   hidden,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);
void              clout_engine_save_plus_k_async      (CloutEngine               *self,
                                                       CloutAccount              *account,
                                                       const CloutPlusKSettings  *settings,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);
void              clout_engine_load_plus_k_async      (CloutEngine               *self,
                                                       CloutAccount              *account,
                                                       GCancellable              *cancellable,
                                                       GAsyncReadyCallback        callback,
                                                       gpointer                   user_data);
gboolean          clout_engine_load_plus_k_finish     (CloutEngine               *self,
                                                       GAsyncResult              *result,
                                                       CloutPlusKSettings        *ret_settings,
                                                       GError                   **error);

void              clout_engine_list_hidden_topics_async  (CloutEngine            *self,
                                                          GCancellable           *cancellable,
                                                          GAsyncReadyCallback     callback,
                                                          gpointer                user_data);

G_END_DECLS
