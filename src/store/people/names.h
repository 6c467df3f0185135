/* names.h: loads names of people and posts for an explanation.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

typedef enum
{
  CLOUT_NAME_PERSON,
  CLOUT_NAME_POST
} CloutNameOf;

/* A person's display name and handle, or a post's excerpt; %NULL if unknown. */
typedef struct
{
  char *name;
  char *detail;
  char *url;
} CloutName;

/* (transfer full) (element-type CloutName): one for each of @ids, in the same order. */
void       clout_store_load_names_async  (CloutStore           *self,
                                          CloutNameOf           of,
                                          const gint64         *ids,
                                          gsize                 n_ids,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);

G_END_DECLS
