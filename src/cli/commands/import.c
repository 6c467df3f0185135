/* import.c: imports an archive, showing progress and what was read.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <stdio.h>

#include "cli/commands/commands.h"
#include "cli/json-out.h"
#include "platform/terminal.h"
#include "sync/import.h"
#include "sync/restore.h"
#include "messages/imports.h"
#include "messages/messages.h"
#include "sync/sync-error.h"

/* Microseconds between updates of the progress line. */
#define LINE_EVERY (G_USEC_PER_SEC / 10)

/**
 * Import:
 * @shown: monotonic microseconds when the progress was last printed, 0 if it wasn't
 */
typedef struct
{
  GCancellable *cancellable;
  gboolean to_terminal;
  gint64 shown;
} Import;

/* Returns to the start of the line and clears it, which only terminals understand. */
static void
show_line (const char *text)
{
  fprintf (stderr, "\r\033[K%s", text);
  fflush (stderr);
}

static void
progress_cb (const CloutImportProgress *progress,
             gpointer                   user_data)
{
  Import *import = user_data;
  gint64 now = g_get_monotonic_time ();
  g_autofree char *line = NULL;
  g_autofree char *local = NULL;

  if (!import->to_terminal || now - import->shown < LINE_EVERY)
    return;

  import->shown = now;
  line = clout_format_import_progress (progress);
  local = g_locale_from_utf8 (line, -1, NULL, NULL, NULL);
  show_line (local != NULL ? local : "");
}

static void
interrupted_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/* Runs the import to its end; Ctrl+C cancels it. */
static GAsyncResult *
run_import (CloutCommandContext *context,
            Import              *import)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (context->argument);
  GAsyncResult *result = NULL;

  clout_platform_watch_interrupt (interrupted_cb, import->cancellable);
  clout_engine_import_as_async (context->engine, file, context->handle, progress_cb, import,
                                import->cancellable, clout_command_result_cb, &result);
  clout_command_await (&result);
  clout_platform_unwatch_interrupt ();
  if (import->shown > 0)
    show_line ("");

  return result;
}

static void
add_left_out (JsonBuilder             *builder,
              const CloutImportReport *report)
{
  static const char *const names[] = {
    [CLOUT_LEFT_OUT_UNLISTED] = "unlisted",
    [CLOUT_LEFT_OUT_FOLLOWERS] = "followers",
    [CLOUT_LEFT_OUT_DIRECT] = "direct",
    [CLOUT_LEFT_OUT_SHARE] = "shares",
    [CLOUT_LEFT_OUT_STORY] = "stories",
    [CLOUT_LEFT_OUT_ARCHIVED] = "archived",
    [CLOUT_LEFT_OUT_DELETED] = "deleted",
    [CLOUT_LEFT_OUT_UNDATED] = "undated",
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == CLOUT_N_LEFT_OUT);
  clout_json_out_object (builder, "not_counted");
  for (guint i = 0; i < CLOUT_N_LEFT_OUT; i++)
    clout_json_out_int (builder, names[i], report->left_out[i]);
  json_builder_end_object (builder);
}

static void
add_skipped (JsonBuilder             *builder,
             const CloutImportReport *report)
{
  static const char *const reasons[] = {
    [CLOUT_SKIP_EMPTY] = "empty",
    [CLOUT_SKIP_DAMAGED] = "damaged",
    [CLOUT_SKIP_ENCODING] = "encoding",
    [CLOUT_SKIP_NAME] = "name",
    [CLOUT_SKIP_HTML] = "html",
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (reasons) == CLOUT_N_SKIP_REASONS);
  clout_json_out_int (builder, "files_skipped", report->n_skipped);
  clout_json_out_array (builder, "skipped");
  for (guint i = 0; i < report->skipped->len; i++)
    {
      const CloutSkippedFile *file = g_ptr_array_index (report->skipped, i);

      json_builder_begin_object (builder);
      clout_json_out_string (builder, "file", file->name);
      clout_json_out_string (builder, "why", reasons[file->reason]);
      clout_json_out_count (builder, "line", file->line > 0 ? file->line : -1);
      clout_json_out_count (builder, "byte", file->byte > 0 ? file->byte : -1);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (CloutAccount            *account,
            const CloutImportReport *report)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  clout_json_out_int (builder, "account", clout_account_get_id (account));
  clout_json_out_string (builder, "network", clout_account_get_network (account));
  clout_json_out_string (builder, "handle", clout_account_get_handle (account));
  clout_json_out_int (builder, "posts", report->posts);
  clout_json_out_int (builder, "posts_in_archive", clout_import_report_get_total (report));
  add_left_out (builder, report);
  clout_json_out_count (builder, "reactions", report->reactions);
  clout_json_out_count (builder, "given", report->given);
  clout_json_out_count (builder, "followers", report->followers);
  clout_json_out_count (builder, "oldest", report->oldest > 0 ? report->oldest : -1);
  clout_json_out_count (builder, "newest", report->newest > 0 ? report->newest : -1);
  clout_json_out_int (builder, "bytes", report->bytes);
  add_skipped (builder, report);
  json_builder_end_object (builder);
  clout_json_out_print (builder);
}

static void
print_report (CloutAccount            *account,
              const CloutImportReport *report)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_auto(GStrv) lines = clout_format_import (report, zone);

  /* Translators: a network and a handle there */
  clout_command_say (_("Imported %s: %s"),
                     clout_format_network (clout_account_get_network (account)),
                     clout_account_get_handle (account));
  for (gsize i = 0; lines[i] != NULL; i++)
    clout_command_say ("%s", lines[i]);
}

static int
fail_ownerless (CloutCommandContext *context,
                GError              *error)
{
  g_error_free (error);
  /* Translators: %s is a file; “--handle” is an option and stays as it is */
  clout_command_warn (_("%s: the download doesn’t say whose it is. Add “--handle” and your handle "
                        "on that network, or open a folder with all parts of the download."),
                      context->argument);
  return CLOUT_EXIT_FAILED;
}

static int
fail (CloutCommandContext *context,
      GError              *error)
{
  if (g_error_matches (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_ARCHIVE_OWNERLESS))
    return fail_ownerless (context, error);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return clout_command_fail_of (context->argument, error);

  g_error_free (error);
  clout_command_warn (_("import canceled; nothing was stored."));
  return CLOUT_EXIT_CANCELED;
}

int
clout_command_import (CloutCommandContext *context)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Import import = { cancellable, clout_platform_is_terminal (stderr), 0 };
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CloutImportReport) report = NULL;
  g_autoptr(CloutAccount) account = NULL;
  GError *error = NULL;

  if (clout_restore_is_export (context->argument))
    return clout_command_import_export (context);

  result = run_import (context, &import);
  account = clout_engine_import_finish (context->engine, result, &report, &error);
  if (account == NULL)
    return fail (context, error);
  if (context->json)
    print_json (account, report);
  else
    print_report (account, report);

  return CLOUT_EXIT_DONE;
}
