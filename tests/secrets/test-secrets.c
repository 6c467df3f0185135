/* test-secrets.c: secrets in keyrings that are unlocked, locked, missing or broken.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <string.h>
#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "base/secret-memory.h"
#include "secrets/secrets.h"
#include "support/await.h"

#define APP "io.github.cloutapp.Test"
#define HIDDEN "hidden-token-7f3a"

typedef struct
{
  CloutSecrets *secrets;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->secrets = clout_secrets_new (APP);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  await_a_turn ();
  g_assert_finalize_object (f->secrets);
}

static gboolean
store (CloutSecrets  *secrets,
       const char    *account,
       const char    *secret,
       GError       **error)
{
  g_auto(Await) one = AWAIT_INIT;
  gboolean done;

  clout_secrets_store_async (secrets, account, "Clout test", secret, NULL, await_cb, &one);
  done = clout_finish_boolean (await_result (&one), error);
  g_assert_true (done == (error == NULL || *error == NULL));
  return done;
}

static char *
lookup (CloutSecrets  *secrets,
        const char    *account,
        GError       **error)
{
  g_auto(Await) one = AWAIT_INIT;
  char *secret;

  clout_secrets_lookup_async (secrets, account, NULL, await_cb, &one);
  secret = clout_finish_pointer (await_result (&one), error);
  g_assert_true ((secret != NULL) == (*error == NULL));
  return secret;
}

static gboolean
clear (CloutSecrets  *secrets,
       const char    *account,
       GError       **error)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_secrets_clear_async (secrets, account, NULL, await_cb, &one);
  return clout_finish_boolean (await_result (&one), error);
}

static gboolean
unlock (CloutSecrets  *secrets,
        GError       **error)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_secrets_unlock_async (secrets, NULL, await_cb, &one);
  return clout_finish_boolean (await_result (&one), error);
}

static void
assert_secret (CloutSecrets *secrets,
               const char   *account,
               const char   *wanted)
{
  g_autoptr(GError) error = NULL;
  char *secret = lookup (secrets, account, &error);

  if (wanted != NULL)
    g_assert_no_error (error);
  else
    g_assert_error (error, CLOUT_SECRETS_ERROR, CLOUT_SECRETS_ERROR_NOT_FOUND);
  g_assert_cmpstr (secret, ==, wanted);
  clout_secret_free (secret);
}

/* Every call must fail like this, and quickly. */
static void
assert_all_fail (CloutSecrets *secrets,
                 const char   *account,
                 int           code)
{
  g_autoptr(GError) a = NULL;
  g_autoptr(GError) b = NULL;
  g_autoptr(GError) c = NULL;
  g_autoptr(GError) d = NULL;

  g_assert_null (lookup (secrets, account, &a));
  g_assert_error (a, CLOUT_SECRETS_ERROR, code);
  g_assert_false (store (secrets, account, HIDDEN, &b));
  g_assert_error (b, CLOUT_SECRETS_ERROR, code);
  g_assert_null (strstr (b->message, HIDDEN));
  g_assert_false (clear (secrets, account, &c));
  g_assert_error (c, CLOUT_SECRETS_ERROR, code);
  g_assert_false (unlock (secrets, &d));
  g_assert_error (d, CLOUT_SECRETS_ERROR, code);
}

static void
test_round_trip (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr(CloutSecrets) other = clout_secrets_new (APP ".Other");
  g_autoptr(GError) error = NULL;

  assert_secret (f->secrets, "mastodon:a", NULL);
  store (f->secrets, "mastodon:a", "one", &error);
  g_assert_no_error (error);
  store (f->secrets, "mastodon:b", "two", &error);
  g_assert_no_error (error);
  store (f->secrets, "mastodon:a", HIDDEN, &error);
  g_assert_no_error (error);
  assert_secret (f->secrets, "mastodon:a", HIDDEN);
  assert_secret (f->secrets, "mastodon:b", "two");
  assert_secret (f->secrets, "mastodon:c", NULL);
  assert_secret (other, "mastodon:a", NULL);
  g_assert_true (unlock (f->secrets, &error));
  g_assert_true (clear (f->secrets, "mastodon:a", &error));
  assert_secret (f->secrets, "mastodon:a", NULL);
  assert_secret (f->secrets, "mastodon:b", "two");
  g_assert_true (clear (f->secrets, "mastodon:a", &error));
  g_assert_true (clear (f->secrets, "mastodon:b", &error));
  g_assert_no_error (error);
}

static void
test_session_only (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  clout_secrets_set_session_only (f->secrets, TRUE);
  g_assert_true (clout_secrets_get_session_only (f->secrets));
  g_assert_true (store (f->secrets, "mastodon:a", HIDDEN, &error));
  assert_secret (f->secrets, "mastodon:a", HIDDEN);
  {
    g_autoptr(CloutSecrets) next = clout_secrets_new (APP);
    g_autoptr(GError) gone = NULL;

    g_assert_null (lookup (next, "mastodon:a", &gone));
  }
  g_assert_true (clear (f->secrets, "mastodon:a", &error));
  g_assert_no_error (error);
  g_assert_null (lookup (f->secrets, "mastodon:a", &error));
}

/* Storing in the keyring later replaces the secret kept in memory. */
static void
test_keep_after_all (Fixture       *f,
                     gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  clout_secrets_set_session_only (f->secrets, TRUE);
  store (f->secrets, "mastodon:a", "old", &error);
  clout_secrets_set_session_only (f->secrets, FALSE);
  store (f->secrets, "mastodon:a", "new", &error);
  assert_secret (f->secrets, "mastodon:a", "new");
  g_assert_true (clear (f->secrets, "mastodon:a", &error));
  g_assert_no_error (error);
}

static void
call_service (const char *method,
              GVariant   *arguments)
{
  g_autoptr(GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr(GVariant) response = NULL;
  g_autoptr(GError) error = NULL;

  response = g_dbus_connection_call_sync (bus, "org.freedesktop.secrets",
                                          "/org/freedesktop/secrets",
                                          "org.freedesktop.Secret.Service", method, arguments, NULL,
                                          G_DBUS_CALL_FLAGS_NONE, 10000, NULL, &error);
  g_assert_no_error (error);
}

static void
lock_keyring (void)
{
  const char *const paths[] = { "/org/freedesktop/secrets/collection/login", NULL };

  call_service ("Lock", g_variant_new ("(^ao)", paths));
}

/* The keyring is locked and there is no prompt to unlock it. */
static void
test_locked (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  store (f->secrets, "mastodon:a", HIDDEN, &error);
  g_assert_no_error (error);
  lock_keyring ();
  assert_all_fail (f->secrets, "mastodon:a", CLOUT_SECRETS_ERROR_LOCKED);
  g_assert_false (store (f->secrets, "mastodon:new", HIDDEN, &error));
  g_assert_error (error, CLOUT_SECRETS_ERROR, CLOUT_SECRETS_ERROR_LOCKED);
  g_clear_error (&error);
  clout_secrets_set_session_only (f->secrets, TRUE);
  g_assert_true (store (f->secrets, "mastodon:a", "for now", &error));
  assert_secret (f->secrets, "mastodon:a", "for now");
}

static const char prompter_xml[] =
  "<node><interface name='org.gnome.keyring.internal.Prompter'>"
  "<method name='BeginPrompting'><arg type='o' direction='in'/></method>"
  "<method name='PerformPrompt'><arg type='o' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='a{sv}' direction='in'/><arg type='s' direction='in'/></method>"
  "<method name='StopPrompting'><arg type='o' direction='in'/></method></interface></node>";

typedef struct
{
  char *sender;
  char *callback;
  gboolean asked;
} Prompter;

static void
prompter_cb (GDBusConnection       *bus,
             const char            *sender,
             const char            *path,
             const char            *interface,
             const char            *method,
             GVariant              *arguments,
             GDBusMethodInvocation *invocation,
             gpointer               user_data)
{
  Prompter *self = user_data;

  if (strcmp (method, "BeginPrompting") == 0)
    {
      self->asked = TRUE;
      self->sender = g_strdup (sender);
      g_variant_get (arguments, "(o)", &self->callback);
    }
  g_dbus_method_invocation_return_value (invocation, NULL);
}

/* A password prompt that stays unanswered until the end. */
static void
test_cancel_prompt (Fixture       *f,
                    gconstpointer  data)
{
  const GDBusInterfaceVTable table = { .method_call = prompter_cb };
  g_autoptr(GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr(GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (prompter_xml, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  Prompter prompter = { NULL, NULL, FALSE };
  guint object, name;

  store (f->secrets, "mastodon:a", HIDDEN, &error);
  g_assert_no_error (error);
  lock_keyring ();
  object = g_dbus_connection_register_object (bus, "/org/gnome/keyring/Prompter",
                                              node->interfaces[0], &table, &prompter, NULL, NULL);
  name = g_bus_own_name_on_connection (bus, "org.gnome.keyring.SystemPrompter",
                                       G_BUS_NAME_OWNER_FLAGS_REPLACE, NULL, NULL, NULL, NULL);
  clout_secrets_unlock_async (f->secrets, cancellable, await_cb, &one);
  await_flag (&prompter.asked);
  g_assert_null (one.result);
  g_cancellable_cancel (cancellable);
  g_assert_false (clout_finish_boolean (await_result (&one), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_dbus_connection_call (bus, prompter.sender, prompter.callback,
                          "org.gnome.keyring.internal.Prompter.Callback", "PromptDone", NULL, NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
  await_clear (&one);
  while (G_OBJECT (f->secrets)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_bus_unown_name (name);
  g_dbus_connection_unregister_object (bus, object);
  g_free (prompter.sender);
  g_free (prompter.callback);
}

static void
test_cancelled_before (Fixture       *f,
                       gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  clout_secrets_lookup_async (f->secrets, "mastodon:a", cancellable, await_cb, &one);
  g_assert_null (clout_finish_pointer (await_result (&one), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A keyring that was never unlocked can't store a secret. */
static void
test_fresh (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  assert_secret (f->secrets, "mastodon:a", NULL);
  g_assert_false (store (f->secrets, "mastodon:a", HIDDEN, &error));
  g_assert_true (error->domain == CLOUT_SECRETS_ERROR);
}

static void
test_absent (Fixture       *f,
             gconstpointer  data)
{
  assert_all_fail (f->secrets, "mastodon:a", CLOUT_SECRETS_ERROR_ABSENT);
}

static void
test_garbage (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_file_get_contents (g_getenv ("SECRET_FILE_TEST_PATH"), &before, NULL, NULL);
  assert_all_fail (f->secrets, "mastodon:a", CLOUT_SECRETS_ERROR_FAILED);
  g_file_get_contents (g_getenv ("SECRET_FILE_TEST_PATH"), &after, NULL, NULL);
  g_assert_cmpstr (before, ==, after);
}

/* Which tests run in which session; see with-keyring. */
/* A crash writes no memory down, and a debugger of the same user can't read it. */
static void
test_protected (Fixture       *f,
                gconstpointer  data)
{
  struct rlimit limit;
  g_autoptr(GError) error = NULL;

  g_assert_null (lookup (f->secrets, "nobody", &error));
  g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
  g_assert_cmpint (limit.rlim_max, ==, 0);
#ifdef __linux__
  g_assert_cmpint (prctl (PR_GET_DUMPABLE), ==, 0);
#endif
}

static const struct
{
  const char *mode;
  const char *name;
  void (*func) (Fixture *f, gconstpointer data);
} tests[] = {
  { "unlocked", "round-trip", test_round_trip },
  { "unlocked", "session-only", test_session_only },
  { "unlocked", "memory-is-protected", test_protected },
  { "unlocked", "keep-after-all", test_keep_after_all },
  { "unlocked", "cancelled-before", test_cancelled_before },
  { "locked", "fails-without-prompt", test_locked },
  { "prompt", "cancel-while-asking", test_cancel_prompt },
  { "fresh", "store-fails", test_fresh },
  { "absent", "says-so", test_absent },
  { "absent", "session-only", test_session_only },
  { "absent", "memory-is-protected", test_protected },
  { "dead-bus", "says-so", test_absent },
  { "dead-bus", "session-only", test_session_only },
  { "file", "round-trip", test_round_trip },
  { "file", "session-only", test_session_only },
  { "garbage", "says-so", test_garbage },
};

int
main (int   argc,
      char *argv[])
{
  const char *mode = argc > 1 ? argv[1] : "";

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/secrets/%s/%s", tests[i].mode, tests[i].name);

      if (strcmp (tests[i].mode, mode) == 0)
        g_test_add (path, Fixture, NULL, set_up, tests[i].func, tear_down);
    }
  return g_test_run ();
}
