/* command-networks.c: networks and limit: what there is, and what it may cost.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>

#include "cli/commands.h"
#include "model/spending.h"
#include "words/network-words.h"
#include "words/words.h"

/* The columns of the table, alike in the terminal, in JSON and in the README. */
static const struct
{
  const char *title;
  const char *member;
  CloutNetworkTraits trait;
} columns[] = {
  { "sign in", "sign_in", CLOUT_NETWORK_INFO_SIGN_IN | CLOUT_NETWORK_INFO_OWN_KEY },
  { "by handle", "by_handle", CLOUT_NETWORK_INFO_BY_HANDLE },
  { "archive", "archive", CLOUT_NETWORK_INFO_ARCHIVE },
  { "counts", "counts", CLOUT_NETWORK_INFO_COUNTS },
  { "who reacted", "who_reacted", CLOUT_NETWORK_INFO_WHO },
  { "+K", "plus_k", CLOUT_NETWORK_INFO_PLUS_K },
};

static const char *
cell (const CloutNetworkInfo *info,
      gsize                   column)
{
  CloutNetworkTraits has = info->traits & columns[column].trait;

  if (has == 0)
    return "";
  if (column > 0)
    return "yes";
  if ((info->traits & CLOUT_NETWORK_INFO_PRICE) != 0)
    return "own app, costs";
  if ((info->traits & CLOUT_NETWORK_INFO_OWN_APP) != 0)
    return "own app";
  return (has & CLOUT_NETWORK_INFO_SIGN_IN) != 0 ? "yes" : "own key";
}

static void
print_markdown (GArray *infos)
{
  g_print ("| network |");
  for (gsize c = 0; c < G_N_ELEMENTS (columns); c++)
    g_print (" %s |", columns[c].title);
  g_print ("\n| --- |");
  for (gsize c = 0; c < G_N_ELEMENTS (columns); c++)
    g_print (" --- |");
  g_print ("\n");
  for (guint i = 0; i < infos->len; i++)
    {
      const CloutNetworkInfo *info = &g_array_index (infos, CloutNetworkInfo, i);

      g_print ("| %s |", clout_words_for_network (info->id));
      for (gsize c = 0; c < G_N_ELEMENTS (columns); c++)
        g_print (" %s%s|", cell (info, c), *cell (info, c) != '\0' ? " " : "");
      g_print ("\n");
    }
}

static void
print_json (GArray *infos)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < infos->len; i++)
    {
      const CloutNetworkInfo *info = &g_array_index (infos, CloutNetworkInfo, i);
      g_autofree char *redirect = clout_network_info_dup_redirect (info->id);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "id");
      json_builder_add_string_value (builder, info->id);
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, clout_words_for_network (info->id));
      for (gsize c = 0; c < G_N_ELEMENTS (columns); c++)
        {
          json_builder_set_member_name (builder, columns[c].member);
          json_builder_add_boolean_value (builder, (info->traits & columns[c].trait) != 0);
        }
      json_builder_set_member_name (builder, "own_app");
      json_builder_add_boolean_value (builder, (info->traits & CLOUT_NETWORK_INFO_OWN_APP) != 0);
      json_builder_set_member_name (builder, "own_key");
      json_builder_add_boolean_value (builder, (info->traits & CLOUT_NETWORK_INFO_OWN_KEY) != 0);
      json_builder_set_member_name (builder, "costs");
      json_builder_add_boolean_value (builder, (info->traits & CLOUT_NETWORK_INFO_PRICE) != 0);
      json_builder_set_member_name (builder, "page");
      json_builder_add_string_value (builder, info->page);
      json_builder_set_member_name (builder, "redirect");
      json_builder_add_string_value (builder, redirect);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  g_print ("%s\n", text);
}

static int
print_one (const char *id)
{
  CloutNetworkInfo info;
  g_autofree char *reads = NULL;
  g_autofree char *needs = NULL;
  g_autofree char *costs = NULL;
  g_autofree char *redirect = clout_network_info_dup_redirect (id);
  g_auto(GStrv) steps = NULL;

  if (!clout_network_info_find (id, &info))
    {
      g_printerr ("clout-cli: no network “%s”; “clout-cli networks” lists them.\n", id);
      return CLOUT_EXIT_USAGE;
    }
  reads = clout_words_for_reads (&info);
  needs = clout_words_for_needs (&info);
  costs = clout_words_for_costs (&info);
  steps = clout_words_for_steps (&info);
  g_print ("%s\n  reads   %s\n  needs   %s\n  costs   %s\n", clout_words_for_network (id), reads,
           needs, costs);
  for (gsize i = 0; steps[i] != NULL; i++)
    g_print ("  %" G_GSIZE_FORMAT ". %s\n", i + 1, steps[i]);
  if (info.page != NULL)
    g_print ("  page    %s\n", info.page);
  if (redirect != NULL)
    g_print ("  address %s\n", redirect);
  return CLOUT_EXIT_DONE;
}

int
clout_command_networks (CloutCommandContext *context)
{
  g_autoptr(GArray) infos = clout_network_info_list ();

  if (context->argument != NULL)
    return print_one (context->argument);
  if (context->json)
    {
      print_json (infos);
      return CLOUT_EXIT_DONE;
    }
  if (context->markdown)
    {
      print_markdown (infos);
      return CLOUT_EXIT_DONE;
    }
  g_print ("%-12s", "");
  for (gsize c = 0; c < G_N_ELEMENTS (columns); c++)
    g_print (" %-14s", columns[c].title);
  g_print ("\n");
  for (guint i = 0; i < infos->len; i++)
    {
      const CloutNetworkInfo *info = &g_array_index (infos, CloutNetworkInfo, i);

      g_print ("%-12s", clout_words_for_network (info->id));
      for (gsize c = 0; c < G_N_ELEMENTS (columns); c++)
        g_print (" %-14s", cell (info, c));
      g_print ("\n");
    }
  return CLOUT_EXIT_DONE;
}

int
clout_command_limit (CloutCommandContext *context)
{
  g_autoptr(GAsyncResult) result = NULL;
  GError *error = NULL;
  CloutNetworkInfo info;
  g_autofree char *words = NULL;
  gint64 limit;

  if (!clout_network_info_find (context->argument, &info)
      || (info.traits & CLOUT_NETWORK_INFO_PRICE) == 0)
    {
      g_printerr ("clout-cli: “%s” costs nothing.\n", context->argument);
      return CLOUT_EXIT_USAGE;
    }
  if (context->per_month == NULL || !clout_spending_parse (context->per_month, &limit))
    {
      g_printerr ("clout-cli: say how much, as in “--per-month 2.50”: dollars, at most 1000.\n");
      return CLOUT_EXIT_USAGE;
    }
  clout_engine_save_limit_async (context->engine, info.id, limit, NULL, clout_command_keep_cb,
                                 &result);
  if (!clout_engine_save_limit_finish (context->engine, clout_command_await (&result), &error))
    return clout_command_fail (error);
  words = clout_words_for_money (limit);
  g_print ("%s: at most %s a month\n", clout_words_for_network (info.id), words);
  return CLOUT_EXIT_DONE;
}
