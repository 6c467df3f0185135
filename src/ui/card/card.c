/* card.c: the texts on a score card for sharing.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sync/report.h"
#include "ui/card/card.h"

#include <glib/gi18n.h>
#include <math.h>

#include "messages/messages.h"

#define CHANGE_DAYS 30

static char *
make_change (CloutReport *report)
{
  guint n_days = clout_report_get_history_days (report);
  const double *history = clout_report_get_history (report) + CLOUT_HISTORY_DAYS - n_days;
  g_autofree char *change = NULL;

  if (n_days <= CHANGE_DAYS)
    return NULL;

  change = clout_format_change (clout_history_delta (history, n_days, CHANGE_DAYS));
  /* Translators: how the score moved in 30 days, e.g. "+1.2 in 30 days" */
  return g_strdup_printf (_("%s in 30 days"), change);
}

static char *
make_networks (CloutReport *report)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < clout_report_get_n_accounts (report); i++)
    {
      CloutAccount *account = clout_report_get_account (report, i);
      const char *name = clout_format_network (clout_account_get_network (account));

      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, (gpointer) name);
    }
  g_ptr_array_add (names, NULL);

  return g_strjoinv (" · ", (char **) names->pdata);
}

static char *
make_name (CloutReport *report)
{
  CloutAccount *account;
  const char *name;

  if (clout_report_get_n_accounts (report) == 0)
    return NULL;

  account = clout_report_get_account (report, 0);
  name = clout_account_get_name (account);

  return g_strdup (name != NULL && *name != '\0' ? name : clout_account_get_handle (account));
}

/**
 * clout_card_new:
 * @report: report with the person's score
 * @fields: what to show
 * @sample: whether the data are sample data
 *
 * Makes a card. It contains only what the person chose, and nothing about anyone else.
 *
 * Returns: (transfer full): the card
 */
CloutCard *
clout_card_new (CloutReport     *report,
                CloutCardFields  fields,
                gboolean         sample)
{
  const CloutScore *score = clout_report_get_score (report);
  CloutCard *card = g_new0 (CloutCard, 1);

  card->sample = sample;
  card->date = clout_format_day (clout_report_get_today (report), CLOUT_DAY_SHORT);
  card->score = score->known == CLOUT_SCORE_UNKNOWN ? g_strdup ("–")
                                                    : clout_format_points (score->score);
  card->word = score->known == CLOUT_SCORE_UNKNOWN
               ? _("Not enough data") : clout_format_level (score->score);
  card->at = score->score;
  /* Without the account's name, which the person may not want to show. */
  card->estimate = score->known == CLOUT_SCORE_PARTLY ? clout_format_known (report, FALSE)
                                                      : NULL;
  if (score->known == CLOUT_SCORE_UNKNOWN)
    {
      card->at = -1;
      fields &= ~(CLOUT_CARD_RANGE | CLOUT_CARD_CHANGE);
    }
  if ((fields & CLOUT_CARD_RANGE) != 0)
    card->range = clout_format_range (score);
  card->low = card->range != NULL ? score->low : score->score;
  card->high = card->range != NULL ? score->high : score->score;
  if ((fields & CLOUT_CARD_CHANGE) != 0)
    card->change = make_change (report);
  if ((fields & CLOUT_CARD_NETWORKS) != 0)
    card->networks = make_networks (report);
  if ((fields & CLOUT_CARD_NAME) != 0)
    card->name = make_name (report);

  return card;
}

void
clout_card_free (CloutCard *card)
{
  g_free (card->name);
  g_free (card->date);
  g_free (card->score);
  g_free (card->change);
  g_free (card->range);
  g_free (card->estimate);
  g_free (card->networks);
  g_free (card);
}
