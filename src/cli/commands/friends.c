/* friends.c: people by influence, or by who follows and reacts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <math.h>

#include "cli/commands/commands.h"
#include "cli/json-out.h"
#include "sync/friend-list.h"
#include "sync/people.h"
#include "messages/friends.h"
#include "messages/messages.h"

/* The values of the argument, in the order of #CloutFriendsShow. */
static const char *const shows[] = { "all", "influence-me", "i-influence", "owed", NULL };

static gboolean
parse_show (const char       *argument,
            CloutFriendsShow *ret_show)
{
  for (guint i = 0; shows[i] != NULL; i++)
    if (argument == NULL || g_str_equal (argument, shows[i]))
      {
        *ret_show = i;
        return TRUE;
      }
  /* Translators: the four words are typed as they are */
  clout_command_warn (_("unknown filter “%s”; use all, influence-me, i-influence or owed."),
                      argument);
  return FALSE;
}

/* Returns (transfer full): the friend once loaded, or %NULL if they were removed in the
   meantime. */
static CloutFriend *
wait_for (CloutFriendList *list,
          guint            position)
{
  g_autoptr(CloutFriend) friend = g_list_model_get_item (G_LIST_MODEL (list), position);
  gint64 deadline = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  while (clout_friend_get_facts (friend) == NULL && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  return clout_friend_get_facts (friend) != NULL ? g_steal_pointer (&friend) : NULL;
}

static void
add_row (CloutTable             *table,
         const CloutFriendFacts *facts,
         const char             *title,
         CloutFriendsShow        show)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *influence = facts->influence < 0 ? g_strdup ("-")
                                                    : g_strdup_printf ("%.0f", facts->influence);
  g_autofree char *dealings =
    clout_format_dealings (facts, show, g_get_real_time () / G_USEC_PER_SEC, zone);

  clout_table_add (table, influence, title, facts->handle != NULL ? facts->handle : "-",
                   dealings != NULL ? dealings : clout_format_relation (facts->flags), NULL);
}

/* What isn't known is negative. */
static void
add_known (JsonBuilder *builder,
           const char  *name,
           double       value)
{
  clout_json_out_double (builder, name, value < 0 ? NAN : value);
}

static void
add_friend (JsonBuilder            *builder,
            const CloutFriendFacts *facts)
{
  json_builder_begin_object (builder);
  clout_json_out_string (builder, "network", facts->network);
  clout_json_out_string (builder, "handle", facts->handle);
  clout_json_out_string (builder, "name", facts->name);
  clout_json_out_string (builder, "url", facts->url);
  add_known (builder, "influence", facts->influence);
  add_known (builder, "low", facts->low);
  add_known (builder, "high", facts->high);
  clout_json_out_flag (builder, "follows_you", (facts->flags & CLOUT_PERSON_FOLLOWS) != 0);
  clout_json_out_flag (builder, "you_follow", (facts->flags & CLOUT_PERSON_FOLLOWED) != 0);
  clout_json_out_int (builder, "n", facts->n);
  clout_json_out_int (builder, "time", facts->time);
  json_builder_end_object (builder);
}

static void
print_all (CloutFriendList  *list,
           CloutFriendsShow  show,
           gboolean          json)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(CloutTable) table = clout_table_new ("rlll");

  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CloutFriend) friend = wait_for (list, i);

      if (friend == NULL)
        continue;
      if (json)
        add_friend (builder, clout_friend_get_facts (friend));
      else
        add_row (table, clout_friend_get_facts (friend), clout_friend_get_title (friend), show);
    }
  json_builder_end_array (builder);
  clout_table_print (table, 0);
  if (json)
    clout_json_out_print (builder);
  else if (n == 0)
    g_print ("%s\n", _("No matching people"));
}

static int
print_people (CloutCommandContext *context,
              CloutFriendsShow     show,
              gint64               people_list)
{
  g_autoptr(CloutFriendList) list = clout_friend_list_new (context->engine);

  clout_friend_list_find (list, show, context->search, people_list);
  while (clout_friend_list_is_finding (list))
    g_main_context_iteration (NULL, TRUE);
  if (clout_friend_list_get_problem (list) != NULL)
    return clout_command_fail (g_error_copy (clout_friend_list_get_problem (list)));
  print_all (list, show, context->json);
  return CLOUT_EXIT_DONE;
}

int
clout_command_friends (CloutCommandContext *context)
{
  CloutFriendsShow show;

  if (!parse_show (context->argument, &show))
    return CLOUT_EXIT_USAGE;
  return print_people (context, show, 0);
}

static gint64
find_friend (CloutCommandContext *context,
             const char          *handle)
{
  gint64 person = handle != NULL ? clout_command_find_person (context, handle) : 0;

  if (person == 0 && handle != NULL)
    /* Translators: %s is a handle */
    clout_command_warn (_("no one is known as “%s”."), handle);
  return person;
}

static int
finish_change (GAsyncResult **result)
{
  GError *error = NULL;

  return clout_finish_boolean (clout_command_await (result), &error) ? CLOUT_EXIT_DONE
                                                                     : clout_command_fail (error);
}

static void
print_lists (GListModel *lists,
             gboolean    json)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(CloutTable) table = clout_table_new ("lr");

  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (lists); i++)
    {
      g_autoptr(CloutPeopleList) list = g_list_model_get_item (lists, i);
      const CloutPeopleListFacts *facts = clout_people_list_get_facts (list);
      g_autofree char *n = g_strdup_printf ("%u", facts->n);

      json_builder_begin_object (builder);
      clout_json_out_string (builder, "name", facts->name);
      clout_json_out_int (builder, "people", facts->n);
      json_builder_end_object (builder);
      clout_table_add (table, facts->name, n, NULL);
    }
  json_builder_end_array (builder);
  if (json)
    {
      clout_json_out_print (builder);
      return;
    }
  clout_table_print (table, 0);
  if (g_list_model_get_n_items (lists) == 0)
    g_print ("%s\n", _("No lists yet"));
}

/* @name: (nullable): a list, or %NULL for all of them */
static int
show_lists (CloutCommandContext *context,
            const char          *name)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GListModel) lists = NULL;
  GError *error = NULL;

  clout_engine_list_lists_async (context->engine, 0, NULL, clout_command_result_cb, &result);
  lists = clout_finish_pointer (clout_command_await (&result), &error);
  if (lists == NULL)
    return clout_command_fail (error);
  for (guint i = 0; name != NULL && i < g_list_model_get_n_items (lists); i++)
    {
      g_autoptr(CloutPeopleList) list = g_list_model_get_item (lists, i);

      if (g_ascii_strcasecmp (clout_people_list_get_facts (list)->name, name) == 0)
        return print_people (context, CLOUT_FRIENDS_ALL, clout_people_list_get_facts (list)->id);
    }
  if (name == NULL)
    {
      print_lists (lists, context->json);
      return CLOUT_EXIT_DONE;
    }
  /* Translators: %s is the name of a list of people */
  return clout_command_refuse (_("there is no list “%s”."), name);
}

/* lists [[add|remove] LIST [HANDLE]] */
int
clout_command_lists (CloutCommandContext *context)
{
  const char *const *words = context->words;
  gboolean add = g_strcmp0 (words[0], "add") == 0;
  gboolean change = words[0] != NULL && words[1] != NULL
                    && (add || g_str_equal (words[0], "remove"));
  g_autofree char *name = change ? clout_people_list_dup_name (words[1]) : NULL;
  gint64 person = change ? find_friend (context, words[2]) : 0;
  g_autoptr(GAsyncResult) result = NULL;

  if (!change && words[0] != NULL && words[1] == NULL && !add)
    return show_lists (context, words[0]);
  if (words[0] == NULL)
    return show_lists (context, NULL);
  if (name == NULL || (add && words[2] == NULL))
    /* Translators: the syntax of a command; “lists add” isn't translated */
    return clout_command_refuse (_("usage: clout-cli lists add LIST HANDLE"));
  if (words[2] != NULL && person == 0)
    return CLOUT_EXIT_USAGE;
  if (words[2] != NULL)
    clout_engine_set_list_member_async (context->engine, name, person, add, NULL,
                                        clout_command_result_cb, &result);
  else
    clout_engine_remove_list_async (context->engine, name, NULL, clout_command_result_cb, &result);
  return finish_change (&result);
}

int
clout_command_merge (CloutCommandContext *context)
{
  const char *other = context->words[1];
  gint64 person = other != NULL ? find_friend (context, context->words[0]) : 0;
  gint64 same = person != 0 ? find_friend (context, other) : 0;
  g_autoptr(GAsyncResult) result = NULL;

  if (other == NULL)
    /* Translators: the syntax of a command */
    return clout_command_refuse (_("usage: clout-cli merge HANDLE HANDLE"));
  if (same == 0)
    return CLOUT_EXIT_USAGE;
  clout_engine_merge_people_async (context->engine, person, same, NULL, clout_command_result_cb,
                                   &result);
  return finish_change (&result);
}

int
clout_command_split (CloutCommandContext *context)
{
  gint64 person = find_friend (context, context->argument);
  g_autoptr(GAsyncResult) result = NULL;

  if (person == 0)
    return CLOUT_EXIT_USAGE;
  clout_engine_split_person_async (context->engine, person, NULL, clout_command_result_cb,
                                   &result);
  return finish_change (&result);
}

static void
add_weeks (JsonBuilder *builder,
           const char  *name,
           const guint *weeks)
{
  clout_json_out_array (builder, name);
  for (guint i = 0; i < CLOUT_COMPARISON_WEEKS; i++)
    json_builder_add_int_value (builder, weeks[i]);
  json_builder_end_array (builder);
}

static void
add_comparison (JsonBuilder           *builder,
                CloutTable            *table,
                const CloutComparison *comparison)
{
  const CloutFriendFacts *facts = clout_friend_get_facts (comparison->friend);
  g_autofree char *influence = facts->influence < 0 ? g_strdup ("-")
                                                    : g_strdup_printf ("%.0f", facts->influence);
  g_autofree char *followers = facts->followers < 0
    ? g_strdup ("-") : g_strdup_printf ("%'" G_GINT64_FORMAT, facts->followers);
  g_autofree char *received =
    g_strdup_printf ("%'u", clout_comparison_total (comparison->received));
  g_autofree char *given = g_strdup_printf ("%'u", clout_comparison_total (comparison->given));

  json_builder_begin_object (builder);
  clout_json_out_string (builder, "handle", facts->handle);
  clout_json_out_string (builder, "name", facts->name);
  add_known (builder, "influence", facts->influence);
  add_known (builder, "followers", facts->followers);
  add_weeks (builder, "received", comparison->received);
  add_weeks (builder, "given", comparison->given);
  json_builder_end_object (builder);
  clout_table_add (table, clout_friend_get_title (comparison->friend), influence, followers,
                   received, given, NULL);
}

static void
print_comparison (GPtrArray *comparisons,
                  gboolean   json)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(CloutTable) table = clout_table_new ("lrrrr");

  /* Translators: heads of columns: estimated influence, followers, reactions to the person's posts
     and the person's reactions to theirs, both in the last 13 weeks */
  clout_table_add (table, _("Friend"), _("Influence"), _("Followers"), _("To you"), _("From you"),
                   NULL);
  json_builder_begin_array (builder);
  for (guint i = 0; i < comparisons->len; i++)
    {
      const CloutComparison *comparison = comparisons->pdata[i];

      if (clout_friend_get_facts (comparison->friend) != NULL)
        add_comparison (builder, table, comparison);
    }
  json_builder_end_array (builder);
  if (json)
    clout_json_out_print (builder);
  else
    clout_table_print (table, 0);
}

int
clout_command_compare (CloutCommandContext *context)
{
  g_autoptr(GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) comparisons = NULL;
  GError *error = NULL;

  for (gsize i = 0; context->words[i] != NULL; i++)
    {
      gint64 person = find_friend (context, context->words[i]);

      if (person == 0)
        return CLOUT_EXIT_USAGE;
      g_array_append_val (people, person);
    }
  if (people->len > CLOUT_COMPARISON_MOST)
    return clout_command_refuse (_("compare takes four people at most."));
  clout_engine_compare_async (context->engine, (const gint64 *) people->data, people->len, NULL,
                              clout_command_result_cb, &result);
  comparisons = clout_finish_pointer (clout_command_await (&result), &error);
  if (comparisons == NULL)
    return clout_command_fail (error);
  print_comparison (comparisons, context->json);
  return CLOUT_EXIT_DONE;
}
