/* mastodon-fixture.c: an engine with a temporary store, and a server with Mastodon's API.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "mastodon-fixture.h"

#include <string.h>

#include "sync/accounts.h"

/* fixture_serve_mastodon: starts a server that ends with @self */
void
fixture_serve_mastodon (Fixture            *self,
                        MastodonServerKind  kind)
{
  self->server = mastodon_server_new (kind);
  self->free_server = (GDestroyNotify) mastodon_server_free;
}

void
fixture_set_up_mastodon (Fixture            *self,
                         MastodonServerKind  kind)
{
  fixture_set_up (self);
  fixture_serve_mastodon (self, kind);
}

typedef struct
{
  const char *login;
  gboolean approve;
} Browser;

static void
browsed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GError) error = NULL;

  mastodon_browse_finish (result, &error);
  g_assert_no_error (error);
}

static void
link_cb (CloutSignIn *sign_in,
         GParamSpec  *pspec,
         Browser     *browser)
{
  mastodon_browse_async (clout_sign_in_get_link (sign_in), browser->login, browser->approve, NULL,
                         browsed_cb, NULL);
}

/* The user signs in as @login in a browser. */
static CloutAccount *
run_sign_in (CloutSignIn  *sign_in,
             const char   *login,
             gboolean      approve,
             GError      **error)
{
  Browser browser = { login, approve };

  g_signal_connect (sign_in, "notify::link", G_CALLBACK (link_cb), &browser);
  return fixture_run_sign_in (sign_in, error);
}

/* fixture_sign_in_at: at the URL that @sign_in opens */
CloutAccount *
fixture_sign_in_at (CloutSignIn  *sign_in,
                    const char   *login,
                    GError      **error)
{
  return run_sign_in (sign_in, login, TRUE, error);
}

static CloutSignIn *
new_sign_in (Fixture      *self,
             CloutAccount *again)
{
  return clout_sign_in_new (self->engine, "mastodon", mastodon_server_get_origin (self->server),
                            again);
}

CloutAccount *
fixture_sign_in (Fixture       *self,
                 CloutAccount  *again,
                 const char    *login,
                 gboolean       approve,
                 GError       **error)
{
  g_autoptr(CloutSignIn) sign_in = new_sign_in (self, again);

  return run_sign_in (sign_in, login, approve, error);
}

/* fixture_sign_in_giving: with or without permission to give +K */
CloutAccount *
fixture_sign_in_giving (Fixture     *self,
                        const char  *login,
                        gboolean     giving,
                        GError     **error)
{
  g_autoptr(CloutSignIn) sign_in = new_sign_in (self, NULL);

  clout_sign_in_set_giving (sign_in, giving);
  return run_sign_in (sign_in, login, TRUE, error);
}

CloutAccount *
fixture_add (Fixture     *self,
             const char  *name,
             GError     **error)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autofree char *handle = g_strdup_printf ("@%s@%s", name,
                                             mastodon_server_get_origin (self->server)
                                             + strlen ("http://"));

  clout_engine_add_by_handle_async (self->engine, "mastodon", handle, NULL, await_cb, &one);
  return clout_finish_pointer (await_result (&one), error);
}

/* The reactions added by mastodon_server_populate(). */
gsize
fixture_count_wanted (guint    n_posts,
                      guint    n_people,
                      gboolean follows)
{
  gsize n = 0;

  for (guint i = 0; i < n_posts; i++)
    for (guint j = 0; j < n_people; j++)
      n += ((i + j) % 2 == 0) + ((i + j) % 5 == 0) + ((i + j) % 7 == 0);
  for (guint j = 0; follows && j < n_people; j++)
    n += j % 3 == 0;
  return n;
}
