/* sample.c: the shipped sample, in a temporary store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/import/sample.h"

#include <glib/gstdio.h>

#include "base/task.h"
#include "store/perks.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "sync/import/import-private.h"
#include "sync/perks/reader.h"
#include "web/json.h"

/* Next to the archive's own files; never requested from the network. */
#define PUBLISHER_FILE "perks.json"
#define PUBLISHER_URL "https://perks.example/perks.json"

typedef struct
{
  char *folder;
  GFile *archive;
  CloutEngine *engine;
} Sample;

static void
sample_free (gpointer data)
{
  Sample *sample = data;

  g_free (sample->folder);
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

static void
return_engine (GTask *task)
{
  Sample *sample = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&sample->engine), g_object_unref);
}

static void
publisher_added_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;

  if (clout_finish_boolean (result, &error))
    return_engine (task);
  else
    clout_sync_return_error (task, g_steal_pointer (&error), "keeping the sample's perks");
}

/* Missing files are fine, because someone may show their own archive as the sample. */
static void
publisher_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr(GTask) task = data;
  Sample *sample = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, NULL);
  g_autoptr(JsonNode) root = bytes != NULL ? clout_json_parse (bytes, NULL, &error) : NULL;
  g_autoptr(CloutPerkFeed) feed =
    root != NULL ? clout_perk_feed_read (PUBLISHER_URL, root, &error) : NULL;

  if (feed != NULL)
    {
      feed->fetched = clout_engine_now ();
      clout_store_upsert_perk_feed_async (clout_engine_get_store (sample->engine), feed, FALSE,
                                          g_task_get_cancellable (task), publisher_added_cb,
                                          g_object_ref (task));
    }
  else if (error != NULL)
    clout_sync_return_error (task, g_steal_pointer (&error), "reading the sample's perks");
  else
    return_engine (task);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  Sample *sample = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutAccount) account =
    clout_engine_import_finish (CLOUT_ENGINE (source), result, NULL, &error);
  g_autoptr(GFile) publisher = g_file_get_child (sample->archive, PUBLISHER_FILE);

  if (account == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_file_load_bytes_async (publisher, g_task_get_cancellable (task), publisher_read_cb,
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
  g_autoptr(GTask) import = NULL;

  sample->engine = clout_finish_pointer (result, &error);
  if (sample->engine == NULL)
    {
      clout_sample_remove (sample->folder);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  clout_engine_set_sample_folder (sample->engine, sample->folder);
  import = clout_engine_task_new (sample->engine, clout_engine_import_async,
                                  g_task_get_cancellable (task), imported_cb, g_object_ref (task));
  clout_engine_import_path (sample->engine, g_file_peek_path (sample->archive), NULL,
                            clout_engine_now (), NULL, NULL, import);
}

/**
 * clout_engine_open_sample_async:
 * @archive: folder of the sample that ships with the program
 *
 * Opens the sample: imports it with the real importer into a store that is removed with the
 * engine. It may include a publisher's perks.
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
  sample->folder = g_dir_make_tmp ("clout-sample-XXXXXX", &error);
  if (sample->folder == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "making a temporary folder");
      return;
    }
  path = g_build_filename (sample->folder, "clout.db", NULL);
  clout_engine_open_async (path, cancellable, opened_cb, g_object_ref (task));
}
