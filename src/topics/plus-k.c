/* plus-k.c: the rules for giving +K.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "topics/plus-k.h"

#include <string.h>

#include "base/duration.h"
#include "topics/fold.h"
#include "topics/sensitive.h"
#include "topics/topic-name.h"

/* GLib supports the years 1 to 9999; outside them there is no time zone and no +K. */
#define EARLIEST G_GINT64_CONSTANT (-62135596800)
#define LATEST G_GINT64_CONSTANT (253402300799)

/**
 * clout_plus_k_get_day:
 * @time: Unix seconds; times outside the years 1 to 9999 count as the first or last
 * @zone: the person's time zone
 *
 * Returns: the local date, as days since 1970-01-01
 */
gint32
clout_plus_k_get_day (gint64     time,
                      GTimeZone *zone)
{
  gint64 moment = CLAMP (time, EARLIEST, LATEST);
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, moment);
  gint64 local = moment + (interval >= 0 ? g_time_zone_get_offset (zone, interval) : 0);

  return local / CLOUT_DAY - (local % CLOUT_DAY < 0);
}

/* After the clock was ahead, its +K count as today's, so no extra ones can be given. If it was
   ahead by more than the pause it was wrong, and mustn't block the person until then. */
static gboolean
is_of_today (gint32 day,
             gint32 today)
{
  return day >= today && day < today + CLOUT_PLUS_K_PAUSE_DAYS;
}

/**
 * clout_plus_k_get_left:
 * @limits: the current +K, time and time zone
 *
 * Counts the +K that were really given, so neither a restart nor a second device allows more.
 *
 * Returns: how many +K the person may still give today, 0 to %CLOUT_PLUS_K_A_DAY
 */
guint
clout_plus_k_get_left (const CloutPlusKLimits *limits)
{
  gint32 today = clout_plus_k_get_day (limits->now, limits->zone);
  guint left = CLOUT_PLUS_K_A_DAY;

  for (gsize i = 0; i < limits->n_given && left > 0; i++)
    left -= is_of_today (clout_plus_k_get_day (limits->given[i].time, limits->zone), today);
  return left;
}

static gboolean
is_same_person (const char *one,
                const char *other)
{
  return one != NULL && other != NULL && g_ascii_strcasecmp (one, other) == 0;
}

static gboolean
is_one_of (const char *const *own,
           const char        *person)
{
  for (gsize i = 0; own != NULL && own[i] != NULL; i++)
    if (is_same_person (own[i], person))
      return TRUE;
  return FALSE;
}

/**
 * clout_plus_k_was_given:
 * @limits: the current +K, time and time zone
 * @receiver: id of the friend
 * @topic: (nullable): a topic in any spelling, or %NULL for any topic
 *
 * Returns: whether the friend got such a +K so recently that the same one must wait
 */
gboolean
clout_plus_k_was_given (const CloutPlusKLimits *limits,
                        const char             *receiver,
                        const char             *topic)
{
  gint32 today = clout_plus_k_get_day (limits->now, limits->zone);

  for (gsize i = 0; i < limits->n_given; i++)
    {
      const CloutPlusK *given = &limits->given[i];
      gint32 day = clout_plus_k_get_day (given->time, limits->zone);

      if (ABS (today - day) < CLOUT_PLUS_K_PAUSE_DAYS && is_same_person (given->receiver, receiver)
          && (topic == NULL || clout_topic_same (given->topic, topic)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_person (const CloutPlusKWish  *wish,
              GError               **error)
{
  if (is_one_of (wish->own, wish->receiver))
    g_set_error_literal (error, CLOUT_TOPICS_ERROR, CLOUT_TOPICS_ERROR_ONESELF, "a +K to oneself");
  else if (wish->receiver == NULL || *wish->receiver == '\0' || !wish->acquainted)
    g_set_error_literal (error, CLOUT_TOPICS_ERROR, CLOUT_TOPICS_ERROR_NOT_A_FRIEND,
                         "a +K to somebody who neither follows nor is followed");
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_limits (const CloutPlusKWish    *wish,
              const char              *topic,
              const CloutPlusKLimits  *limits,
              GError                 **error)
{
  if (clout_plus_k_was_given (limits, wish->receiver, topic))
    g_set_error (error, CLOUT_TOPICS_ERROR, CLOUT_TOPICS_ERROR_AGAIN,
                 "the same +K within %d days", CLOUT_PLUS_K_PAUSE_DAYS);
  else if (clout_plus_k_get_left (limits) == 0)
    g_set_error (error, CLOUT_TOPICS_ERROR, CLOUT_TOPICS_ERROR_SPENT,
                 "all %d +K of the day are given", CLOUT_PLUS_K_A_DAY);
  else
    return TRUE;
  return FALSE;
}

/**
 * clout_plus_k_check:
 * @wish: the +K to be given
 * @limits: the current +K, time and time zone
 *
 * Checks whether a +K may be given now. Reports reasons that waiting won't change first: the
 * person, then the topic, then the limits.
 *
 * Returns: (transfer full) (nullable): the cleaned topic, or %NULL with any #CloutTopicsError
 *   except %CLOUT_TOPICS_ERROR_BAD_RECORD
 */
char *
clout_plus_k_check (const CloutPlusKWish    *wish,
                    const CloutPlusKLimits  *limits,
                    GError                 **error)
{
  g_autofree char *topic = NULL;

  if (!check_person (wish, error))
    return NULL;
  topic = clout_topic_clean (wish->topic, error);
  if (topic == NULL)
    return NULL;
  if (clout_topic_get_sensitive (topic) != CLOUT_SENSITIVE_NONE)
    {
      g_set_error_literal (error, CLOUT_TOPICS_ERROR, CLOUT_TOPICS_ERROR_SENSITIVE,
                           "a +K for a sensitive topic");
      return NULL;
    }
  return check_limits (wish, topic, limits, error) ? g_steal_pointer (&topic) : NULL;
}
