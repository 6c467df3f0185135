/* imports.c: sentences about what an import read.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "messages/imports.h"
#include "messages/messages.h"

/* Most skipped files that are listed by name. */
#define MAX_NAMED 10

static char *
dup_number (gint64 n)
{
  return g_strdup_printf ("%'" G_GINT64_FORMAT, n);
}

/* ngettext() takes an unsigned long, which can be narrower than 64 bits. */
static gulong
plural_of (gint64 n)
{
  return n > 1000000 ? 1000000 + n % 1000000 : n;
}

static void
add_left_out (GStrvBuilder *builder,
              const char   *format,
              gint64        n)
{
  g_autofree char *number = dup_number (n);
  g_autoptr(GString) text = g_string_new (format);

  if (n == 0)
    return;
  g_string_replace (text, "%s", number, 1);
  g_strv_builder_add (builder, text->str);
}

static char *
dup_left_out (const CloutImportReport *report)
{
  const gint64 *n = report->left_out;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) parts = NULL;

  /* Translators: %s is a number of posts; shown in a list such as "12 unlisted, 3 direct" */
  add_left_out (builder, _("%s unlisted"), n[CLOUT_LEFT_OUT_UNLISTED]);
  /* Translators: %s is a number of posts that only followers, friends or a circle can read */
  add_left_out (builder, _("%s followers-only"), n[CLOUT_LEFT_OUT_FOLLOWERS]);
  /* Translators: %s is a number of posts that only the people they mention can read */
  add_left_out (builder, _("%s direct"), n[CLOUT_LEFT_OUT_DIRECT]);
  add_left_out (builder, ngettext ("%s story", "%s stories", plural_of (n[CLOUT_LEFT_OUT_STORY])),
                n[CLOUT_LEFT_OUT_STORY]);
  /* Translators: %s is a number of posts that their author hides from everyone else */
  add_left_out (builder, _("%s archived"), n[CLOUT_LEFT_OUT_ARCHIVED]);
  /* Translators: %s is a number of posts */
  add_left_out (builder, _("%s deleted"), n[CLOUT_LEFT_OUT_DELETED]);
  /* Translators: %s is a number of posts */
  add_left_out (builder, _("%s without a date"), n[CLOUT_LEFT_OUT_UNDATED]);
  parts = g_strv_builder_end (builder);

  return g_strjoinv (clout_format_comma (), parts);
}

static char *
dup_posts (const CloutImportReport *report)
{
  gint64 total = clout_import_report_get_total (report);
  g_autofree char *read = dup_number (report->posts);
  g_autofree char *all = dup_number (total);
  g_autofree char *left_out = dup_left_out (report);

  if (total == 0)
    return g_strdup (_("No posts in this download"));
  if (report->posts == total)
    return g_strdup_printf (ngettext ("Read %s post", "Read %s posts", plural_of (total)), read);
  if (report->posts == 0)
    /* Translators: a number of posts, and a list such as "12 unlisted, 3 direct" */
    return g_strdup_printf (ngettext ("Read none of %s post (not counted: %s)",
                                      "Read none of %s posts (not counted: %s)",
                                      plural_of (total)), all, left_out);

  /* Translators: two numbers of posts, and a list such as "12 unlisted, 3 direct" */
  return g_strdup_printf (ngettext ("Read %s of %s post (not counted: %s)",
                                    "Read %s of %s posts (not counted: %s)",
                                    plural_of (total)), read, all, left_out);
}

static int
get_year (gint64     time,
          GTimeZone *zone)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autoptr(GDateTime) local =
    utc != NULL && zone != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  return local != NULL ? g_date_time_get_year (local)
                       : utc != NULL ? g_date_time_get_year (utc) : 0;
}

static void
append_years (GString                 *text,
              const CloutImportReport *report,
              GTimeZone               *zone)
{
  int from = get_year (report->oldest, zone);
  int to = get_year (report->newest, zone);

  if (report->newest == 0)
    return;
  g_string_append (text, clout_format_comma ());
  if (from == to)
    g_string_append_printf (text, "%d", from);
  else
    /* Translators: two years */
    g_string_append_printf (text, _("%d to %d"), from, to);
}

/**
 * clout_format_import_summary:
 * @report: an import's report
 * @zone: (nullable): the person's time zone, %NULL for UTC
 *
 * Returns: (transfer full): one sentence with the number of posts read, why others don't count,
 *   the years they are from and the number of skipped files
 */
char *
clout_format_import_summary (const CloutImportReport *report,
                             GTimeZone               *zone)
{
  g_autofree char *posts = dup_posts (report);
  g_autofree char *skipped = dup_number (report->n_skipped);
  GString *text = g_string_new (posts);

  append_years (text, report, zone);
  if (report->n_skipped > 0)
    {
      /* Translators: between two parts of a summary, with its space */
      g_string_append (text, C_("summary", "; "));
      g_string_append_printf (text, ngettext ("%s file skipped", "%s files skipped",
                                              report->n_skipped), skipped);
    }
  /* Translators: the end of a summary that is a sentence */
  g_string_append (text, C_("summary", "."));

  return g_string_free (text, FALSE);
}

/* @unknown: text to show if @n is -1 */
static void
add_total (GStrvBuilder *builder,
           const char   *format,
           const char   *unknown,
           gint64        n)
{
  g_autofree char *number = dup_number (n);
  g_autoptr(GString) text = g_string_new (n >= 0 ? format : unknown);

  g_string_replace (text, "%s", number, 1);
  g_strv_builder_add (builder, text->str);
}

/* Why a file was skipped, for use after its name and a colon. */
static const char *
format_skip (CloutSkipReason reason)
{
  static const char *const words[] = {
    [CLOUT_SKIP_EMPTY] = N_("empty"),
    [CLOUT_SKIP_DAMAGED] = N_("damaged or cut short"),
    [CLOUT_SKIP_ENCODING] = N_("in an unknown text encoding"),
    [CLOUT_SKIP_NAME] = N_("unreadable name"),
    [CLOUT_SKIP_HTML] = N_("the HTML version; choose JSON instead"),
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (words) == CLOUT_N_SKIP_REASONS);
  g_return_val_if_fail (reason < CLOUT_N_SKIP_REASONS, "");

  return _(words[reason]);
}

static char *
dup_skipped (const CloutSkippedFile *file)
{
  const char *why = format_skip (file->reason);
  g_autofree char *line = dup_number (file->line);
  g_autofree char *byte = dup_number (file->byte);

  if (file->line > 0)
    /* Translators: a file's name, why it was skipped, and a number */
    return g_strdup_printf (_("Skipped “%s”: %s, at line %s."), file->name, why, line);
  if (file->byte > 0)
    /* Translators: a file's name, why it was skipped, and a number */
    return g_strdup_printf (_("Skipped “%s”: %s, at byte %s."), file->name, why, byte);

  /* Translators: a file's name, and why it was skipped */
  return g_strdup_printf (_("Skipped “%s”: %s."), file->name, why);
}

static void
add_skipped (GStrvBuilder            *builder,
             const CloutImportReport *report)
{
  guint n_named = MIN (report->skipped->len, MAX_NAMED);

  for (guint i = 0; i < n_named; i++)
    {
      g_autofree char *line = dup_skipped (g_ptr_array_index (report->skipped, i));

      g_strv_builder_add (builder, line);
    }
  if (report->n_skipped > n_named)
    {
      g_autofree char *line =
        g_strdup_printf (ngettext ("Skipped %u more file.", "Skipped %u more files.",
                                   report->n_skipped - n_named), report->n_skipped - n_named);

      g_strv_builder_add (builder, line);
    }
}

/**
 * clout_format_import:
 * @report: an import's report
 * @zone: (nullable): the person's time zone, %NULL for UTC
 *
 * Returns: (transfer full): the full report, one sentence per line
 */
GStrv
clout_format_import (const CloutImportReport *report,
                     GTimeZone               *zone)
{
  gint64 shares = report->left_out[CLOUT_LEFT_OUT_SHARE];
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *summary = clout_format_import_summary (report, zone);

  g_strv_builder_add (builder, summary);
  if (shares > 0)
    add_total (builder, ngettext ("Not counted: %s share of another person’s post.",
                                  "Not counted: %s shares of other people’s posts.",
                                  plural_of (shares)), "", shares);
  add_total (builder, _("Followers: %s."), _("Followers: not in this download."),
             report->followers);
  add_total (builder, _("Reactions: %s."), _("Reactions: not in this download."),
             report->reactions);
  add_skipped (builder, report);

  return g_strv_builder_end (builder);
}

static char *
dup_left (gint64 seconds)
{
  gint64 minutes = (seconds + 59) / 60;

  if (seconds <= 60)
    return g_strdup_printf (ngettext ("%d second left", "%d seconds left", seconds),
                            (int) seconds);

  return g_strdup_printf (ngettext ("%d minute left", "%d minutes left", plural_of (minutes)),
                          (int) minutes);
}

/**
 * clout_format_import_progress:
 * @progress: the progress
 *
 * Returns: (transfer full): how much was read, the total, and the time left
 */
char *
clout_format_import_progress (const CloutImportProgress *progress)
{
  g_autofree char *read = g_format_size (progress->read);
  g_autofree char *size = g_format_size (progress->size);
  g_autofree char *left = progress->left > 0 ? dup_left (progress->left) : NULL;

  if (left == NULL)
    /* Translators: two amounts, such as "120 MB of 1.1 GB" */
    return g_strdup_printf (_("%s of %s"), read, size);

  /* Translators: two amounts and a time, such as "120 MB of 1.1 GB, 8 seconds left" */
  return g_strdup_printf (_("%s of %s, %s"), read, size, left);
}
