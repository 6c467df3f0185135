/* test-completeness.c: whether accounts have been downloaded completely.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/sync.h"

/* An account for each letter: W was downloaded, and w is being downloaded again; F is in its first
 * download, and f never had one; A is an archive. */
static GListModel *
make (const char *letters)
{
  GListStore *accounts = g_list_store_new (CLOUT_TYPE_ACCOUNT);

  for (; *letters != '\0'; letters++)
    {
      g_autoptr(CloutAccount) account =
        clout_account_new ("mastodon", "example.social",
                           *letters == 'A' ? CLOUT_ACCOUNT_ARCHIVE : CLOUT_ACCOUNT_SIGNED_IN);

      if (*letters == 'W' || *letters == 'w')
        clout_account_set_last_sync (account, 1000);
      if (*letters == 'F' || *letters == 'w')
        clout_account_set_state (account, CLOUT_ACCOUNT_SYNCING, NULL);
      g_list_store_append (accounts, account);
    }
  return G_LIST_MODEL (accounts);
}

static void
test_of (void)
{
  static const struct
  {
    const char *accounts;
    CloutCompleteness completeness;
  } rows[] = {
    { "", CLOUT_COMPLETENESS_WHOLE },
    { "W", CLOUT_COMPLETENESS_WHOLE },
    { "w", CLOUT_COMPLETENESS_WHOLE },
    { "A", CLOUT_COMPLETENESS_WHOLE },
    { "WAw", CLOUT_COMPLETENESS_WHOLE },
    { "F", CLOUT_COMPLETENESS_FIRST },
    { "FF", CLOUT_COMPLETENESS_FIRST },
    { "Ff", CLOUT_COMPLETENESS_FIRST },
    { "WF", CLOUT_COMPLETENESS_ANOTHER },
    { "FA", CLOUT_COMPLETENESS_ANOTHER },
    { "wfF", CLOUT_COMPLETENESS_ANOTHER },
    { "f", CLOUT_COMPLETENESS_STOPPED },
    { "Wf", CLOUT_COMPLETENESS_STOPPED },
    { "fwA", CLOUT_COMPLETENESS_STOPPED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GListModel) accounts = make (rows[i].accounts);

      g_assert_cmpint (clout_completeness_of (accounts), ==, rows[i].completeness);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/completeness/of", test_of);
  return g_test_run ();
}
