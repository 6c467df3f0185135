/* later.c: adds accounts by name, syncs some hours later, and dumps the stored data.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "later.h"

#include "base/duration.h"
#include "store/reactions/batches.h"
#include "sync/accounts.h"

/* later_add_to: @network: (nullable): the network chosen by the user */
CloutAccount *
later_add_to (Fixture     *self,
              const char  *network,
              const char  *typed,
              GError     **error)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_engine_add_by_handle_async (self->engine, network, typed, NULL, await_cb, &one);
  return clout_finish_pointer (await_result (&one), error);
}

CloutAccount *
later_add (Fixture     *self,
           const char  *typed,
           GError     **error)
{
  return later_add_to (self, NULL, typed, error);
}

/* Lists that depend on earlier counts or names are due; lists by time are read completely. Returns:
 * (transfer full) (nullable): the resource's mark */
static char *
dup_mark (Fixture      *self,
          CloutAccount *account,
          const char   *resource)
{
  gboolean is_profile = g_str_equal (resource, "profile");
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) cursors = NULL;

  if (!g_str_has_suffix (resource, CLOUT_LISTING_CHECKED) && !g_str_has_prefix (resource, "follow")
      && !is_profile)
    return NULL;
  clout_store_list_cursors_async (clout_engine_get_store (self->engine),
                                  clout_account_get_id (account), NULL, await_cb, &one);
  cursors = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < cursors->len; i++)
    {
      const CloutCursor *cursor = cursors->pdata[i];

      if (g_str_equal (cursor->resource, resource) && cursor->mark != NULL
          && (is_profile || g_ascii_isdigit (*cursor->mark)))
        return g_strdup (cursor->mark);
    }
  return NULL;
}

static void
add_done (Fixture      *self,
          CloutAccount *account,
          const char   *resource,
          gint64        done)
{
  g_autoptr(CloutBatch) nothing = clout_batch_new ();
  g_autofree char *mark = dup_mark (self, account, resource);
  g_autoptr(CloutCursor) cursor = clout_cursor_new (resource, NULL, mark, done);
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  clout_store_upsert_batch_async (clout_engine_get_store (self->engine),
                                  clout_account_get_id (account), nothing, cursor, NULL, await_cb,
                                  &one);
  clout_finish_boolean (await_result (&one), &error);
  g_assert_no_error (error);
}

/* later_make_due: as if the last sync of @resources had been two days ago, and their last check
 * over a month ago */
void
later_make_due (Fixture            *self,
                CloutAccount       *account,
                const char *const  *resources)
{
  for (gsize i = 0; resources[i] != NULL; i++)
    {
      guint days = g_str_has_suffix (resources[i], CLOUT_LISTING_CHECKED) ? 40 : 2;

      add_done (self, account, resources[i], self->now - days * CLOUT_DAY);
    }
}

/* later_sync:
 * As if the last sync of @resources had been two days ago. Returns: (transfer full): the data
 * stored afterwards */
char *
later_sync (Fixture            *self,
            CloutAccount       *account,
            const char *const  *resources)
{
  g_autoptr(GError) error = NULL;

  later_make_due (self, account, resources);
  fixture_sync (self, account, &error);
  g_assert_no_error (error);
  return fixture_dump (self);
}

/* later_assert_has: asserts that @dump contains such a line, or doesn't */
void
later_assert_has (const char *dump,
                  gboolean    wanted,
                  const char *format,
                  ...)
{
  g_auto(GStrv) lines = g_strsplit (dump, "\n", -1);
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  if (g_strv_contains ((const char *const *) lines, line) != wanted)
    g_error ("%s “%s” in:\n%s", wanted ? "no" : "there is", line, dump);
}

/* later_use_key:
 * Signs in at a network with an API key, to the account named by @who or, if that is %NULL, the
 * key's own. */
CloutAccount *
later_use_key (Fixture     *self,
               const char  *network,
               const char  *who,
               const char  *key,
               GError     **error)
{
  g_autoptr(CloutSignIn) sign_in = clout_sign_in_new (self->engine, network, who, NULL);

  clout_sign_in_set_key (sign_in, key);
  return fixture_run_sign_in (sign_in, error);
}
