/* test-secrets.c: secrets in keyrings that are unlocked, locked, missing or broken.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <string.h>
#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "fixture.h"
#include "support/await.h"

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
test_locked (SecretsFixture *f,
             gconstpointer   data)
{
  g_autoptr(GError) error = NULL;

  secrets_store (f->secrets, "mastodon:a", SECRETS_HIDDEN, &error);
  g_assert_no_error (error);
  lock_keyring ();
  secrets_assert_all_fail (f->secrets, "mastodon:a", CLOUT_SECRETS_ERROR_LOCKED);
  g_assert_false (secrets_store (f->secrets, "mastodon:new", SECRETS_HIDDEN, &error));
  g_assert_error (error, CLOUT_SECRETS_ERROR, CLOUT_SECRETS_ERROR_LOCKED);
  g_clear_error (&error);
  clout_secrets_set_session_only (f->secrets, TRUE);
  g_assert_true (secrets_store (f->secrets, "mastodon:a", "for now", &error));
  secrets_assert (f->secrets, "mastodon:a", "for now");
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
test_cancel_prompt (SecretsFixture *f,
                    gconstpointer   data)
{
  const GDBusInterfaceVTable table = { .method_call = prompter_cb };
  g_autoptr(GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr(GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (prompter_xml, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  Prompter prompter = { NULL, NULL, FALSE };
  guint object, name;

  secrets_store (f->secrets, "mastodon:a", SECRETS_HIDDEN, &error);
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

/* A keyring that was never unlocked can't store a secret. */
static void
test_fresh (SecretsFixture *f,
            gconstpointer   data)
{
  g_autoptr(GError) error = NULL;

  secrets_assert (f->secrets, "mastodon:a", NULL);
  g_assert_false (secrets_store (f->secrets, "mastodon:a", SECRETS_HIDDEN, &error));
  g_assert_true (error->domain == CLOUT_SECRETS_ERROR);
}

static void
test_absent (SecretsFixture *f,
             gconstpointer   data)
{
  secrets_assert_all_fail (f->secrets, "mastodon:a", CLOUT_SECRETS_ERROR_ABSENT);
}

static void
test_garbage (SecretsFixture *f,
              gconstpointer   data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_file_get_contents (g_getenv ("SECRET_FILE_TEST_PATH"), &before, NULL, NULL);
  secrets_assert_all_fail (f->secrets, "mastodon:a", CLOUT_SECRETS_ERROR_FAILED);
  g_file_get_contents (g_getenv ("SECRET_FILE_TEST_PATH"), &after, NULL, NULL);
  g_assert_cmpstr (before, ==, after);
}

/* Which tests run in which session; see with-keyring. */
/* A crash writes no memory down, and a debugger of the same user can't read it. */
static void
test_protected (SecretsFixture *f,
                gconstpointer   data)
{
  struct rlimit limit;
  g_autoptr(GError) error = NULL;

  g_assert_null (secrets_lookup (f->secrets, "nobody", &error));
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
  void (*func) (SecretsFixture *f, gconstpointer data);
} tests[] = {
  { "unlocked", "round-trip", secrets_test_round_trip },
  { "unlocked", "session-only", secrets_test_session_only },
  { "unlocked", "memory-is-protected", test_protected },
  { "unlocked", "keep-after-all", secrets_test_keep_after_all },
  { "unlocked", "cancelled-before", secrets_test_cancelled_before },
  { "locked", "fails-without-prompt", test_locked },
  { "prompt", "cancel-while-asking", test_cancel_prompt },
  { "fresh", "store-fails", test_fresh },
  { "absent", "says-so", test_absent },
  { "absent", "session-only", secrets_test_session_only },
  { "absent", "memory-is-protected", test_protected },
  { "dead-bus", "says-so", test_absent },
  { "dead-bus", "session-only", secrets_test_session_only },
  { "file", "round-trip", secrets_test_round_trip },
  { "file", "session-only", secrets_test_session_only },
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
        g_test_add (path, SecretsFixture, NULL, secrets_set_up, tests[i].func, secrets_tear_down);
    }
  return g_test_run ();
}
