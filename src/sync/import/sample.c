/* sample.c: the shipped sample, in a temporary store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/import/sample.h"

#include <glib/gstdio.h>
#include <string.h>

#include "archives/archive.h"
#include "base/task.h"
#include "store/perks.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "sync/import/import-private.h"
#include "sync/perks/reader.h"
#include "web/json.h"

/* Next to the archive's own files, with the language before the suffix; never requested from the
   network. */
static const char *const publishers[] = { "perks", "perks-town" };
#define PUBLISHER_ORIGIN "https://perks.example/"

/* The other accounts' archives are numbered from this on. */
#define FIRST_DOWNLOAD 2

typedef struct
{
  char *folder;
  char *language;       /* what to add to names of files, "" for English */
  GFile *archive;
  GPtrArray *files;     /* archives and publishers still to be read */
  guint n_publishers;   /* of them */
  gint64 shift;         /* seconds by which all archives' times are shifted */
  CloutEngine *engine;
} Sample;

static void
sample_free (gpointer data)
{
  Sample *sample = data;

  g_free (sample->folder);
  g_free (sample->language);
  g_ptr_array_unref (sample->files);
  g_clear_object (&sample->archive);
  g_clear_object (&sample->engine);
  g_free (sample);
}

/* @folder: folder of a sample's store, which is closed */
void
clout_sample_remove (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static GFile *
get_file (Sample     *sample,
          const char *name,
          const char *type)
{
  g_autofree char *whole = g_strconcat (name, sample->language, type, NULL);

  return g_file_get_child (sample->archive, whole);
}

/* Returns (transfer full): "-de" for a person who reads German and a sample in it. */
static char *
dup_language (GFile *archive)
{
  const char *const *names = g_get_language_names ();

  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("outbox-%s.zip", names[i]);
      g_autoptr(GFile) file = g_file_get_child (archive, name);

      if (strcmp (names[i], "en") == 0)
        break;
      if (g_file_query_exists (file, NULL))
        return g_strconcat ("-", names[i], NULL);
    }
  return g_strdup ("");
}

/* Returns whether the file exists. It needn't, because someone may show their own archive as the
   sample. */
static gboolean
add_file (Sample     *sample,
          const char *name,
          const char *type)
{
  g_autoptr(GFile) file = get_file (sample, name, type);

  if (!g_file_query_exists (file, NULL))
    return FALSE;
  g_ptr_array_add (sample->files, g_steal_pointer (&file));
  return TRUE;
}

static gboolean
add_download (Sample *sample,
              guint   number)
{
  g_autofree char *name = g_strdup_printf ("download-%u", number);

  return add_file (sample, name, ".zip");
}

static void
list_files (Sample *sample)
{
  sample->language = dup_language (sample->archive);
  if (*sample->language != '\0')
    add_file (sample, "outbox", ".zip");
  else
    g_ptr_array_add (sample->files, g_object_ref (sample->archive));
  for (guint number = FIRST_DOWNLOAD; add_download (sample, number); number++)
    ;
  sample->n_publishers = sample->files->len;
  for (gsize i = 0; i < G_N_ELEMENTS (publishers); i++)
    add_file (sample, publishers[i], ".json");
  sample->n_publishers = sample->files->len - sample->n_publishers;
}

static void take_next (GTask *task);

static void
publisher_added_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;

  if (clout_finish_boolean (result, &error))
    take_next (task);
  else
    clout_sync_return_error (task, g_steal_pointer (&error), "keeping the sample's perks");
}

static void
publisher_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr(GTask) task = data;
  Sample *sample = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *url = g_strconcat (PUBLISHER_ORIGIN, name, NULL);
  g_autoptr(GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autoptr(JsonNode) root = bytes != NULL ? clout_json_parse (bytes, NULL, &error) : NULL;
  g_autoptr(CloutPerkFeed) feed = root != NULL ? clout_perk_feed_read (url, root, &error) : NULL;

  if (feed == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "reading the sample's perks");
      return;
    }
  feed->fetched = clout_engine_now ();
  clout_store_upsert_perk_feed_async (clout_engine_get_store (sample->engine), feed, FALSE,
                                      g_task_get_cancellable (task), publisher_added_cb,
                                      g_object_ref (task));
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutAccount) account =
    clout_engine_import_finish (CLOUT_ENGINE (source), result, NULL, &error);

  if (account != NULL)
    take_next (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
import (GTask *task,
        GFile *file)
{
  Sample *sample = g_task_get_task_data (task);
  g_autoptr(GTask) step =
    clout_engine_task_new (sample->engine, clout_engine_import_async,
                           g_task_get_cancellable (task), imported_cb, g_object_ref (task));

  clout_engine_import_path (sample->engine, g_file_peek_path (file), NULL, &sample->shift,
                            NULL, NULL, step);
}

static void
take_next (GTask *task)
{
  Sample *sample = g_task_get_task_data (task);
  guint left = sample->files->len;
  g_autoptr(GFile) file = left > 0 ? g_ptr_array_steal_index (sample->files, 0) : NULL;

  if (file == NULL)
    g_task_return_pointer (task, g_steal_pointer (&sample->engine), g_object_unref);
  else if (left > sample->n_publishers)
    import (task, file);
  else
    g_file_load_bytes_async (file, g_task_get_cancellable (task), publisher_read_cb,
                             g_object_ref (task));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  Sample *sample = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  sample->engine = clout_finish_pointer (result, &error);
  if (sample->engine == NULL)
    {
      clout_sample_remove (sample->folder);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  clout_engine_set_sample_folder (sample->engine, sample->folder);
  list_files (sample);
  take_next (task);
}

/**
 * clout_engine_open_sample_async:
 * @archive: folder of the sample that ships with the program
 *
 * Opens the sample: imports it with the real importer into a store that is removed with the
 * engine. It may be in the person's language, and may include other accounts and publishers'
 * perks.
 */
void
clout_engine_open_sample_async (GFile               *archive,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  Sample *sample = g_new0 (Sample, 1);

  g_task_set_source_tag (task, clout_engine_open_sample_async);
  g_task_set_task_data (task, sample, sample_free);
  sample->archive = g_object_ref (archive);
  sample->shift = CLOUT_ARCHIVE_SHIFT_UNKNOWN;
  sample->files = g_ptr_array_new_with_free_func (g_object_unref);
  sample->folder = g_dir_make_tmp ("clout-sample-XXXXXX", &error);
  if (sample->folder == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "making a temporary folder");
      return;
    }
  path = g_build_filename (sample->folder, "clout.db", NULL);
  clout_engine_open_async (path, cancellable, opened_cb, g_object_ref (task));
}
