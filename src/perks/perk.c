/* perk.c: a publisher's offer, and whether it is for a person.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "perks/perk.h"

#include <math.h>
#include <string.h>

#include "topics/fold.h"

/**
 * clout_perk_new:
 *
 * Returns: (transfer full): an empty offer, which isn't valid yet
 */
CloutPerk *
clout_perk_new (void)
{
  return g_new0 (CloutPerk, 1);
}

/**
 * clout_perk_copy:
 * @self: a perk
 *
 * Returns: (transfer full): a copy
 */
CloutPerk *
clout_perk_copy (const CloutPerk *self)
{
  CloutPerk *copy = g_memdup2 (self, sizeof *self);

  copy->title = g_strdup (self->title);
  copy->what = g_strdup (self->what);
  copy->link = g_strdup (self->link);
  copy->disclosure = g_strdup (self->disclosure);
  copy->topics = g_strdupv (self->topics);
  copy->regions = g_strdupv (self->regions);
  return copy;
}

void
clout_perk_free (CloutPerk *self)
{
  g_free (self->title);
  g_free (self->what);
  g_free (self->link);
  g_free (self->disclosure);
  g_strfreev (self->topics);
  g_strfreev (self->regions);
  g_free (self);
}

static gboolean
is_text (const char *text,
         glong       longest)
{
  return text != NULL && *text != '\0' && g_utf8_strlen (text, -1) <= longest;
}

/* A user name or password in the link would be sent along and hide where it leads. */
static gboolean
is_link (const char *link)
{
  g_autoptr(GUri) uri = NULL;

  if (link == NULL || strlen (link) > CLOUT_PERK_MAX_LINK)
    return FALSE;
  for (const char *p = link; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p))
      return FALSE;
  uri = g_uri_parse (link, G_URI_FLAGS_NONE, NULL);
  return uri != NULL && strcmp (g_uri_get_scheme (uri), "https") == 0
    && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0'
    && g_uri_get_userinfo (uri) == NULL;
}

static gboolean
are_topics (GStrv topics)
{
  if (topics != NULL && g_strv_length (topics) > CLOUT_PERK_MAX_TOPICS)
    return FALSE;
  for (gsize i = 0; topics != NULL && topics[i] != NULL; i++)
    {
      g_autofree char *key = clout_topic_fold (topics[i]);

      if (key == NULL || *key == '\0')
        return FALSE;
    }
  return TRUE;
}

static gboolean
are_regions (GStrv regions)
{
  if (regions != NULL && g_strv_length (regions) > CLOUT_PERK_MAX_REGIONS)
    return FALSE;
  for (gsize i = 0; regions != NULL && regions[i] != NULL; i++)
    if (strlen (regions[i]) != 2 || !g_ascii_isupper (regions[i][0])
        || !g_ascii_isupper (regions[i][1]))
      return FALSE;
  return TRUE;
}

/**
 * clout_perk_is_sound:
 * @self: a perk
 *
 * Returns: whether it is complete, its texts can be shown, and it links to an HTTPS page
 */
gboolean
clout_perk_is_sound (const CloutPerk *self)
{
  return is_text (self->title, CLOUT_PERK_MAX_TITLE) && is_text (self->what, CLOUT_PERK_MAX_TEXT)
    && is_text (self->disclosure, CLOUT_PERK_MAX_TEXT) && is_link (self->link)
    && isfinite (self->from_score) && self->from_score >= 0 && self->from_score <= 100
    && self->until >= 0 && are_topics (self->topics) && are_regions (self->regions);
}

static gboolean
shares_topic (const CloutPerk       *self,
              const CloutPerkPerson *person)
{
  for (gsize i = 0; self->topics[i] != NULL; i++)
    for (gsize j = 0; person->topics != NULL && person->topics[j] != NULL; j++)
      if (clout_topic_same (self->topics[i], person->topics[j]))
        return TRUE;
  return FALSE;
}

/**
 * clout_perk_evaluate:
 * @self: a valid offer
 * @person: the person to check it against
 *
 * Decides whether an offer is for a person. Limits are inclusive: a score of 40 qualifies for an
 * offer from 40 on. Someone whose region isn't known gets no offers limited to regions.
 *
 * Returns: whether it is for that person, or why not
 */
CloutPerkState
clout_perk_evaluate (const CloutPerk       *self,
                     const CloutPerkPerson *person)
{
  if (self->until != 0 && person->now >= self->until)
    return CLOUT_PERK_OVER;
  if (self->regions != NULL && *self->regions != NULL
      && (person->region == NULL
          || !g_strv_contains ((const char *const *) self->regions, person->region)))
    return CLOUT_PERK_OTHER_REGION;
  if (self->topics != NULL && *self->topics != NULL && !shares_topic (self, person))
    return CLOUT_PERK_OTHER_TOPICS;
  return person->score >= self->from_score ? CLOUT_PERK_YOURS : CLOUT_PERK_HIGHER_SCORE;
}
