/* tips.c: tips as sentences.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "messages/endorsements.h"
#include "messages/messages.h"
#include "platform/locale.h"
#include "sync/report.h"
#include "sync/tips.h"

/**
 * clout_format_hour:
 * @hour: 0 to 23
 *
 * Returns: (transfer full): the hour in 12-hour or 24-hour format, depending on the locale
 */
char *
clout_format_hour (int hour)
{
  g_autoptr(GDateTime) moment = g_date_time_new_utc (1970, 1, 1, hour, 0, 0);

  if (clout_platform_has_12_hours ())
    /* Translators: an hour such as "6 PM", see g_date_time_format() */
    return g_date_time_format (moment, C_("clock of 12 hours", "%-l %p"));
  /* Translators: an hour such as "18:00", see g_date_time_format() */
  return g_date_time_format (moment, C_("clock of 24 hours", "%H:%M"));
}

static char *
best_hours (const CloutTip *tip)
{
  /* 1970-01-05 was a Monday. */
  g_autoptr(GDateTime) day = g_date_time_new_utc (1970, 1, 5 + tip->weekday, 0, 0, 0);
  g_autofree char *weekday = g_date_time_format (day, "%A");
  g_autofree char *hour = clout_format_hour (tip->hour);

  /* Translators: a day of the week and an hour, such as "Monday" and "6 PM"; %d is the number of
     posts that the tip is based on */
  return g_strdup_printf (ngettext ("Best time to post: %s around %s (based on %d post).",
                                    "Best time to post: %s around %s (based on %d posts).",
                                    tip->n), weekday, hour, (int) tip->n);
}

/* Tips about people. */
static char *
about_people (const CloutTip *tip)
{
  int n = (int) tip->n;

  switch ((int) tip->kind)
    {
    case CLOUT_TIP_REPLY_TO_PEOPLE:
      /* Translators: this and the following are tips */
      return g_strdup_printf (ngettext ("%d person mentioned you this week and is waiting for a "
                                        "reply.",
                                        "%d people mentioned you this week and are waiting for a "
                                        "reply.", tip->n), n);
    case CLOUT_TIP_REPLY_TO_ANYONE:
      /* Translators: for someone who never replies */
      return g_strdup_printf (ngettext ("%d person wrote to you this month. A reply often starts "
                                        "a conversation.",
                                        "%d people wrote to you this month. A reply often starts "
                                        "a conversation.", tip->n), n);
    case CLOUT_TIP_OLD_FRIENDS:
      /* Translators: “look in on them” means: see how they are, react to their posts */
      return g_strdup_printf (ngettext ("%d person who used to react has been quiet for a month. "
                                        "Reconnect with them.",
                                        "%d people who used to react have been quiet for a month. "
                                        "Reconnect with them.", tip->n), n);
    default:
      return g_strdup ("");
    }
}

/* Tips about posts. */
static char *
about_posts (const CloutTip *tip)
{
  int n = (int) tip->n;

  switch ((int) tip->kind)
    {
    case CLOUT_TIP_OWN_WORDS:
      /* Translators: posts with a question; %d is the number of posts that the tip is based on */
      return g_strdup_printf (ngettext ("Posts with a question get more replies (based on %d "
                                        "post).",
                                        "Posts with a question get more replies (based on %d "
                                        "posts).", tip->n), n);
    case CLOUT_TIP_FADING:
      /* Translators: “echo” means other people's reactions to a post */
      return g_strdup_printf (ngettext ("Your last post was %d day ago; its effect is fading.",
                                        "Your last post was %d days ago; its effect is fading.",
                                        tip->n),
                              n);
    case CLOUT_TIP_PICTURES:
      /* Translators: than posts without one; %d is the number of posts that the tip is based on */
      return g_strdup_printf (ngettext ("Posts with a picture get more reactions (based on %d "
                                        "post).",
                                        "Posts with a picture get more reactions (based on %d "
                                        "posts).", tip->n),
                              n);
    case CLOUT_TIP_LINKS:
      /* Translators: than posts without a link; %d is the number of posts that the tip is based
         on */
      return g_strdup_printf (ngettext ("Posts with a link get more reactions (based on %d post).",
                                        "Posts with a link get more reactions (based on %d posts).",
                                        tip->n), n);
    case CLOUT_TIP_SHOUTING:
      /* Translators: in CAPITAL LETTERS, like shouting; %d is the number of posts that the tip
         is based on */
      return g_strdup_printf (ngettext ("Posts in ALL CAPS get fewer reactions (based on %d post).",
                                        "Posts in ALL CAPS get fewer reactions (based on %d "
                                        "posts).", tip->n), n);
    case CLOUT_TIP_BEGGING:
      /* Translators: such as “please share”; %d is the number of posts that the tip is based on */
      return g_strdup_printf (ngettext ("Posts that ask to be shared get fewer reactions (based "
                                        "on %d post).",
                                        "Posts that ask to be shared get fewer reactions (based "
                                        "on %d posts).", tip->n),
                              n);
    case CLOUT_TIP_FEWER_POSTS:
      return g_strdup_printf (ngettext ("%d post from the last three months got no reactions. "
                                        "Fewer, better posts would count more.",
                                        "%d posts from the last three months got no reactions. "
                                        "Fewer, better posts would count more.", tip->n), n);
    default:
      return g_strdup ("");
    }
}

/**
 * clout_format_tip:
 * @report: report that the tip belongs to
 * @tip: the tip
 *
 * Returns: (transfer full): what to try, and what the tip is based on
 */
char *
clout_format_tip (CloutReport    *report,
                  const CloutTip *tip)
{
  const char *topic;
  g_autofree char *title = NULL;

  switch (tip->kind)
    {
    case CLOUT_TIP_REPLY_TO_PEOPLE:
    case CLOUT_TIP_REPLY_TO_ANYONE:
    case CLOUT_TIP_OLD_FRIENDS:
      return about_people (tip);
    case CLOUT_TIP_OWN_WORDS:
    case CLOUT_TIP_FADING:
    case CLOUT_TIP_PICTURES:
    case CLOUT_TIP_LINKS:
    case CLOUT_TIP_SHOUTING:
    case CLOUT_TIP_BEGGING:
    case CLOUT_TIP_FEWER_POSTS:
      return about_posts (tip);
    case CLOUT_TIP_BEST_HOURS:
      return best_hours (tip);
    case CLOUT_TIP_QUIET_TOPIC:
      topic = clout_report_get_topic (report, tip->topic);
      title = clout_format_topic (topic != NULL ? topic : "");
      /* Translators: %s is a topic; “did well” means that posts on it got many reactions */
      return g_strdup_printf (_("Your posts on %s did well, but you haven’t posted any for a "
                                "month."), title);
    case CLOUT_TIP_CONNECT:
      return g_strdup (
        _("Add another account: it can only raise your score."));
    case CLOUT_N_TIP_KINDS:
    default:
      return g_strdup ("");
    }
}

/* What was done about people and accounts. */
static char *
done_with_people (const CloutTipEntry *entry)
{
  gulong n = entry->followed.n;
  guint shown = (guint) MIN (n, G_MAXINT);

  switch ((int) entry->tip.kind)
    {
    case CLOUT_TIP_REPLY_TO_PEOPLE:
    case CLOUT_TIP_REPLY_TO_ANYONE:
      /* Translators: this and the following say that a tip was followed */
      return g_strdup_printf (ngettext ("You replied to %'u person", "You replied to %'u people",
                                        n), shown);
    case CLOUT_TIP_OLD_FRIENDS:
      /* Translators: people who hadn't reacted for a month */
      return g_strdup_printf (ngettext ("%'u person reacted again", "%'u people reacted again", n),
                              shown);
    case CLOUT_TIP_CONNECT:
      return g_strdup_printf (ngettext ("You added %'u account", "You added %'u accounts", n),
                              shown);
    default:
      return g_strdup ("");
    }
}

/**
 * clout_format_tip_done:
 * @entry: a tip that was followed
 *
 * Returns: (transfer full): what the person did
 */
char *
clout_format_tip_done (const CloutTipEntry *entry)
{
  gulong n = entry->followed.n;
  guint shown = (guint) MIN (n, G_MAXINT);

  switch ((int) entry->tip.kind)
    {
    case CLOUT_TIP_OWN_WORDS:
      return g_strdup_printf (ngettext ("You posted %'u question", "You posted %'u questions", n),
                              shown);
    case CLOUT_TIP_PICTURES:
      return g_strdup_printf (ngettext ("You wrote %'u post with a picture",
                                        "You wrote %'u posts with a picture", n), shown);
    case CLOUT_TIP_LINKS:
      return g_strdup_printf (ngettext ("You wrote %'u post with a link",
                                        "You wrote %'u posts with a link", n), shown);
    case CLOUT_TIP_BEST_HOURS:
      return g_strdup_printf (ngettext ("You wrote %'u post at your best time",
                                        "You wrote %'u posts at your best time", n), shown);
    case CLOUT_TIP_QUIET_TOPIC:
      /* Translators: %2$s is a topic */
      return g_strdup_printf (ngettext ("You wrote %1$'u post about %2$s",
                                        "You wrote %1$'u posts about %2$s", n), shown,
                              entry->topic != NULL ? entry->topic : "");
    case CLOUT_TIP_FADING:
      return g_strdup_printf (ngettext ("You wrote %'u post", "You wrote %'u posts", n), shown);
    default:
      return done_with_people (entry);
    }
}
