/* social.h: a store with a person and three friends, and synchronous calls for +K.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/endorsements/endorsements.h"
#include "store/fixture.h"

G_BEGIN_DECLS

#define ME "did:plc:me"

typedef struct
{
  Fixture store;
  CloutAccount *account;
  GTimeZone *zone;
  gint64 now;
} Social;

void social_upsert (Social     *s,
                    CloutBatch *batch);
void social_add_friend (Social *s,
                        const char *remote,
                        CloutPersonFlags flags);
gint64 social_find_person (Social *s,
                           const char *remote);
void social_set_up (Social *s,
                    gconstpointer data);
void social_tear_down (Social *s,
                       gconstpointer data);
gint64 social_give (Social *s,
                    const char *friend,
                    const char *topic,
                    GError **error);
gboolean social_claim (Social *s,
                       gint64 id,
                       GError **error);
void social_settle (Social *s,
                    gint64 id,
                    const char *remote);
void social_undo (Social *s,
                  gint64 id);
void social_drop (Social *s,
                  gint64 id);
void social_hide (Social *s,
                  gint64 id,
                  gboolean hidden);
char *social_list (Social *s,
                   CloutEndorsementQuery query);
void social_assert_list (Social *s,
                         CloutEndorsementQuery query,
                         const char *expected);
CloutOutlook *social_look (Social *s,
                           const char *friend);
guint social_left (Social *s);
void social_add_record (CloutBatch *batch,
                        const char *endorser,
                        const char *receiver,
                        const char *topic,
                        const char *key,
                        gint64      time);

G_END_DECLS
