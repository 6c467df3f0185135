/* test-sanitize.c: untrusted text is sanitized for display.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sanitize.h"

#include "model/account.h"
#include "model/batch/batch.h"

static void
test_sanitize (void)
{
  const char *const rows[][2] = {
    { "  a\n\tb  ", "a b" },
    { "a\u202eb\u200b\u2066c", "abc" },
    { "a\x1b[31mb", "a [31mb" },
    { "\u00e9\u4e2d \U0001f469\u200d\U0001f4bb", "\u00e9\u4e2d \U0001f469\u200d\U0001f4bb" },
    { "a \u200b b", "a b" },
    { " \n ", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = clout_sanitize_dup (rows[i][0]);
      g_autofree char *again = clout_sanitize_dup (line);

      g_assert_cmpstr (line, ==, rows[i][1]);
      g_assert_cmpstr (again, ==, line);
    }
}

static void
test_name (void)
{
  g_autofree char *longest = g_strnfill (CLOUT_NAME_LENGTH, 'n');
  g_autofree char *longer = g_strconcat (longest, "\u00e9", NULL);
  g_autofree char *cut = clout_sanitize_dup_name (longer);
  g_autofree char *kept = clout_sanitize_dup_name (longest);

  g_assert_cmpstr (cut, ==, longest);
  g_assert_cmpstr (kept, ==, longest);
  g_assert_null (clout_sanitize_dup_name (NULL));
  g_assert_null (clout_sanitize_dup_name ("\u202e \x1b"));
}

/* From any network or archive. */
static void
test_everyone (void)
{
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autoptr(CloutAccount) account =
    clout_account_new ("mastodon", "https://example.social", CLOUT_ACCOUNT_BY_HANDLE);
  const CloutBatchPerson *person;
  gsize n;

  clout_batch_add_person (batch, &(CloutBatchPerson) {
    .remote_id = "1", .name = "A\nda\u202e", .handle = "ada\x1b[2J" });
  person = clout_batch_get_people (batch, &n);
  g_assert_cmpstr (person->name, ==, "A da");
  g_assert_cmpstr (person->handle, ==, "ada [2J");
  clout_account_set_name (account, "B\r\nob");
  clout_account_set_handle (account, "\u202ebob");
  g_assert_cmpstr (clout_account_get_name (account), ==, "B ob");
  g_assert_cmpstr (clout_account_get_handle (account), ==, "bob");
}

static void
test_json (void)
{
  const char *const rows[][2] = {
    { "{\"a\": \"b\\u001b\"}", "{\"a\": \"b\\u001b\"}" },
    { "\"\u202egro\u2066 \u2028\"", "\"\\u202egro\\u2066 \\u2028\"" },
    { "\"\xc2\x9b" "31m\x7f\"", "\"\\u009b31m\\u007f\"" },
    { "\"\u00e9\u4e2d \U0001f469\u200d\U0001f4bb\"",
      "\"\u00e9\u4e2d \U0001f469\u200d\U0001f4bb\"" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *escaped = clout_sanitize_escape_json (rows[i][0]);

      g_assert_cmpstr (escaped, ==, rows[i][1]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/sanitize/line", test_sanitize);
  g_test_add_func ("/model/sanitize/name", test_name);
  g_test_add_func ("/model/sanitize/everyone", test_everyone);
  g_test_add_func ("/model/sanitize/json", test_json);
  return g_test_run ();
}
