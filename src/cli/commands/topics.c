/* topics.c: topics, hidden and restored.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <string.h>

#include "cli/commands/commands.h"
#include "cli/json-out.h"
#include "sync/endorsements.h"
#include "sync/score.h"
#include "messages/endorsements.h"

static void
add_row (CloutTable *table,
         CloutTopic *topic)
{
  guint n_posts = clout_topic_get_posts (topic);
  guint n_reactions = clout_topic_get_reactions (topic);
  guint n_plus_k = clout_topic_get_plus_k (topic);
  g_autofree char *title = clout_format_topic (clout_topic_get_name (topic));
  g_autofree char *name = g_strconcat (title, ":", NULL);
  g_autofree char *posts =
    /* Translators: number of posts on a topic */
    g_strdup_printf (ngettext ("%'u post", "%'u posts", n_posts), n_posts);
  g_autofree char *reactions =
    /* Translators: other people's reactions to the person's posts */
    g_strdup_printf (ngettext ("%'u reaction", "%'u reactions", n_reactions), n_reactions);
  /* Translators: number of +K received for a topic */
  g_autofree char *plus_k = g_strdup_printf (ngettext ("%u +K", "%u +K", n_plus_k), n_plus_k);

  clout_table_add (table, name, posts, reactions, plus_k, NULL);
}

static void
add_json (JsonBuilder *builder,
          CloutTopic  *topic)
{
  json_builder_begin_object (builder);
  clout_json_out_string (builder, "name", clout_topic_get_name (topic));
  clout_json_out_int (builder, "posts", clout_topic_get_posts (topic));
  clout_json_out_int (builder, "reactions", clout_topic_get_reactions (topic));
  clout_json_out_int (builder, "plus_k", clout_topic_get_plus_k (topic));
  clout_json_out_double (builder, "strength", clout_topic_get_strength (topic));
  clout_json_out_int (builder, "last_used", clout_topic_get_last_used (topic));
  json_builder_end_object (builder);
}

static void
print_hidden (CloutCommandContext *context,
              JsonBuilder         *builder,
              GStrv                hidden)
{
  if (!context->json && hidden[0] != NULL)
    /* Translators: topics follow */
    g_print ("%s\n", _("Hidden topics:"));
  clout_json_out_array (builder, "hidden");
  for (gsize i = 0; hidden[i] != NULL; i++)
    if (context->json)
      json_builder_add_string_value (builder, hidden[i]);
    else
      {
        g_autofree char *title = clout_format_topic (hidden[i]);

        g_print ("%s\n", title);
      }
  json_builder_end_array (builder);
}

static void
print_topics (CloutCommandContext *context,
              GListModel          *topics,
              GStrv                hidden)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(CloutTable) table = clout_table_new ("lrrr");

  json_builder_begin_object (builder);
  clout_json_out_array (builder, "topics");
  for (guint i = 0; i < g_list_model_get_n_items (topics); i++)
    {
      g_autoptr(CloutTopic) topic = g_list_model_get_item (topics, i);

      if (context->json)
        add_json (builder, topic);
      else
        add_row (table, topic);
    }
  json_builder_end_array (builder);
  clout_table_print (table, 0);
  print_hidden (context, builder, hidden);
  json_builder_end_object (builder);
  if (context->json)
    clout_json_out_print (builder);
}

static int
list (CloutCommandContext *context)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GAsyncResult) hidden_result = NULL;
  g_autoptr(GListModel) topics = NULL;
  g_auto(GStrv) hidden = NULL;
  GError *error = NULL;

  clout_engine_load_topics_async (context->engine, NULL, clout_command_result_cb, &result);
  topics = clout_finish_pointer (clout_command_await (&result), &error);
  if (topics == NULL)
    return clout_command_fail (error);
  clout_engine_list_hidden_topics_async (context->engine, NULL, clout_command_result_cb,
                                         &hidden_result);
  hidden = clout_finish_pointer (clout_command_await (&hidden_result), &error);
  if (hidden == NULL)
    return clout_command_fail (error);
  print_topics (context, topics, hidden);
  return CLOUT_EXIT_DONE;
}

/* topics [hide TOPIC|restore TOPIC] */
int
clout_command_topics (CloutCommandContext *context)
{
  const char *verb = context->argument;
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *topic = verb != NULL ? g_strjoinv (" ", (char **) context->words + 1) : NULL;
  gboolean hide = g_strcmp0 (verb, "hide") == 0;
  GError *error = NULL;

  if (verb == NULL)
    return list (context);
  if ((!hide && strcmp (verb, "restore") != 0) || *topic == '\0')
    /* Translators: the syntax of a command; words in small letters aren't translated */
    return clout_command_refuse (_("usage: clout-cli topics [hide TOPIC|restore TOPIC]"));
  clout_engine_hide_topic_async (context->engine, topic, hide, NULL, clout_command_result_cb,
                                 &result);
  if (clout_finish_boolean (clout_command_await (&result), &error))
    return list (context);
  return clout_command_fail (error);
}
