/* fixture.c: an engine with a temporary store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"
#include "networks/network.h"
#include "store/score/load-history.h"
#include "sync/accounts.h"
#include "sync/import.h"
#include "sync/restore.h"
#include "sync/score.h"
#include "sync/sync-error.h"
#include "sync/sync.h"
#include "web/http/http.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

void
fixture_open (Fixture *self)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  clout_engine_open_async (self->path, NULL, await_cb, &one);
  self->engine = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  clout_http_set_retry (clout_engine_get_http (self->engine), &(CloutRetryBounds) {
    .attempts = 2, .first_ms = 1, .longest_ms = 2, .patience_ms = 100 });
}

/* fixture_close:
 * Like a program's end: nothing may hold a reference to the engine any more. On a busy machine its
 * store can take longer to write the rest than a program waits. */
void
fixture_close (Fixture *self)
{
  gpointer alive = self->engine;
  gpointer store = clout_engine_get_store (self->engine);

  g_object_add_weak_pointer (alive, &alive);
  g_object_add_weak_pointer (store, &store);
  clout_engine_close (g_steal_pointer (&self->engine));
  g_assert_null (alive);
  while (store != NULL)
    g_main_context_iteration (NULL, TRUE);
}

void
fixture_set_up (Fixture *self)
{
  g_autoptr(GError) error = NULL;

  *self = (Fixture) { .now = g_get_real_time () / G_USEC_PER_SEC };
  self->folder = g_dir_make_tmp ("clout-sync-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "clout.db", NULL);
  fixture_open (self);
}

/* fixture_remove_files: removes a folder with its contents */
void
fixture_remove_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

void
fixture_tear_down (Fixture *self)
{
  if (self->engine != NULL)
    fixture_close (self);
  fixture_remove_files (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_clear_pointer (&self->server, self->free_server);
}

/* fixture_run_sign_in: without a keyring, the sign-in is for the session */
CloutAccount *
fixture_run_sign_in (CloutSignIn  *sign_in,
                     GError      **error)
{
  g_auto(Await) one = AWAIT_INIT;
  g_auto(Await) two = AWAIT_INIT;
  CloutAccount *account;

  clout_sign_in_run_async (sign_in, NULL, await_cb, &one);
  account = clout_finish_pointer (await_result (&one), error);
  if (account != NULL
      || !g_error_matches (*error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_KEYRING_ABSENT))
    return account;
  g_clear_error (error);
  clout_sign_in_store_async (sign_in, TRUE, NULL, await_cb, &two);
  return clout_finish_pointer (await_result (&two), error);
}

gboolean
fixture_sync (Fixture       *self,
              CloutAccount  *account,
              GError       **error)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_engine_sync_async (self->engine, account, NULL, await_cb, &one);
  return clout_finish_boolean (await_result (&one), error);
}

/* fixture_import: imports a file @name of an archive with nothing beside it. */
CloutAccount *
fixture_import (Fixture    *self,
                const char *name,
                const char *text,
                const char *handle)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autofree char *folder = g_dir_make_tmp ("clout-archive-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  CloutAccount *account;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  clout_engine_import_as_async (self->engine, file, handle, NULL, NULL, NULL, await_cb, &one);
  account = clout_engine_import_finish (self->engine, await_result (&one), NULL, &error);
  g_assert_no_error (error);
  fixture_remove_files (folder);
  return account;
}

gboolean
fixture_remove (Fixture       *self,
                CloutAccount  *account,
                GError       **error)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_engine_remove_account_async (self->engine, account, NULL, await_cb, &one);
  return clout_finish_boolean (await_result (&one), error);
}

double
fixture_score (Fixture *self,
               gsize   *ret_n_reactions)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutReport) report = NULL;

  clout_engine_report_async (self->engine, NULL, await_cb, &one);
  report = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  if (ret_n_reactions != NULL)
    *ret_n_reactions = clout_report_get_n_reactions (report);
  return clout_report_get_score (report)->score;
}

/* fixture_score_then:
 * The score at the fixture's time, regardless of how long a test takes. @ret_n_reactions:
 * (nullable) */
double
fixture_score_then (Fixture *self,
                    gsize   *ret_n_reactions)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(CloutStoreHistory) history = NULL;
  g_autoptr(CloutScore) score = NULL;

  clout_store_load_history_async (clout_engine_get_store (self->engine),
                                  clout_networks_get_weights (), self->now, utc, CLOUT_HISTORY_DAYS,
                                  NULL, await_cb, &one);
  history = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  score = clout_score_compute (&history->input);
  if (ret_n_reactions != NULL)
    *ret_n_reactions = 0;
  for (gsize i = 0; ret_n_reactions != NULL && i < history->input.n_accounts; i++)
    *ret_n_reactions += history->input.accounts[i].n_reactions;
  return score->score;
}

static GHashTable *
names_of (JsonObject *root,
          const char *table)
{
  GHashTable *names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  JsonArray *rows = json_object_get_array_member (root, table);

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      gint64 id = json_object_get_int_member (row, "id");

      g_hash_table_insert (names, g_memdup2 (&id, sizeof id),
                           (gpointer) json_object_get_string_member (row, "remote"));
    }
  return names;
}

static const char *
name_in (GHashTable *names,
         JsonObject *row,
         const char *member)
{
  gint64 id = json_object_get_int_member (row, member);
  const char *name = g_hash_table_lookup (names, &id);

  return name != NULL ? name : "-";
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Replies and mentions have their own names; everything else is a reaction. */
static void
describe_reactions (JsonObject *root,
                    const char *table,
                    GPtrArray  *lines)
{
  g_autoptr(GHashTable) people = names_of (root, "person");
  g_autoptr(GHashTable) posts = names_of (root, "post");
  JsonArray *rows = json_object_get_array_member (root, table);

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      g_ptr_array_add (lines, g_strdup_printf (
        "reaction %d %s %s %s %" G_GINT64_FORMAT, (int) json_object_get_int_member (row, "kind"),
        name_in (people, row, "person"), name_in (posts, row, "post"),
        json_object_get_string_member_with_default (row, "remote", "-"),
        json_object_get_int_member (row, "time")));
    }
}

/* A post's values besides its name and time. */
static void
describe_posts (JsonObject *root,
                GPtrArray  *lines)
{
  g_autoptr(GHashTable) posts = names_of (root, "post");
  g_autoptr(GHashTable) tags = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  JsonArray *rows = json_object_get_array_member (root, "tag");

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      gint64 id = json_object_get_int_member (row, "id");

      g_hash_table_insert (tags, g_memdup2 (&id, sizeof id),
                           (gpointer) json_object_get_string_member (row, "name"));
    }
  rows = json_object_get_array_member (root, "post_tag");
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      g_ptr_array_add (lines, g_strdup_printf ("tagged %s %s", name_in (posts, row, "post"),
                                               name_in (tags, row, "tag")));
    }
  rows = json_object_get_array_member (root, "post");
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      g_ptr_array_add (lines, g_strdup_printf (
        "counted %s %d %d %d", json_object_get_string_member (row, "remote"),
        (int) json_object_get_int_member (row, "replies"),
        (int) json_object_get_int_member (row, "quotes"),
        (int) json_object_get_int_member (row, "reshares")));
    }
}

static char *
describe (JsonObject *root)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  JsonArray *rows;

  describe_reactions (root, "reaction", lines);
  describe_reactions (root, "remark", lines);
  describe_posts (root, lines);
  rows = json_object_get_array_member (root, "post");
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      g_ptr_array_add (lines, g_strdup_printf (
        "post %s %" G_GINT64_FORMAT " %d", json_object_get_string_member (row, "remote"),
        json_object_get_int_member (row, "time"), (int) json_object_get_int_member (row, "likes")));
    }
  rows = json_object_get_array_member (root, "person");
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      g_ptr_array_add (lines, g_strdup_printf (
        "person %s %d %d", json_object_get_string_member (row, "remote"),
        (int) json_object_get_int_member (row, "followers"),
        (int) json_object_get_int_member (row, "flags")));
    }
  g_ptr_array_sort (lines, compare);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* fixture_dump:
 * All stored data, in an order and with names that don't depend on how they were fetched. */
char *
fixture_dump (Fixture *self)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);
  g_autoptr(JsonParser) parser = json_parser_new ();

  clout_engine_export_async (self->engine, stream, NULL, await_cb, &one);
  clout_finish_boolean (await_result (&one), &error);
  g_assert_no_error (error);
  json_parser_load_from_data (parser, g_memory_output_stream_get_data (memory),
                              g_memory_output_stream_get_data_size (memory), &error);
  g_assert_no_error (error);
  return describe (json_node_get_object (json_parser_get_root (parser)));
}

/* fixture_dump_store:
 * The same as fixture_dump(), for a store that no one has open. */
char *
fixture_dump_store (const char *path)
{
  Fixture other = { .path = (char *) path };
  char *text;

  fixture_open (&other);
  text = fixture_dump (&other);
  fixture_close (&other);
  return text;
}

static gboolean
holds (const char *data,
       gsize       length,
       const char *secret)
{
  gsize n = strlen (secret);

  for (gsize i = 0; i + n <= length; i++)
    if (memcmp (data + i, secret, n) == 0)
      return TRUE;
  return FALSE;
}

/* fixture_is_on_disk:
 * Whether the store or a file beside it contains @secret. */
gboolean
fixture_is_on_disk (Fixture    *self,
                    const char *secret)
{
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_autofree char *data = NULL;
      gsize length;

      if (g_file_get_contents (path, &data, &length, NULL) && holds (data, length, secret))
        return TRUE;
    }
  return FALSE;
}

gsize
fixture_count_lines (const char *text,
                     const char *prefix)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  gsize n = 0;

  for (gsize i = 0; lines[i] != NULL; i++)
    n += g_str_has_prefix (lines[i], prefix);
  return n;
}

/* fixture_assert_incomplete: which resources the account reports as incomplete, "" for none */
void
fixture_assert_incomplete (CloutAccount *account,
                           const char   *resources)
{
  gint64 since;
  g_auto(GStrv) names = clout_account_dup_incomplete (account, &since);
  g_autofree char *text = g_strjoinv (" ", names);

  g_assert_cmpstr (text, ==, resources);
  g_assert_cmpint (since > 0, ==, *resources != '\0');
}
