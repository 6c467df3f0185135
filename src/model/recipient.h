/* recipient.h: someone's place among those who got +K for a topic.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CloutRecipientFacts:
 * @place: 1 for who got most; who got as many has the same place
 * @person: row of the friend in the store, 0 for the person themself
 * @account: id of an own account: that knows the friend, or that got the most of the person's
 * @handle, @name: as the network says, or %NULL
 * @n: +K got for the topic
 * @n_given: those of them that the person gave
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
