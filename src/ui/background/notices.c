/* notices.c: notifications while no window is open.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/background/notices.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/endorsement.h"
#include "messages/messages.h"
#include "platform/notification.h"

#define SCORE_ID "score"
#define WEEK_ID "week"
#define FAILURE_ID "failure"

/* One id per account and kind, so that newer ones replace older ones. */
static char *
make_id (const char   *kind,
         CloutAccount *account)
{
  return g_strdup_printf ("%s-%" G_GINT64_FORMAT, kind, clout_account_get_id (account));
}

static void
send (GApplication *application,
      const char   *id,
      const char   *title,
      const char   *body,
      const char   *page)
{
  clout_platform_notify (application, id, title, body, "show", page);
}

/**
 * clout_notices_send_score:
 * @application: the application
 * @told: the last score that the person saw
 * @score: the current score, which differs as a whole number
 *
 * Sends a notification about a new score.
 */
void
clout_notices_send_score (GApplication *application,
                          double        told,
                          double        score)
{
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  g_return_if_fail (G_IS_APPLICATION (application));

  /* Translators: a notification; %.0f is the score */
  title = g_strdup_printf (score > told ? _("Your score rose to %.0f")
                           /* Translators: a notification; %.0f is the score, which fell */
                                        : _("Your score is %.0f"), clout_round (score, 0));
  /* Translators: a notification; %.0f is an earlier score */
  body = g_strdup_printf (_("It was %.0f. Open Clout to see why."),
                          clout_round (told, 0));
  send (application, SCORE_ID, title, body, "score");
}

/**
 * clout_notices_send_week:
 * @application: the application
 * @week: the last seven days, with at least one reaction
 *
 * Sends the weekly summary.
 */
void
clout_notices_send_week (GApplication    *application,
                         const CloutWeek *week)
{
  guint n = (guint) MIN (week->n_reactions, G_MAXINT);
  guint n_new = (guint) CLAMP (week->n_new, 0, G_MAXINT);
  guint n_waiting = (guint) MIN (week->n_waiting, G_MAXINT);
  /* Translators: a notification once a week */
  g_autofree char *title = g_strdup_printf (ngettext ("%'u reaction this week",
                                                      "%'u reactions this week", n), n);
  g_autofree char *fresh = g_strdup_printf (ngettext ("%'u new person", "%'u new people", n_new),
                                            n_new);
  g_autofree char *waiting =
    g_strdup_printf (ngettext ("%'u person is waiting for a reply",
                               "%'u people are waiting for a reply", n_waiting), n_waiting);
  const char *texts[3] = { NULL };
  g_autofree char *body = NULL;
  gsize n_texts = 0;

  g_return_if_fail (G_IS_APPLICATION (application));

  if (n_new > 0)
    texts[n_texts++] = fresh;
  if (n_waiting > 0)
    texts[n_texts++] = waiting;
  body = n_texts > 0 ? g_strjoinv (" · ", (char **) texts)
                     : g_strdup (_("Open Clout to see your week."));
  send (application, WEEK_ID, title, body, "score");
}

/**
 * clout_notices_send_sign_in:
 * @application: the application
 * @account: an account whose server no longer accepts its token
 *
 * Sends a notification about an account that needs a new sign-in.
 */
void
clout_notices_send_sign_in (GApplication *application,
                            CloutAccount *account)
{
  const char *network = clout_format_network (clout_account_get_network (account));
  const char *handle = clout_account_get_handle (account);
  g_autofree char *id = make_id ("sign-in", account);
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  /* Translators: a notification; %s is the name of a network */
  title = g_strdup_printf (_("Sign in to %s again"), network);
  /* Translators: a notification; %s is an account, such as ada@mastodon.social */
  body = g_strdup_printf (_("The score of %s won’t change until you do."), handle);
  send (application, id, title, body, "accounts");
}

/**
 * clout_notices_send_failure:
 * @application: the application
 * @account: (nullable): the account concerned
 * @what: what couldn't be stored after the window was closed
 * @why: the error
 *
 * Sends a notification about something that failed after the window was closed.
 */
void
clout_notices_send_failure (GApplication *application,
                            CloutAccount *account,
                            const char   *what,
                            const char   *why)
{
  g_autofree char *id = NULL;

  g_return_if_fail (G_IS_APPLICATION (application));

  id = account != NULL ? make_id ("failure", account) : g_strdup (FAILURE_ID);
  send (application, id, what, why, account != NULL ? "accounts" : "score");
}

static const char *
name_of (const CloutEndorsementFacts *facts)
{
  if (facts->name != NULL && *facts->name != '\0')
    return facts->name;

  return facts->handle != NULL ? facts->handle : _("Someone");
}

/**
 * clout_notices_send_plus_k:
 * @application: the application
 * @account: an account whose settings ask for it
 * @endorsements: received #CloutEndorsement, at least one
 *
 * Sends a notification about received +K.
 */
void
clout_notices_send_plus_k (GApplication *application,
                           CloutAccount *account,
                           GListModel   *endorsements)
{
  guint n = g_list_model_get_n_items (endorsements);
  g_autoptr(CloutEndorsement) first = g_list_model_get_item (endorsements, 0);
  const CloutEndorsementFacts *facts = clout_endorsement_get_facts (first);
  g_autofree char *id = make_id ("plus-k", account);
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  /* Translators: a notification; a friend's name and a topic */
  body = g_strdup_printf (_("%s gave you +K for %s"), name_of (facts), facts->topic);
  /* Translators: a notification; friends give each other +K for topics */
  title = g_strdup_printf (ngettext ("You received %u +K", "You received %u +K", n), n);
  send (application, id, title, body, "topics");
}

/**
 * clout_notices_withdraw:
 * @application: the application
 * @accounts: a list of #CloutAccount
 *
 * Withdraws notifications once the person sees the window.
 */
void
clout_notices_withdraw (GApplication *application,
                        GListModel   *accounts)
{
  g_return_if_fail (G_IS_APPLICATION (application));
  g_return_if_fail (G_IS_LIST_MODEL (accounts));

  clout_platform_withdraw_notification (application, SCORE_ID);
  clout_platform_withdraw_notification (application, FAILURE_ID);

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(CloutAccount) account = g_list_model_get_item (accounts, i);
      g_autofree char *sign_in = make_id ("sign-in", account);
      g_autofree char *plus_k = make_id ("plus-k", account);
      g_autofree char *failure = make_id ("failure", account);

      clout_platform_withdraw_notification (application, sign_in);
      clout_platform_withdraw_notification (application, plus_k);
      clout_platform_withdraw_notification (application, failure);
    }
}
