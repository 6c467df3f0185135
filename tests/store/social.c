/* social.c: a store with a person and three friends, and synchronous calls for +K.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/social.h"

#include "support/await.h"

void
social_upsert (Social     *s,
               CloutBatch *batch)
{
  g_autoptr(GError) error = NULL;

  store_upsert (s->store.store, s->account, batch, NULL, &error);
  g_assert_no_error (error);
}

void
social_add_friend (Social           *s,
                   const char       *remote,
                   CloutPersonFlags  flags)
{
  g_autoptr(CloutBatch) batch = clout_batch_new ();

  clout_batch_add_person (batch, &(CloutBatchPerson) {
    .remote_id = remote, .handle = remote, .name = remote, .flags = flags, .known = ~0u });
  social_upsert (s, batch);
}

gint64
social_find_person (Social     *s,
                    const char *remote)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM person WHERE remote = '%s'", remote);

  return store_count (s->store.path, sql);
}

void
social_set_up (Social        *s,
               gconstpointer  data)
{
  static const char *const friends[] = { "did:plc:a", "did:plc:b", "did:plc:c" };

  store_set_up (&s->store, data);
  s->account = store_add_account (s->store.store, ME);
  s->zone = g_time_zone_new_identifier ("Asia/Kathmandu");
  s->now = NOW;
  for (gsize i = 0; i < G_N_ELEMENTS (friends); i++)
    social_add_friend (s, friends[i], CLOUT_PERSON_FOLLOWS);
}

void
social_tear_down (Social        *s,
                  gconstpointer  data)
{
  g_clear_object (&s->account);
  g_clear_pointer (&s->zone, g_time_zone_unref);
  store_tear_down (&s->store, data);
}

gint64
social_give (Social      *s,
             const char  *friend,
             const char  *topic,
             GError     **error)
{
  g_auto(Await) one = AWAIT_INIT;
  CloutEndorsementDraft draft = { social_find_person (s, friend), topic, CLOUT_VISIBILITY_PUBLIC,
                                 s->now,
                     s->zone };

  clout_store_give_async (s->store.store, &draft, NULL, await_cb, &one);
  return clout_store_give_finish (s->store.store, await_result (&one), error);
}

gboolean
social_claim (Social  *s,
              gint64   id,
              GError **error)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_store_claim_endorsement_async (s->store.store, id, s->now, s->zone, NULL, await_cb, &one);
  return clout_finish_boolean (await_result (&one), error);
}

void
social_settle (Social     *s,
               gint64      id,
               const char *remote)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_store_settle_endorsement_async (s->store.store, id, remote, NULL, s->now, NULL, await_cb,
                                        &one);
  g_assert_true (clout_finish_boolean (await_result (&one), NULL));
}

void
social_undo (Social *s,
             gint64  id)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_store_undo_endorsement_async (s->store.store, id, NULL, await_cb, &one);
  g_assert_true (clout_finish_boolean (await_result (&one), NULL));
}

void
social_drop (Social *s,
             gint64  id)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_store_drop_endorsement_async (s->store.store, id, NULL, await_cb, &one);
  g_assert_true (clout_finish_boolean (await_result (&one), NULL));
}

void
social_hide (Social   *s,
             gint64    id,
             gboolean  hidden)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_store_hide_endorsement_async (s->store.store, id, hidden, NULL, await_cb, &one);
  g_assert_true (clout_finish_boolean (await_result (&one), NULL));
}

/* The list, as "friend topic state" per line. */
char *
social_list (Social                *s,
             CloutEndorsementQuery  query)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GPtrArray) found = NULL;
  GString *text = g_string_new (NULL);

  clout_store_list_endorsements_async (s->store.store, &query, s->now, NULL, await_cb, &one);
  found = clout_finish_pointer (await_result (&one), NULL);
  for (guint i = 0; i < found->len; i++)
    {
      const CloutEndorsementFacts *facts = clout_endorsement_get_facts (found->pdata[i]);

      g_string_append_printf (text, "%s %s %u%s\n", facts->name, facts->topic, facts->state,
                              facts->hidden ? " hidden" : "");
    }
  return g_string_free (text, FALSE);
}

void
social_assert_list (Social                *s,
                    CloutEndorsementQuery  query,
                    const char            *expected)
{
  g_autofree char *got = social_list (s, query);

  g_assert_cmpstr (got, ==, expected);
}

CloutOutlook *
social_look (Social     *s,
             const char *friend)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_store_load_outlook_async (s->store.store, social_find_person (s, friend), s->now, s->zone,
                                  NULL, await_cb, &one);
  return clout_finish_pointer (await_result (&one), NULL);
}

guint
social_left (Social *s)
{
  g_autoptr(CloutOutlook) outlook = social_look (s, "did:plc:a");

  return outlook->left;
}

void
social_add_record (CloutBatch *batch,
                   const char *endorser,
                   const char *receiver,
                   const char *topic,
                   const char *key,
                   gint64      time)
{
  g_autofree char *remote = g_strdup_printf ("at://%s/%s", endorser != NULL ? endorser : ME, key);

  clout_batch_add_endorsement (batch, &(CloutBatchEndorsement) {
    .endorser = endorser, .receiver = receiver, .topic = topic, .remote_id = remote,
    .time = time });
}
