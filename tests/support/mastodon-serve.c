/* mastodon-serve.c: the tests' Mastodon API server: mastodon-serve [KIND [POSTS PEOPLE]].
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/mastodon-private.h"

#include <stdlib.h>
#include <string.h>

#define N_POSTS 45
#define N_PEOPLE 12

typedef struct
{
  MastodonServer *server;
  GMainLoop *loop;
} Program;

/* A local person; ann and they follow each other. */
static void
befriend (MastodonServer *server,
          const char     *name)
{
  const char *friend = mastodon_server_add_person (server, name, 30, FALSE);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  mastodon_server_follow (server, friend, "ann", now);
  mastodon_server_follow (server, "ann", friend, now);
}

/* Commands, one per line: "revoke" invalidates the tokens, "token" prints the latest and "tokens"
 * the number of valid ones, "join NAME" adds a person, "befriend NAME" adds a friend of ann's,
 * "fail STATUS N" refuses the next N requests, "hold PATH" lets requests there wait, and "release"
 * answers them. The server ends at end of input, so that it never
 * outlives its parent. */
static gboolean
input_cb (GIOChannel   *channel,
          GIOCondition  condition,
          gpointer      data)
{
  Program *program = data;
  g_autofree char *line = NULL;
  const char *token;

  if (g_io_channel_read_line (channel, &line, NULL, NULL, NULL) != G_IO_STATUS_NORMAL)
    {
      g_main_loop_quit (program->loop);
      return G_SOURCE_REMOVE;
    }
  token = mastodon_server_get_token (program->server);
  if (g_str_has_prefix (line, "revoke"))
    {
      mastodon_server_revoke_tokens (program->server);
      g_print ("revoked\n");
    }
  else if (g_str_has_prefix (line, "befriend "))
    {
      befriend (program->server, g_strstrip (line) + strlen ("befriend "));
      g_print ("befriended\n");
    }
  else if (g_str_has_prefix (line, "fail "))
    {
      g_auto(GStrv) words = g_strsplit (g_strstrip (line), " ", -1);

      mastodon_server_fail_next (program->server, "/api/", (guint) atoi (words[2]),
                                 (guint) atoi (words[1]), NULL);
      g_print ("failing\n");
    }
  else if (g_str_has_prefix (line, "hold "))
    {
      mastodon_server_hold (program->server, g_strstrip (line) + strlen ("hold "));
      g_print ("holding\n");
    }
  else if (g_str_has_prefix (line, "release"))
    {
      mastodon_server_release (program->server);
      g_print ("released\n");
    }
  else if (g_str_has_prefix (line, "join "))
    {
      mastodon_server_add_person (program->server, g_strstrip (line) + strlen ("join "), 0, FALSE);
      g_print ("joined\n");
    }
  else if (g_str_has_prefix (line, "tokens"))
    g_print ("%u\n", mastodon_server_get_n_tokens (program->server));
  else if (g_str_has_prefix (line, "token"))
    g_print ("%s\n", token != NULL ? token : "-");
  return G_SOURCE_CONTINUE;
}

/* Prints its URL, a user name and a password on one line, then serves. */
int
main (int    argc,
      char **argv)
{
  MastodonServerKind kind = MASTODON_SERVER_MASTODON;
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(GIOChannel) input = g_io_channel_unix_new (0);
  g_autoptr(MastodonServer) server = NULL;
  Program program = { NULL, loop };

  if ((argc != 4 && argc > 2) || (argc > 1 && !mastodon_traits_find (argv[1], &kind)))
    {
      g_printerr (
        "Usage: mastodon-serve [mastodon|gotosocial|snac|hollo|pixelfed [POSTS PEOPLE]]\n");
      return 2;
    }
  server = mastodon_server_new (kind);
  program.server = server;
  mastodon_server_populate (server, g_get_real_time () / G_USEC_PER_SEC,
                            argc == 4 ? atoi (argv[2]) : N_POSTS,
                            argc == 4 ? atoi (argv[3]) : N_PEOPLE);
  g_print ("%s ann %s\n", mastodon_server_get_origin (server), MASTODON_SERVER_PASSWORD);
  g_io_add_watch (input, G_IO_IN | G_IO_HUP, input_cb, &program);
  g_main_loop_run (loop);
  return 0;
}
