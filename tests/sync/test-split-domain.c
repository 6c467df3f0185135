/* test-split-domain.c: handles whose domain isn't their server's name.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "mastodon-fixture.h"

#include <string.h>

#include "support/http-server.h"
#include "sync/endorsements.h"

/* What the domain says about the accounts' server, or about another account. */
typedef enum
{
  DOMAIN_DIRECT,
  DOMAIN_REDIRECTS,
  DOMAIN_HOST_META,
  DOMAIN_SILENT,
  DOMAIN_OTHER,
  DOMAIN_CLAIMS
} DomainKind;

typedef struct
{
  Fixture base;
  HttpServer *http;
  DomainKind kind;
  const char *domain;
  const char *host;
} Split;

static void
reply_actor (Split             *s,
             SoupServerMessage *message,
             const char        *resource)
{
  g_autofree char *text = mastodon_server_dup_webfinger (s->base.server, resource);
  char *actor;

  if (text == NULL && s->kind == DOMAIN_CLAIMS)
    text = g_strdup_printf ("{\"subject\":\"acct:ann@%s\",\"links\":[{\"rel\":\"self\","
                            "\"type\":\"application/activity+json\","
                            "\"href\":\"%s/users/ann\"}]}", s->domain,
                            mastodon_server_get_origin (s->base.server));
  actor = strstr (text, "/users/ann");
  if (s->kind == DOMAIN_OTHER)
    memcpy (actor, "/users/eve", strlen ("/users/eve"));
  http_server_reply_json (message, 200, text);
}

static void
serve (HttpServer        *server,
       SoupServerMessage *message,
       const char        *path,
       GHashTable        *query,
       gpointer           data)
{
  Split *s = data;
  const char *resource = query != NULL ? g_hash_table_lookup (query, "resource") : NULL;
  const char *origin = mastodon_server_get_origin (s->base.server);
  gboolean asked = strcmp (path, "/.well-known/webfinger") == 0;
  g_autofree char *text = NULL;

  if (asked && s->kind == DOMAIN_REDIRECTS)
    {
      text = g_strdup_printf ("%s/.well-known/webfinger?resource=%s", origin, resource);
      http_server_set_header (message, "Location", text);
      http_server_reply (message, 301, "text/html", "");
    }
  else if (asked && (s->kind == DOMAIN_DIRECT || s->kind == DOMAIN_OTHER
                     || s->kind == DOMAIN_CLAIMS))
    reply_actor (s, message, resource);
  else if (s->kind == DOMAIN_HOST_META && strcmp (path, "/.well-known/host-meta") == 0)
    {
      text = g_strdup_printf ("<?xml version=\"1.0\"?><XRD "
                              "xmlns=\"http://docs.oasis-open.org/ns/xri/xrd-1.0\">"
                              "<Link rel=\"lrdd\" template=\"%s/.well-known/webfinger"
                              "?resource={uri}\"/></XRD>", origin);
      http_server_reply (message, 200, "application/xrd+xml", text);
    }
  else
    http_server_reply (message, 404, "text/html", "<h1>Nothing here</h1>");
}

static void
set_up (Split      *s,
        DomainKind  kind)
{
  fixture_set_up_mastodon (&s->base, MASTODON_SERVER_GOTOSOCIAL);
  s->kind = kind;
  s->http = http_server_new (serve, s);
  s->domain = http_server_get_origin (s->http) + strlen ("http://");
  s->host = mastodon_server_get_origin (s->base.server) + strlen ("http://");
  mastodon_server_populate (s->base.server, s->base.now, 3, 3);
  mastodon_server_add_person (s->base.server, "ben", 5, FALSE);
  mastodon_server_follow (s->base.server, "ben", "ann", s->base.now - 86400);
  if (kind != DOMAIN_CLAIMS)
    mastodon_server_set_domain (s->base.server, s->domain);
}

static void
tear_down (Split *s)
{
  fixture_tear_down (&s->base);
  http_server_free (s->http);
}

static CloutAccount *
sign_in (Split      *s,
         const char *typed,
         GError    **error)
{
  g_autoptr(CloutSignIn) one = clout_sign_in_new (s->base.engine, "mastodon", typed, NULL);

  return fixture_sign_in_at (one, "ann", error);
}

static const struct
{
  const char *name;
  DomainKind kind;
  gboolean confirmed;
} kinds[] = {
  { "direct", DOMAIN_DIRECT, TRUE }, { "redirect", DOMAIN_REDIRECTS, TRUE },
  { "host-meta", DOMAIN_HOST_META, TRUE },
  /* The server claims the domain, and the domain says nothing or something else. */
  { "silent", DOMAIN_SILENT, FALSE }, { "other-account", DOMAIN_OTHER, FALSE },
  /* The domain claims the server's account, and the server doesn't confirm it. */
  { "claims", DOMAIN_CLAIMS, FALSE },
};

static void
assert_handles (Split        *s,
                CloutAccount *account,
                gboolean      confirmed)
{
  const char *domain = confirmed ? s->domain : s->host;
  g_autofree char *handle = g_strdup_printf ("ann@%s", domain);
  g_autofree char *friend = g_strdup_printf ("ben@%s", domain);
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (clout_account_get_server (account), ==,
                   mastodon_server_get_origin (s->base.server));
  g_assert_cmpstr (clout_account_get_handle (account), ==, handle);
  g_assert_true (fixture_sync (&s->base, account, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (clout_account_get_handle (account), ==, handle);
  clout_engine_find_person_async (s->base.engine, friend, NULL, await_cb, &one);
  g_assert_cmpint (clout_engine_find_person_finish (s->base.engine, await_result (&one), &error),
                   !=, 0);
}

/* By the server's name, and by the handle if its domain leads to the server. */
static void
test_sign_in (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  Split s;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(CloutAccount) again = NULL;
  g_autoptr(GError) error = NULL;

  set_up (&s, kinds[i].kind);
  account = sign_in (&s, mastodon_server_get_origin (s.base.server), &error);
  g_assert_no_error (error);
  assert_handles (&s, account, kinds[i].confirmed);
  if (kinds[i].kind != DOMAIN_SILENT)
    {
      g_autofree char *typed = g_strdup_printf ("@ann@%s", s.domain);

      again = sign_in (&s, typed, &error);
      g_assert_no_error (error);
      g_assert_true (again == account);
      assert_handles (&s, account, kinds[i].confirmed);
    }
  tear_down (&s);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sync/split-domain/%s", kinds[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_sign_in);
    }
  return g_test_run ();
}
