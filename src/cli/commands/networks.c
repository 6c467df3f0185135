/* networks.c: networks and limit: what each network offers, and what it may cost.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "cli/commands/commands.h"
#include "cli/json-out.h"
#include "model/spending.h"
#include "messages/networks.h"
#include "messages/messages.h"
#include "sync/sync.h"

/* The columns of the table in the terminal, in JSON and in the README. */
static const struct
{
  const char *title;
  const char *member;
  CloutNetworkTraits trait;
} columns[] = {
  { NC_("column", "sign in"), "sign_in", CLOUT_NETWORK_INFO_SIGN_IN | CLOUT_NETWORK_INFO_USER_KEY },
  { NC_("column", "by handle"), "by_handle", CLOUT_NETWORK_INFO_BY_HANDLE },
  { NC_("column", "archive"), "archive", CLOUT_NETWORK_INFO_ARCHIVE },
  /* Translators: whether a network reports how many people reacted */
  { NC_("column", "counts"), "counts", CLOUT_NETWORK_INFO_COUNTS },
  { NC_("column", "who reacted"), "who_reacted", CLOUT_NETWORK_INFO_WHO },
  { NC_("column", "+K"), "plus_k", CLOUT_NETWORK_INFO_PLUS_K },
};

/* A cell as the README shows it. */
static const char *
cell (const CloutNetworkInfo *info,
      gsize                   column)
{
  CloutNetworkTraits has = info->traits & columns[column].trait;

  if (has == 0)
    return "";
  if (column > 0)
    return NC_("cell", "yes");
  if ((info->traits & CLOUT_NETWORK_INFO_PRICE) != 0)
    return NC_("cell", "own app, costs");
  if ((info->traits & CLOUT_NETWORK_INFO_USER_APP) != 0)
    return NC_("cell", "own app");
  return (has & CLOUT_NETWORK_INFO_SIGN_IN) != 0 ? NC_("cell", "yes") : NC_("cell", "own key");
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

      g_print ("| %s |", clout_format_network_untranslated (info->id));
      for (gsize c = 0; c < G_N_ELEMENTS (columns); c++)
        g_print (" %s%s|", cell (info, c), *cell (info, c) != '\0' ? " " : "");
      g_print ("\n");
    }
}

static void
add_flag (JsonBuilder            *builder,
          const char             *name,
          const CloutNetworkInfo *info,
          CloutNetworkTraits      trait)
{
  clout_json_out_flag (builder, name, (info->traits & trait) != 0);
}

static void
add_json (JsonBuilder            *builder,
          const CloutNetworkInfo *info)
{
  g_autofree char *redirect = clout_network_info_dup_redirect (info->id);

  json_builder_begin_object (builder);
  clout_json_out_string (builder, "id", info->id);
  clout_json_out_string (builder, "name", clout_format_network_untranslated (info->id));
  for (gsize c = 0; c < G_N_ELEMENTS (columns); c++)
    add_flag (builder, columns[c].member, info, columns[c].trait);
  add_flag (builder, "own_app", info, CLOUT_NETWORK_INFO_USER_APP);
  add_flag (builder, "own_key", info, CLOUT_NETWORK_INFO_USER_KEY);
  add_flag (builder, "costs", info, CLOUT_NETWORK_INFO_PRICE);
  clout_json_out_string (builder, "page", info->page);
  clout_json_out_string (builder, "redirect", redirect);
  json_builder_end_object (builder);
}

static void
print_json (GArray *infos)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < infos->len; i++)
    add_json (builder, &g_array_index (infos, CloutNetworkInfo, i));
  json_builder_end_array (builder);
  clout_json_out_print (builder);
}

/* Adds how to get your own API app or key, with the network's page and the redirect address. */
void
clout_command_add_steps (CloutTable             *table,
                         const CloutNetworkInfo *info)
{
  g_autofree char *redirect = clout_network_info_dup_redirect (info->id);
  g_auto(GStrv) steps = clout_format_steps (info);

  for (gsize i = 0; steps[i] != NULL; i++)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GSIZE_FORMAT ".", i + 1);

      clout_table_add (table, number, steps[i], NULL);
    }
  if (info->page != NULL)
    /* Translators: a network's page where apps or keys are created; its address follows */
    clout_table_add (table, C_("network", "page"), info->page, NULL);
  if (redirect != NULL)
    /* Translators: the redirect address to enter for an app; it follows */
    clout_table_add (table, C_("network", "address"), redirect, NULL);
}

static int
print_one (const char *id,
           gboolean    json)
{
  CloutNetworkInfo info;
  g_autofree char *reads = NULL;
  g_autofree char *needs = NULL;
  g_autofree char *costs = NULL;
  g_autoptr(CloutTable) table = clout_table_new ("ll");

  if (!clout_network_info_find (id, &info))
    return clout_command_refuse (_("no network “%s”; “clout-cli networks” lists them."), id);
  if (json)
    {
      g_autoptr(JsonBuilder) builder = json_builder_new ();

      add_json (builder, &info);
      clout_json_out_print (builder);
      return CLOUT_EXIT_DONE;
    }
  reads = clout_format_reads (&info);
  needs = clout_format_needs (&info);
  costs = clout_format_costs (&info);
  g_print ("%s\n", clout_format_network (id));
  /* Translators: what Clout reads at a network follows */
  clout_table_add (table, C_("network", "reads"), reads, NULL);
  /* Translators: what it takes to add an account of a network follows */
  clout_table_add (table, C_("network", "access"), needs, NULL);
  if (clout_format_archive_source (id) != NULL)
    /* Translators: where to get an archive follows */
    clout_table_add (table, C_("network", "archive"), clout_format_archive_source (id), NULL);
  /* Translators: what reading a network costs follows */
  clout_table_add (table, C_("network", "costs"), costs, NULL);
  clout_command_add_steps (table, &info);
  clout_table_print (table, 2);
  return CLOUT_EXIT_DONE;
}

static void
print_table (GArray *infos)
{
  const char *cells[G_N_ELEMENTS (columns) + 2] = { "" };
  g_autoptr(CloutTable) table = clout_table_new ("lllllll");

  for (gsize c = 0; c < G_N_ELEMENTS (columns); c++)
    cells[c + 1] = g_dpgettext2 (NULL, "column", columns[c].title);
  clout_table_add_cells (table, cells);
  for (guint i = 0; i < infos->len; i++)
    {
      const CloutNetworkInfo *info = &g_array_index (infos, CloutNetworkInfo, i);

      cells[0] = clout_format_network (info->id);
      for (gsize c = 0; c < G_N_ELEMENTS (columns); c++)
        cells[c + 1] = *cell (info, c) != '\0' ? g_dpgettext2 (NULL, "cell", cell (info, c)) : "";
      clout_table_add_cells (table, cells);
    }
  clout_table_print (table, 0);
}

int
clout_command_networks (CloutCommandContext *context)
{
  g_autoptr(GArray) infos = clout_network_info_list ();

  if (context->argument != NULL)
    return print_one (context->argument, context->json);
  if (context->json)
    print_json (infos);
  else if (context->markdown)
    print_markdown (infos);
  else
    print_table (infos);
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

  if (!clout_network_info_find (context->argument, &info))
    return clout_command_refuse (_("no network “%s”; “clout-cli networks” lists them."),
                                 context->argument);
  if ((info.traits & CLOUT_NETWORK_INFO_PRICE) == 0)
    /* Translators: %s is what was typed as the name of a network */
    return clout_command_refuse (_("“%s” costs nothing."), context->argument);
  if (context->per_month == NULL || !clout_spending_parse (context->per_month, &limit))
    return clout_command_refuse (_("set an amount, e.g. --per-month 2.50 (US dollars, up to "
                                   "1000)."));
  clout_engine_save_limit_async (context->engine, info.id, limit, NULL, clout_command_result_cb,
                                 &result);
  if (!clout_finish_boolean (clout_command_await (&result), &error))
    return clout_command_fail (error);
  words = clout_format_money (limit);
  /* Translators: a network, and an amount of money */
  clout_command_say (_("%s: at most %s a month"), clout_format_network (info.id), words);
  return CLOUT_EXIT_DONE;
}
