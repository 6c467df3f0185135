/* mastodon-life.c: a sample life on a server, for tests and for trying out by hand.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "support/mastodon-server.h"

#define MAX_PEOPLE 64

/* mastodon_server_populate:
 * "ann" has posted every other day, and people have replied, boosted, liked and followed. */
void
mastodon_server_populate (MastodonServer *server,
                          gint64          now,
                          guint           n_posts,
                          guint           n_people)
{
  /* Followers missing from the list would make every list of them look truncated. */
  const char *ann = mastodon_server_add_person (server, "ann", n_people > 0 ? 50 : 0, FALSE);
  const char *people[MAX_PEOPLE];

  g_assert_cmpuint (n_people, <=, MAX_PEOPLE);
  for (guint i = 0; i < n_people; i++)
    {
      g_autofree char *handle = g_strdup_printf ("p%u@far%u.example", i, i % 3);

      people[i] = mastodon_server_add_person (server, handle, 10 * i, i == 1);
      if (i % 3 == 0)
        mastodon_server_follow (server, people[i], ann, now - (gint64) (i + 1) * CLOUT_DAY);
    }
  for (guint i = 0; i < n_posts; i++)
    {
      gint64 time = now - (gint64) (i + 1) * 2 * CLOUT_DAY;
      const char *post = mastodon_server_add_post (server, ann, time,
                                                   "<p>On <a class=\"mention "
                                                   "hashtag\" href=\"#\">#tea</a></p>",
                                                   "public", NULL);

      for (guint j = 0; j < n_people; j++)
        {
          if ((i + j) % 2 == 0)
            mastodon_server_favourite (server, people[j], post, time + 60 + j);
          if ((i + j) % 5 == 0)
            mastodon_server_reblog (server, people[j], post, time + 90 + j);
          if ((i + j) % 7 == 0)
            mastodon_server_add_post (server, people[j], time + 120 + j, "<p>True.</p>", "unlisted",
                                      post);
        }
    }
}
