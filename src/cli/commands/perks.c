/* perks.c: publishers' offers, and subscribing to them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "cli/commands/commands.h"
#include "cli/json-out.h"
#include "sync/perks.h"
#include "messages/perks.h"
#include "messages/messages.h"

static GListModel *
load (CloutCommandContext *context,
      GListModel         **ret_publishers,
      GError             **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  clout_engine_load_perks_async (context->engine, NULL, clout_command_result_cb, &result);
  return clout_engine_load_perks_finish (context->engine, clout_command_await (&result),
                                         ret_publishers, error);
}

/* Stored offers are shown even if fetching fails. */
static void
fetch_due (CloutCommandContext *context)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;

  clout_engine_fetch_perks_async (context->engine, NULL, clout_command_result_cb, &result);
  if (clout_finish_boolean (clout_command_await (&result), &error))
    return;
  sentence = clout_format_error (error);
  clout_command_warn ("%s", sentence);
}

static void
print_offer (CloutOffer *offer)
{
  const CloutPerk *perk = clout_offer_get_perk (offer);
  g_autofree char *whom = clout_format_offer (offer);
  g_autofree char *until = clout_format_until (offer);
  g_autofree char *disclosure = clout_format_disclosure (offer);

  g_print ("%s  (%s%s%s)\n  %s\n  %s\n  %s\n", perk->title, whom, until != NULL ? "; " : "",
           until != NULL ? until : "", perk->what, perk->link, disclosure);
}

static void
add_offer_json (JsonBuilder *builder,
                CloutOffer  *offer)
{
  static const char *const states[] = {
    [CLOUT_PERK_YOURS] = "yours",
    [CLOUT_PERK_OVER] = "over",
    [CLOUT_PERK_OTHER_REGION] = "other-region",
    [CLOUT_PERK_OTHER_TOPICS] = "other-topics",
    [CLOUT_PERK_HIGHER_SCORE] = "higher-score",
  };
  const CloutPerk *perk = clout_offer_get_perk (offer);
  const char *const texts[][2] = {
    { "title", perk->title },
    { "what", perk->what },
    { "link", perk->link },
    { "disclosure", perk->disclosure },
    { "publisher", clout_offer_get_publisher (offer) },
    { "state", states[clout_offer_get_state (offer)] },
  };

  json_builder_begin_object (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      clout_json_out_string (builder, texts[i][0], texts[i][1]);
    }
  clout_json_out_double (builder, "from_score", perk->from_score);
  clout_json_out_int (builder, "until", perk->until);
  json_builder_end_object (builder);
}

static void
print_json (GListModel *offers)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (offers); i++)
    {
      g_autoptr(CloutOffer) offer = g_list_model_get_item (offers, i);

      add_offer_json (builder, offer);
    }
  json_builder_end_array (builder);
  clout_json_out_print (builder);
}

int
clout_command_perks (CloutCommandContext *context)
{
  g_autoptr(GListModel) publishers = NULL;
  g_autoptr(GListModel) offers = NULL;
  GError *error = NULL;

  fetch_due (context);
  offers = load (context, &publishers, &error);
  if (offers == NULL)
    return clout_command_fail (error);
  if (context->json)
    {
      print_json (offers);
      return CLOUT_EXIT_DONE;
    }
  for (guint i = 0; i < g_list_model_get_n_items (offers); i++)
    {
      g_autoptr(CloutOffer) offer = g_list_model_get_item (offers, i);

      print_offer (offer);
    }
  if (g_list_model_get_n_items (publishers) == 0)
    g_print ("%s\n", _("No publishers yet. Start with “clout-cli subscribe ADDRESS”."));
  else if (g_list_model_get_n_items (offers) == 0)
    g_print ("%s\n", _("No perks right now."));
  return CLOUT_EXIT_DONE;
}

int
clout_command_subscribe (CloutCommandContext *context)
{
  g_autoptr(GAsyncResult) result = NULL;
  GError *error = NULL;

  clout_engine_subscribe_async (context->engine, context->argument, NULL, clout_command_result_cb,
                                &result);
  if (!clout_finish_boolean (clout_command_await (&result), &error))
    return clout_command_fail (error);
  return clout_command_perks (context);
}

static CloutPublisher *
find_publisher (GListModel *publishers,
                const char *wanted)
{
  for (guint i = 0; i < g_list_model_get_n_items (publishers); i++)
    {
      g_autoptr(CloutPublisher) publisher = g_list_model_get_item (publishers, i);
      const CloutPerkFeed *feed = clout_publisher_get_feed (publisher);

      if (g_strcmp0 (wanted, feed->publisher) == 0 || g_strcmp0 (wanted, feed->url) == 0)
        return g_steal_pointer (&publisher);
      g_printerr ("%s  %s\n", feed->publisher, feed->url);
    }
  return NULL;
}

int
clout_command_unsubscribe (CloutCommandContext *context)
{
  g_autoptr(GListModel) publishers = NULL;
  g_autoptr(GListModel) offers = NULL;
  g_autoptr(CloutPublisher) publisher = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  GError *error = NULL;

  offers = load (context, &publishers, &error);
  if (offers == NULL)
    return clout_command_fail (error);
  publisher = find_publisher (publishers, context->argument);
  if (publisher == NULL)
    return clout_command_refuse (_("not subscribed to “%s”"), context->argument);
  clout_engine_unsubscribe_async (context->engine, publisher, NULL, clout_command_result_cb,
                                  &result);
  if (!clout_finish_boolean (clout_command_await (&result), &error))
    return clout_command_fail (error);
  /* Translators: %s is the name of a publisher of perks */
  clout_command_say (_("Unsubscribed from %s."), clout_publisher_get_feed (publisher)->publisher);
  return CLOUT_EXIT_DONE;
}
