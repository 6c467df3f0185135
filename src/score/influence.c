/* influence.c: people's weights from their public counters.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/influence.h"

#include "score/constants.h"

/**
 * clout_influence_of_people:
 * @input: the people
 *
 * By the same model: somebody's own score, from their public counters, in units
 * of the typical score. A bot weighs nothing, an unknown person 1.
 *
 * Returns: (transfer full) (array): one weight per person of the input
 */
float *
clout_influence_of_people (const CloutScoreInput *input)
{
  float *influence = g_new (float, MAX (input->n_people, 1));
  CloutSignals signals;

  clout_signals_init (&signals);
  for (gsize i = 0; i < input->n_people; i++)
    {
      const CloutScorePerson *person = &input->people[i];

      influence[i] = person->bot ? 0 : 1;
      if (person->bot || person->followers < 0)
        continue;
      signals.value[CLOUT_SIGNAL_FOLLOWERS] = person->followers;
      influence[i] = clout_signals_score (&signals) / CLOUT_TYPICAL_SCORE;
    }
  return influence;
}
