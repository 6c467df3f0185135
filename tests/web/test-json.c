/* test-json.c: typed JSON readers, with valid and malicious text.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "web/error.h"
#include "web/json.h"

static JsonNode *
parse (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  JsonNode *root = clout_json_parse (bytes, NULL, &error);

  g_assert_no_error (error);
  return root;
}

static const char example[] =
  "{\"account\": {\"id\": \"42\", \"followers_count\": 7, \"bot\": false, \"none\": null,"
  " \"ratio\": 0.5, \"whole\": 3.0, \"big\": 1e300, \"text\": \"12\", \"words\": \"twelve\"},"
  " \"at\": \"2026-11-23T11:07:08.232Z\", \"day\": \"2026-11-23\", \"zone\":"
  " \"2026-11-23T12:07:08+01:00\", \"bare\": \"2026-11-23T11:07:08\","
  " \"list\": [{\"id\": \"a\"}, {\"id\": \"b\"}, {\"name\": \"c\"}]}";

static void
test_int (void)
{
  g_autoptr(JsonNode) root = parse (example);
  g_autoptr(GError) error = NULL;
  gint64 value = -1;

  g_assert_true (clout_json_get_int (root, "account.followers_count", &value, &error));
  g_assert_cmpint (value, ==, 7);
  g_assert_true (clout_json_get_int (root, "account.text", &value, &error));
  g_assert_cmpint (value, ==, 12);
  g_assert_true (clout_json_get_int (root, "account.whole", &value, &error));
  g_assert_cmpint (value, ==, 3);
  g_assert_no_error (error);
}

typedef struct
{
  const char *path;
  const char *message;
} Complaint;

static const Complaint complaints[] = {
  { "account.statuses_count", "account.statuses_count is missing" },
  { "account.none", "account.none is missing" },
  { "user.id", "user.id is missing" },
  { "account.id.more", "account.id.more is missing" },
  { "account.words", "account.words is not a whole number" },
  { "account.ratio", "account.ratio is not a whole number" },
  { "account.big", "account.big is not a whole number" },
  { "account.bot", "account.bot is not a whole number" },
  { "list", "list is not a whole number" },
  { "", "the answer is not a whole number" },
};

static void
test_complaints (void)
{
  g_autoptr(JsonNode) root = parse (example);

  for (gsize i = 0; i < G_N_ELEMENTS (complaints); i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 value = -1;

      g_assert_false (clout_json_get_int (root, complaints[i].path, &value, &error));
      g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE);
      g_assert_cmpstr (error->message, ==, complaints[i].message);
      g_assert_cmpint (value, ==, -1);
    }
}

static void
test_time (void)
{
  const char *const paths[] = { "at", "zone", "bare" };
  g_autoptr(JsonNode) root = parse (example);
  g_autoptr(GError) error = NULL;
  gint64 value = -1;

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_assert_true (clout_json_get_time (root, paths[i], &value, &error));
      g_assert_cmpint (value, ==, 1795432028);
    }
  g_assert_true (clout_json_get_time (root, "day", &value, &error));
  g_assert_cmpint (value, ==, 1795392000);
  g_assert_false (clout_json_get_time (root, "account.id", &value, &error));
  g_assert_cmpstr (error->message, ==, "account.id is not a date and time");
}

static void
test_optional (void)
{
  g_autoptr(JsonNode) root = parse (example);

  g_assert_cmpint (clout_json_opt_int (root, "account.none", 5), ==, 5);
  g_assert_cmpint (clout_json_opt_int (root, "account.text", 5), ==, 12);
  g_assert_cmpfloat (clout_json_opt_double (root, "account.ratio", 1), ==, 0.5);
  g_assert_true (clout_json_opt_bool (root, "account.missing", TRUE));
  g_assert_false (clout_json_opt_bool (root, "account.bot", TRUE));
  g_assert_cmpstr (clout_json_opt_string (root, "account.bot", "x"), ==, "x");
  g_assert_cmpint (clout_json_opt_time (root, "account.id", 9), ==, 9);
  g_assert_null (clout_json_opt_object (root, "list"));
  g_assert_null (clout_json_opt_array (root, "account"));
  g_assert_cmpint (clout_json_opt_int (NULL, "a", 5), ==, 5);
}

static gboolean
collect_id (JsonNode  *element,
            gpointer   user_data,
            GError   **error)
{
  const char *id = clout_json_get_string (element, "id", error);

  if (id == NULL)
    return FALSE;
  g_string_append (user_data, id);
  return TRUE;
}

static void
test_foreach (void)
{
  g_autoptr(JsonNode) root = parse (example);
  g_autoptr(GString) ids = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (clout_json_foreach (root, "list", collect_id, ids, &error));
  g_assert_cmpstr (ids->str, ==, "ab");
  g_assert_cmpstr (error->message, ==, "list[2].id is missing");
}

static const char *const bad_texts[] = {
  "", " ", "{", "[1,2", "{\"a\": }", "<html>", "nonsense", "{} trailing [", "\"\xff\"",
  "{'a': 1}", "/* [[[ */ {}", "{\"a\": 1", "[\"a",
};

static void
test_bad_texts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_texts); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (bad_texts[i], strlen (bad_texts[i]));
      g_autoptr(GError) error = NULL;

      g_test_message ("text %" G_GSIZE_FORMAT, i);
      g_assert_null (clout_json_parse (bytes, NULL, &error));
      g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE);
    }
}

static void
test_depth (void)
{
  g_autofree char *opening = g_strnfill (1000000, '[');
  g_autoptr(GBytes) bytes = g_bytes_new_static (opening, strlen (opening));
  g_autoptr(GError) error = NULL;

  g_assert_null (clout_json_parse (bytes, NULL, &error));
  g_assert_cmpstr (error->message, ==, "the answer is nested too deeply");
}

/* Whatever a server escapes, strings are valid UTF-8. */
static void
test_strings (void)
{
  const char *const texts[] = {
    "{\"a\": \"\\ud800\"}", "{\"a\": \"\\udc00x\"}", "{\"a\": \"x\\u0000y\"}",
    "{\"a\": \"\\ud83d\\ude00\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr(JsonNode) root = clout_json_parse (bytes, NULL, NULL);
      const char *text = clout_json_opt_string (root, "a", "");

      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/web/json/int", test_int);
  g_test_add_func ("/web/json/errors-name-the-member", test_complaints);
  g_test_add_func ("/web/json/time", test_time);
  g_test_add_func ("/web/json/optional", test_optional);
  g_test_add_func ("/web/json/foreach-names-the-place", test_foreach);
  g_test_add_func ("/web/json/bad-texts", test_bad_texts);
  g_test_add_func ("/web/json/depth-is-bounded", test_depth);
  g_test_add_func ("/web/json/strings-are-utf-8", test_strings);
  return g_test_run ();
}
