/* recipient.h: someone's rank among the people who received +K for a topic.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CloutRecipientFacts:
 * @place: rank, 1 for the most +K; equal numbers share a rank
 * @person: id of the friend in the store, 0 for the person
 * @account: id of the account that knows the friend or, for the person, that received the most
 * @handle, @name: as the network has them, or %NULL
 * @n: number of +K received for the topic
 * @n_given: how many of them the person gave
 */
typedef struct
{
  guint place;
  gint64 person;
  gint64 account;
  const char *handle;
  const char *name;
  guint n;
  guint n_given;
} CloutRecipientFacts;

#define CLOUT_TYPE_RECIPIENT (clout_recipient_get_type ())

G_DECLARE_FINAL_TYPE (CloutRecipient, clout_recipient, CLOUT, RECIPIENT, GObject)

CloutRecipient            *clout_recipient_new       (const CloutRecipientFacts *facts);
const CloutRecipientFacts *clout_recipient_get_facts (CloutRecipient            *self);

G_END_DECLS
