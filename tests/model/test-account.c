/* test-account.c: an account owns its strings and notifies when it changes.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>

#include "model/account.h"

static void
count_cb (GObject    *object,
          GParamSpec *spec,
          gpointer    data)
{
  GHashTable *counts = data;
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, spec->name));

  g_hash_table_insert (counts, (gpointer) spec->name, GUINT_TO_POINTER (n + 1));
}

static guint
count (GHashTable *counts,
       const char *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));
}

static void
test_new (void)
{
  g_autoptr(CloutAccount) account = clout_account_new ("mastodon", "https://example.social",
                                                       CLOUT_ACCOUNT_BY_HANDLE);

  g_assert_cmpstr (clout_account_get_network (account), ==, "mastodon");
  g_assert_cmpstr (clout_account_get_server (account), ==, "https://example.social");
  g_assert_cmpint (clout_account_get_source (account), ==, CLOUT_ACCOUNT_BY_HANDLE);
  g_assert_cmpint (clout_account_get_id (account), ==, 0);
  g_assert_cmpint (clout_account_get_state (account), ==, CLOUT_ACCOUNT_READY);
  g_assert_null (clout_account_get_remote_id (account));
  g_assert_null (clout_account_get_handle (account));
  g_assert_null (clout_account_get_problem (account));
  g_assert_null (clout_account_get_step (account));
  g_assert_cmpint (clout_account_get_last_sync (account), ==, 0);
  g_assert_cmpfloat (clout_account_get_fraction (account), ==, -1);
  g_assert_cmpint (clout_account_get_followers (account), ==, -1);
  g_assert_cmpint (clout_account_get_following (account), ==, -1);
}

static void
test_strings (void)
{
  static const struct
  {
    const char *property;
    void (*set) (CloutAccount *, const char *);
    const char *(*get) (CloutAccount *);
  } strings[] = {
    { "remote-id", clout_account_set_remote_id, clout_account_get_remote_id },
    { "handle", clout_account_set_handle, clout_account_get_handle },
    { "name", clout_account_set_name, clout_account_get_name },
    { "avatar", clout_account_set_avatar, clout_account_get_avatar },
  };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    {
      g_autoptr(CloutAccount) account = clout_account_new ("x", "", CLOUT_ACCOUNT_ARCHIVE);
      g_autoptr(GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
      g_autofree char *read = NULL;
      char text[] = "one";

      g_signal_connect (account, "notify", G_CALLBACK (count_cb), counts);
      strings[i].set (account, text);
      text[0] = '?';
      g_assert_cmpstr (strings[i].get (account), ==, "one");
      g_object_get (account, strings[i].property, &read, NULL);
      g_assert_cmpstr (read, ==, "one");
      g_assert_cmpuint (count (counts, strings[i].property), ==, 1);
      /* Setting the same value isn't a change; passing its own string is allowed. */
      strings[i].set (account, strings[i].get (account));
      strings[i].set (account, "one");
      g_assert_cmpuint (count (counts, strings[i].property), ==, 1);
      strings[i].set (account, strings[i].get (account) + 1);
      g_assert_cmpstr (strings[i].get (account), ==, "ne");
      strings[i].set (account, NULL);
      g_assert_null (strings[i].get (account));
      g_assert_cmpuint (count (counts, strings[i].property), ==, 3);
      g_assert_cmpuint (g_hash_table_size (counts), ==, 1);
    }
}

static void
test_counters (void)
{
  g_autoptr(CloutAccount) account = clout_account_new ("x", "", CLOUT_ACCOUNT_ARCHIVE);
  g_autoptr(GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 posts = 0;

  g_signal_connect (account, "notify", G_CALLBACK (count_cb), counts);
  clout_account_set_counters (account, 1, 2, -1, G_MAXINT64);
  clout_account_set_counters (account, 1, 3, -1, G_MAXINT64);
  g_assert_cmpuint (count (counts, "followers"), ==, 1);
  g_assert_cmpuint (count (counts, "following"), ==, 2);
  g_assert_cmpuint (count (counts, "listed"), ==, 0);
  g_assert_cmpuint (count (counts, "posts"), ==, 1);
  g_object_get (account, "posts", &posts, NULL);
  g_assert_cmpint (posts, ==, G_MAXINT64);
}

static void
test_state (void)
{
  g_autoptr(CloutAccount) account = clout_account_new ("x", "", CLOUT_ACCOUNT_SIGNED_IN);
  g_autoptr(GError) problem = g_error_new (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "too late");
  g_autoptr(GError) read = NULL;

  clout_account_set_state (account, CLOUT_ACCOUNT_OFFLINE, problem);
  g_clear_error (&problem);
  g_assert_error (clout_account_get_problem (account), G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  /* Its own error may be passed with another state. */
  clout_account_set_state (account, CLOUT_ACCOUNT_FAILED, clout_account_get_problem (account));
  g_assert_cmpstr (clout_account_get_problem (account)->message, ==, "too late");
  g_object_get (account, "problem", &read, NULL);
  g_assert_error (read, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  clout_account_set_state (account, CLOUT_ACCOUNT_READY, NULL);
  g_assert_null (clout_account_get_problem (account));
  g_assert_cmpstr (read->message, ==, "too late");
}

static void
test_progress (void)
{
  g_autoptr(CloutAccount) account = clout_account_new ("x", "", CLOUT_ACCOUNT_SIGNED_IN);
  g_autoptr(GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  g_signal_connect (account, "notify", G_CALLBACK (count_cb), counts);
  clout_account_set_progress (account, "posts", 0.25);
  clout_account_set_progress (account, "posts", 0.5);
  g_assert_cmpstr (clout_account_get_step (account), ==, "posts");
  g_assert_cmpfloat (clout_account_get_fraction (account), ==, 0.5);
  g_assert_cmpuint (count (counts, "step"), ==, 1);
  g_assert_cmpuint (count (counts, "fraction"), ==, 2);
}

/* Only its own functions change an account. */
static void
test_read_only (void)
{
  g_autoptr(CloutAccount) account = clout_account_new ("x", "", CLOUT_ACCOUNT_SIGNED_IN);
  g_autofree GParamSpec **properties = NULL;
  guint n;

  properties = g_object_class_list_properties (G_OBJECT_GET_CLASS (account), &n);
  g_assert_cmpuint (n, >=, 17);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (properties[i]->flags & (G_PARAM_READABLE | G_PARAM_WRITABLE), ==,
                     G_PARAM_READABLE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/account/new-knows-nothing", test_new);
  g_test_add_func ("/model/account/strings-are-its-own", test_strings);
  g_test_add_func ("/model/account/counters", test_counters);
  g_test_add_func ("/model/account/state-and-problem", test_state);
  g_test_add_func ("/model/account/progress", test_progress);
  g_test_add_func ("/model/account/read-only", test_read_only);
  return g_test_run ();
}
