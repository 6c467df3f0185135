/* influence.c: weighs people by their public counts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/influence.h"

#include "score/constants.h"

/* Logarithms dominate the cost here, and most people have the same follower count as someone
   else, so cache results. */
#define N_KNOWN 4096

typedef struct
{
  gint64 followers;
  float influence;
} Known;

static float
influence_of (Known  *known,
              gint64  followers)
{
  Known *place = &known[(guint64) followers % N_KNOWN];
  CloutSignals signals;

  if (place->followers == followers && place->influence > 0)
    return place->influence;
  clout_signals_init (&signals);
  signals.value[CLOUT_SIGNAL_FOLLOWERS] = followers;
  place->followers = followers;
  place->influence = clout_signals_score (&signals) / CLOUT_TYPICAL_SCORE;
  return place->influence;
}

/**
 * clout_influence_of_people:
 * @input: input with the people
 *
 * Weighs each person by the score that the same model gives their public counts, in units of the
 * typical score. A bot weighs 0, a person with unknown counts 1.
 *
 * Returns: (transfer full) (array): one weight per person of the input
 */
float *
clout_influence_of_people (const CloutScoreInput *input)
{
  float *influence = g_new (float, MAX (input->n_people, 1));
  g_autofree Known *known = g_new0 (Known, N_KNOWN);

  for (gsize i = 0; i < input->n_people; i++)
    {
      const CloutScorePerson *person = &input->people[i];

      if (person->bot)
        influence[i] = 0;
      else
        influence[i] = person->followers < 0 ? 1 : influence_of (known, person->followers);
    }
  return influence;
}
