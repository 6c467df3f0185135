/* friends.c: people by influence, or by who follows and reacts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <math.h>

#include "cli/commands/commands.h"
#include "cli/json-out.h"
#include "sync/friend-list.h"
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

int
clout_command_friends (CloutCommandContext *context)
{
  g_autoptr(CloutFriendList) list = NULL;
  CloutFriendsShow show;

  if (!parse_show (context->argument, &show))
    return CLOUT_EXIT_USAGE;
  list = clout_friend_list_new (context->engine);
  clout_friend_list_find (list, show, context->search, 0);
  while (clout_friend_list_is_finding (list))
    g_main_context_iteration (NULL, TRUE);
  if (clout_friend_list_get_problem (list) != NULL)
    return clout_command_fail (g_error_copy (clout_friend_list_get_problem (list)));
  print_all (list, show, context->json);
  return CLOUT_EXIT_DONE;
}
