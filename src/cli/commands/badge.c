/* badge.c: writes a picture of the score for web pages.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "cli/badge.h"
#include "cli/commands/commands.h"
#include "messages/messages.h"

static char *
make_badge (CloutReport *report)
{
  double score = clout_report_get_score (report)->score;
  g_autofree char *points = clout_format_points (score);
  g_autofree char *date = clout_format_day (clout_report_get_today (report), CLOUT_DAY_SHORT);
  /* Translators: a badge for screen readers: a score, what it means, and its date */
  g_autofree char *title = g_strdup_printf (_("Clout score %s: %s (%s)"), points,
                                            clout_format_level (score), date);

  /* Translators: on a badge, as the app's name */
  return clout_badge_make (_("Clout"), points, title);
}

/* Replaces the file once the new one is complete, so that a web server never sees half of it. */
static int
write_badge (const char *name,
             const char *svg)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (name);
  GFileType type = g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (type != G_FILE_TYPE_REGULAR && type != G_FILE_TYPE_UNKNOWN)
    {
      clout_command_warn ("%s: %s", name, _("isn’t a regular file. Choose another name."));
      return CLOUT_EXIT_FAILED;
    }
  if (g_file_set_contents_full (name, svg, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &error))
    return CLOUT_EXIT_DONE;
  text = clout_format_save_error (name, error);
  clout_command_warn ("%s", text);
  return CLOUT_EXIT_FAILED;
}

int
clout_command_badge (CloutCommandContext *context)
{
  GError *error = NULL;
  g_autoptr(CloutReport) report = clout_command_report (context, &error);
  g_autofree char *svg = NULL;
  g_autofree char *known = NULL;

  if (report == NULL)
    return clout_command_fail (error);
  if (!clout_command_has_account (context))
    return CLOUT_EXIT_FAILED;
  if (clout_report_get_score (report)->known == CLOUT_SCORE_UNKNOWN)
    {
      known = clout_format_known (report, TRUE);
      clout_command_warn ("%s", known);
      return CLOUT_EXIT_FAILED;
    }
  svg = make_badge (report);
  return write_badge (context->argument, svg);
}
