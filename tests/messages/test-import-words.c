/* test-import-words.c: the summary of an import, in sentences.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <string.h>

#include "messages/imports.h"

/* Noon on March 1, UTC. */
#define IN_2014 1393675200
#define IN_2026 1772366400

typedef struct
{
  const char *name;
  CloutImportReport report;
  guint n_skipped;
  const char *summary;
  const char *followers;
} Case;

static const Case cases[] = {
  { "much-left-out",
    { .posts = 169, .left_out = { 1223, 33 }, .followers = -1, .oldest = IN_2014,
      .newest = IN_2026 }, 3,
    "Read 169 of 1425 posts (not counted: 1223 unlisted, 33 followers-only), 2014 to 2026; "
    "3 files skipped.", "Followers: not in this download." },
  { "all-read", { .posts = 12, .followers = 2100, .oldest = IN_2026, .newest = IN_2026 }, 0,
    "Read 12 posts, 2026.", "Followers: 2100." },
  { "one", { .posts = 1, .followers = 0, .oldest = IN_2026, .newest = IN_2026 }, 1,
    "Read 1 post, 2026; 1 file skipped.", "Followers: 0." },
  { "none-counts", { .left_out = { 3 }, .followers = -1 }, 0,
    "Read none of 3 posts (not counted: 3 unlisted).", "Followers: not in this download." },
  { "every-reason", { .posts = 2, .left_out = { 1, 2, 3, 4, 5, 6, 7, 8 },
                      .followers = -1 }, 0,
    "Read 2 of 34 posts (not counted: 1 unlisted, 2 followers-only, 3 direct, 5 stories, "
    "6 archived, 7 deleted, 8 without a date).", "Followers: not in this download." },
  { "shares-alone", { .left_out = { [CLOUT_LEFT_OUT_SHARE] = 4 }, .followers = -1 }, 0,
    "No posts in this download.", "Followers: not in this download." },
};

static void
test_summary (gconstpointer data)
{
  const Case *one = data;
  g_autoptr(CloutImportReport) report = clout_import_report_new ();
  g_autoptr(GPtrArray) skipped = report->skipped;
  g_autofree char *summary = NULL;
  g_auto(GStrv) lines = NULL;

  *report = one->report;
  report->skipped = g_steal_pointer (&skipped);
  for (guint i = 0; i < one->n_skipped; i++)
    {
      g_autofree char *name = g_strdup_printf ("folder/%u.json", i);

      clout_import_report_skip (report, name, CLOUT_SKIP_EMPTY, 0, 0);
      clout_import_report_skip (report, name, CLOUT_SKIP_DAMAGED, 7, 0);
    }

  summary = clout_format_import_summary (report, NULL);
  g_assert_cmpstr (summary, ==, one->summary);
  lines = clout_format_import (report, NULL);
  g_assert_cmpstr (lines[0], ==, one->summary);
  g_assert_true (g_strv_contains ((const char *const *) lines, one->followers));
  if (one->n_skipped > 0)
    g_assert_true (g_strv_contains ((const char *const *) lines,
                                    "Skipped “folder/0.json”: empty."));
}

/* Names in an archive are untrusted, and so is the number of them. */
static void
test_skipped (void)
{
  g_autoptr(CloutImportReport) report = clout_import_report_new ();
  g_autoptr(CloutImportReport) copy = NULL;
  g_auto(GStrv) lines = NULL;

  clout_import_report_skip (report, "a\033[2J\n\376.csv", CLOUT_SKIP_NAME, 0, 0);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      clout_import_report_skip (report, name, CLOUT_SKIP_DAMAGED, 7, 0);
    }

  copy = clout_import_report_copy (report);
  g_assert_cmpuint (copy->n_skipped, ==, 1001);
  g_assert_cmpuint (copy->skipped->len, ==, CLOUT_IMPORT_REPORT_MAX_SKIPPED);
  lines = clout_format_import (copy, NULL);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strpbrk (lines[i], "\033\n"));
    }
  g_assert_true (g_strv_contains ((const char *const *) lines, "Skipped 991 more files."));
  g_assert_true (g_strv_contains ((const char *const *) lines,
                                  "Skipped “0”: damaged or cut short, at line 7."));
}

static void
test_progress (void)
{
  static const struct
  {
    gint64 elapsed;
    gint64 read;
    gint64 size;
    gint64 left;
    const char *words;
  } rows[] = {
    { 0, 0, 1000000, -1, "0 bytes of 1.0 MB" },
    { G_USEC_PER_SEC / 2, 500000, 1000000, -1, "500.0 kB of 1.0 MB" },
    { 4 * G_USEC_PER_SEC, 400000000, 1200000000, 8, "400.0 MB of 1.2 GB, 8 seconds left" },
    { 3 * G_USEC_PER_SEC, 750000, 1000000, 1, "750.0 kB of 1.0 MB, 1 second left" },
    { 60 * G_USEC_PER_SEC, 1000000, 4000000, 180, "1.0 MB of 4.0 MB, 3 minutes left" },
    { 5 * G_USEC_PER_SEC, 1000000, 1000000, 0, "1.0 MB of 1.0 MB" },
    { 5 * G_USEC_PER_SEC, 1000000, 0, -1, "1.0 MB of 0 bytes" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CloutImportProgress progress = {
        .read = rows[i].read,
        .size = rows[i].size,
        .left = clout_import_progress_get_left (rows[i].elapsed, rows[i].read, rows[i].size),
      };
      g_autofree char *words = clout_format_import_progress (&progress);
      g_auto(GStrv) parts = g_strsplit (words, "\302\240", -1);
      g_autofree char *plain = g_strjoinv (" ", parts);

      g_assert_cmpint (progress.left, ==, rows[i].left);
      g_assert_cmpstr (plain, ==, rows[i].words);
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/messages/import/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_summary);
    }
  g_test_add_func ("/messages/import/skipped", test_skipped);
  g_test_add_func ("/messages/import/progress", test_progress);

  return g_test_run ();
}
