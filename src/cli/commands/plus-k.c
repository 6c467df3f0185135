/* plus-k.c: give and endorsements.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands/commands.h"
#include "cli/json-out.h"
#include "sync/endorsements.h"
#include "messages/endorsements.h"

/* Id, other person, topic, date or progress, whether hidden. */
#define COLUMNS "rllll"

/* Names in JSON. */
static const char *
name_of_state (const CloutEndorsementFacts *facts)
{
  switch (facts->state)
    {
    case CLOUT_ENDORSEMENT_WAITING:
    case CLOUT_ENDORSEMENT_SENDING:
      return "waiting";
    case CLOUT_ENDORSEMENT_UNDOING:
      return "undoing";
    case CLOUT_ENDORSEMENT_REFUSED:
      return "refused";
    case CLOUT_ENDORSEMENT_STANDS:
    default:
      return facts->hidden ? "hidden" : "stands";
    }
}

static void
add_json (JsonBuilder           *builder,
          CloutEndorsement      *endorsement)
{
  const CloutEndorsementFacts *facts = clout_endorsement_get_facts (endorsement);

  json_builder_begin_object (builder);
  clout_json_out_int (builder, "id", facts->id);
  clout_json_out_string (builder, "network", facts->network);
  clout_json_out_string (builder, facts->given ? "to" : "from", facts->handle);
  clout_json_out_string (builder, "topic", facts->topic);
  clout_json_out_int (builder, "time", facts->time);
  clout_json_out_string (builder, "state", name_of_state (facts));
  clout_json_out_string (builder, "post", facts->post);
  json_builder_end_object (builder);
}

static void
add_row (CloutTable       *table,
         CloutEndorsement *endorsement)
{
  const CloutEndorsementFacts *facts = clout_endorsement_get_facts (endorsement);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *state =
    clout_format_endorsement (facts, g_get_real_time () / G_USEC_PER_SEC, zone);
  const char *handle = facts->handle != NULL ? facts->handle : _("Someone");
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, facts->id);
  g_autofree char *whom = facts->given
    /* Translators: recipient of a +K, a handle or “Someone” */
    ? g_strdup_printf (_("+K to %s"), handle)
    /* Translators: endorser of a +K, a handle or “Someone” */
    : g_strdup_printf (_("+K from %s"), handle);

  /* Translators: of a +K that the person has hidden from their lists */
  clout_table_add (table, id, whom, facts->topic, state, facts->hidden ? C_("+K", "hidden") : "",
                   NULL);
}

static void
print_row (CloutEndorsement *endorsement)
{
  g_autoptr(CloutTable) table = clout_table_new (COLUMNS);

  add_row (table, endorsement);
  clout_table_print (table, 0);
}

static GListModel *
list (CloutCommandContext  *context,
      gboolean              given,
      GError              **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  if (given)
    clout_engine_list_given_async (context->engine, 0, NULL, NULL, clout_command_result_cb,
                                   &result);
  else
    clout_engine_list_received_async (context->engine, 0, NULL, TRUE, NULL, clout_command_result_cb,
                                      &result);
  return clout_finish_pointer (clout_command_await (&result), error);
}

static void
print_lists (CloutCommandContext *context,
             GListModel          *lists[2])
{
  static const char *const names[] = { "given", "received" };
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  for (guint i = 0; i < 2; i++)
    {
      guint n = lists[i] != NULL ? g_list_model_get_n_items (lists[i]) : 0;
      g_autoptr(CloutTable) table = clout_table_new (COLUMNS);

      if (lists[i] == NULL)
        continue;
      clout_json_out_array (builder, names[i]);
      if (!context->json && n == 0)
        g_print ("%s\n", i == 0 ? _("No +K given yet.") : _("No +K received yet."));
      for (guint j = 0; j < n; j++)
        {
          g_autoptr(CloutEndorsement) endorsement = g_list_model_get_item (lists[i], j);

          if (context->json)
            add_json (builder, endorsement);
          else
            add_row (table, endorsement);
        }
      clout_table_print (table, 0);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
  if (context->json)
    clout_json_out_print (builder);
}

static int
list_both (CloutCommandContext *context,
           const char          *which)
{
  g_autoptr(GListModel) given = NULL;
  g_autoptr(GListModel) received = NULL;
  GError *error = NULL;

  if (which == NULL || strcmp (which, "given") == 0)
    given = list (context, TRUE, &error);
  if (error == NULL && (which == NULL || strcmp (which, "received") == 0))
    received = list (context, FALSE, &error);
  if (error != NULL)
    return clout_command_fail (error);
  if (given == NULL && received == NULL)
    /* Translators: the syntax of a command; words in small letters aren't translated */
    return clout_command_refuse (_("usage: clout-cli endorsements [given|received|undo ID|hide "
                                   "ID|restore ID]"));
  print_lists (context, (GListModel *[]) { given, received });
  return CLOUT_EXIT_DONE;
}

static gboolean
is_listed (CloutCommandContext *context,
           gboolean             given,
           gint64               id)
{
  g_autoptr(GListModel) model = list (context, given, NULL);

  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(CloutEndorsement) endorsement = g_list_model_get_item (model, i);

      if (clout_endorsement_get_facts (endorsement)->id == id)
        return TRUE;
    }
  return FALSE;
}

static int
change (CloutCommandContext *context,
        const char          *verb,
        gint64               id)
{
  gboolean undo = strcmp (verb, "undo") == 0;
  g_autoptr(GAsyncResult) result = NULL;
  GError *error = NULL;
  gboolean done;

  if (!is_listed (context, undo, id))
    return clout_command_refuse (_("no such +K; “clout-cli endorsements” lists them."));
  if (undo)
    {
      clout_engine_undo_async (context->engine, id, NULL, clout_command_result_cb, &result);
      done = clout_finish_boolean (clout_command_await (&result), &error);
    }
  else
    {
      clout_engine_hide_received_async (context->engine, id, strcmp (verb, "hide") == 0, NULL,
                                        clout_command_result_cb, &result);
      done = clout_finish_boolean (clout_command_await (&result), &error);
    }
  if (!done)
    return clout_command_fail (error);
  if (undo && is_listed (context, TRUE, id))
    g_print ("%s\n", _("The server can’t be reached; it will be undone at the next sync."));
  else
    g_print ("%s\n", _("Done."));
  return CLOUT_EXIT_DONE;
}

int
clout_command_endorsements (CloutCommandContext *context)
{
  static const char *const verbs[] = { "undo", "hide", "restore", NULL };
  const char *verb = context->argument;
  const char *id = verb != NULL ? context->words[1] : NULL;
  char *end = NULL;

  if (verb == NULL || !g_strv_contains (verbs, verb))
    return id == NULL ? list_both (context, verb)
                      : clout_command_refuse (_("endorsements takes one argument"));
  if (id == NULL || strtoll (id, &end, 10) <= 0 || *end != '\0' || context->words[2] != NULL)
    return clout_command_refuse (_("enter the number of the +K; “clout-cli endorsements” lists "
                                   "them"));
  return change (context, verb, strtoll (id, NULL, 10));
}

/* Shows what others will see, before the first +K only. */
static int
explain (const CloutOutlook *outlook,
         const char         *topic)
{
  GError *error = NULL;
  g_autofree char *preview = clout_outlook_dup_preview (outlook, topic, &error);
  const char *what;

  if (preview == NULL)
    return clout_command_fail (error);
  if (outlook->carrier == CLOUT_CARRIER_RECORD)
    what = _("A +K is public: anyone can see this record until you undo it, and may keep a copy:");
  else
    what = _("A +K is a post from your account, visible to everyone unless you use --visibility:");
  g_print ("%s\n\n  %s\n\n%s\n", what, preview,
           _("Run again with --yes to confirm. You won’t be asked again."));
  return CLOUT_EXIT_USAGE;
}

static gboolean
agree (CloutCommandContext  *context,
       const CloutOutlook   *outlook,
       CloutVisibility       visibility,
       GError              **error)
{
  CloutPlusKSettings settings = outlook->settings;
  g_autoptr(GAsyncResult) result = NULL;

  settings.explained = TRUE;
  settings.visibility = visibility;
  clout_engine_save_plus_k_async (context->engine, outlook->account, &settings, NULL,
                                  clout_command_result_cb, &result);
  return clout_finish_boolean (clout_command_await (&result), error);
}

static int
give (CloutCommandContext *context,
      gint64               person,
      const char          *topic,
      CloutVisibility      visibility)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CloutEndorsement) given = NULL;
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  GError *error = NULL;

  clout_engine_give_async (context->engine, person, topic, visibility, NULL,
                           clout_command_result_cb,
                           &result);
  given = clout_finish_pointer (clout_command_await (&result), &error);
  if (given == NULL)
    return clout_command_fail (error);
  if (context->json)
    {
      add_json (builder, given);
      clout_json_out_print (builder);
    }
  else if (clout_endorsement_is_waiting (given))
    g_print ("%s\n",
             _("The server can’t be reached; your +K will be sent at the next sync."));
  else
    print_row (given);
  return CLOUT_EXIT_DONE;
}

static gboolean
parse_visibility (const char      *name,
                  CloutVisibility *visibility)
{
  static const char *const names[CLOUT_N_VISIBILITIES] = {
    [CLOUT_VISIBILITY_PUBLIC] = "public",
    [CLOUT_VISIBILITY_UNLISTED] = "unlisted",
    [CLOUT_VISIBILITY_FOLLOWERS] = "followers",
    [CLOUT_VISIBILITY_DIRECT] = "direct",
  };

  for (guint i = 0; name != NULL && i < CLOUT_N_VISIBILITIES; i++)
    if (strcmp (name, names[i]) == 0)
      {
        *visibility = i;
        return TRUE;
      }
  return name == NULL;
}

/* Returns: the id of the friend with this handle, 0 if no one is known by it */
gint64
clout_command_find_person (CloutCommandContext *context,
                           const char          *handle)
{
  g_autoptr(GAsyncResult) result = NULL;

  clout_engine_find_person_async (context->engine, handle + (*handle == '@'), NULL,
                                  clout_command_result_cb, &result);
  return clout_engine_find_person_finish (context->engine, clout_command_await (&result), NULL);
}

static CloutOutlook *
look (CloutCommandContext  *context,
      gint64                person,
      GError              **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  clout_engine_load_outlook_async (context->engine, person, NULL, clout_command_result_cb, &result);
  return clout_finish_pointer (clout_command_await (&result), error);
}

/* give [+K] HANDLE TOPIC */
int
clout_command_give (CloutCommandContext *context)
{
  const char *const *words = context->words + (g_strcmp0 (context->words[0], "+K") == 0);
  gint64 person = words[0] != NULL ? clout_command_find_person (context, words[0]) : 0;
  g_autofree char *topic = words[0] != NULL ? g_strjoinv (" ", (char **) words + 1) : NULL;
  g_autoptr(CloutOutlook) outlook = NULL;
  CloutVisibility visibility;
  GError *error = NULL;

  if (topic == NULL || *topic == '\0')
    /* Translators: the syntax of a command; “give +K” isn't translated */
    return clout_command_refuse (_("usage: clout-cli give +K HANDLE TOPIC"));
  if (person == 0)
    return clout_command_refuse (_("unknown person; run “clout-cli sync” to update the people you "
                                   "follow."));
  outlook = look (context, person, &error);
  if (outlook == NULL)
    return clout_command_fail (error);
  visibility = outlook->settings.visibility;
  if (!parse_visibility (context->visibility, &visibility))
    /* Translators: the words aren't translated because people type them */
    return clout_command_refuse (_("--visibility is public, unlisted, followers or direct."));
  if (outlook->readiness == CLOUT_READINESS_NOT_CARRIED)
    {
      g_autofree char *why = clout_format_readiness (outlook);

      clout_command_warn ("%s", why);
      return CLOUT_EXIT_FAILED;
    }
  if (outlook->carrier == CLOUT_CARRIER_NONE || outlook->settings.explained)
    return give (context, person, topic, visibility);
  if (!context->yes)
    return explain (outlook, topic);
  if (!agree (context, outlook, visibility, &error))
    return clout_command_fail (error);
  return give (context, person, topic, visibility);
}
