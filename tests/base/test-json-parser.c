/* test-json-parser.c: what is JSON, and which members are kept.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/json-parser.h"

#include <string.h>

#include "base/json.h"

static JsonNode *
parse (const char        *text,
       const char *const *members,
       GError           **error)
{
  g_autoptr(CloutJsonParser) parser = clout_json_parser_new (members);

  return clout_json_parser_parse (parser, text, strlen (text), error);
}

/* Each is also what json-glib makes of it. */
static const char *const texts[] = {
  "{}", "[]", " [ ] ", "null", "true", "\"\"", "0", "-0", "-1", "1.5", "-1.5e3", "1E+2", "1e-2",
  "9223372036854775807", "-9223372036854775808", "[1,[2,{\"a\":[]}],\"b\"]",
  "{\"a\":{\"b\":null},\"c\":[true,false]}", "{\"a\":1,\"b\":2,\"a\":{\"c\":3}}",
  "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\u0041\\u00e9\\ud83d\\ude00 \303\251\"",
  "\"a text that is longer than eight bytes, \\\"quoted\\\", and isn't only ASCII: \303\251\"",
};

static void
test_valid (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) node = parse (texts[i], NULL, &error);
      g_autoptr(JsonNode) expected = json_from_string (texts[i], NULL);

      g_test_message ("%s", texts[i]);
      g_assert_no_error (error);
      g_assert_true (json_node_equal (node, expected));
    }
}

static const char *const bad_texts[] = {
  "", " ", "{", "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}",
  "{\"a\" 1}", "{a:1}", "{'a':1}", "{1:2}", "[1}", "{]", "1 2", "{}{}", "nul", "nulll", "True",
  "01", "-", "-a", "+1", ".5", "1.", "1.e2", "1e", "1e+", "0x10", "NaN", "Infinity", "\"", "\"a",
  "\"\\\"", "\"\\x\"", "\"\\u\"", "\"\\u12g4\"", "\"\\u123\"", "\"a\nb\"", "\"a\tb\"", "// a\n1",
  "/* a */ 1", "# a\n1", "var a = 1;", "\v1", "{\"a\":1}\f",
};

static void
test_malformed (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_texts); i++)
    {
      static const char *const none[] = { NULL };
      g_autofree char *inside = g_strdup_printf ("{\"a\":%s}", bad_texts[i]);
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", bad_texts[i]);
      g_assert_null (parse (bad_texts[i], NULL, &error));
      g_assert_error (error, CLOUT_JSON_ERROR, CLOUT_JSON_ERROR_MALFORMED);
      g_clear_error (&error);
      g_assert_null (parse (inside, none, &error));
      g_assert_error (error, CLOUT_JSON_ERROR, CLOUT_JSON_ERROR_MALFORMED);
    }
}

/* A zero byte is a control character, not the end. */
static void
test_zero (void)
{
  g_autoptr(CloutJsonParser) parser = clout_json_parser_new (NULL);

  g_assert_null (clout_json_parser_parse (parser, "1\0", 2, NULL));
  g_assert_null (clout_json_parser_parse (parser, "\"a\0b\"", 5, NULL));
}

static void
test_encoding (void)
{
  static const char *const bad[] = {
    "\"\377\"", "\"\303\"", "\"\303(\"", "\"\300\200\"", "\"\355\240\200\"", "\"\364\220\200\200\"",
    "\"12345678\200\"", "{\"\377\":1}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      static const char *const none[] = { NULL };
      g_autofree char *inside = g_strdup_printf ("{\"a\":%s}", bad[i]);
      g_autoptr(GError) error = NULL;

      g_assert_null (parse (bad[i], NULL, &error));
      g_assert_error (error, CLOUT_JSON_ERROR, CLOUT_JSON_ERROR_ENCODING);
      g_clear_error (&error);
      g_assert_null (parse (inside, none, &error));
      g_assert_error (error, CLOUT_JSON_ERROR, CLOUT_JSON_ERROR_ENCODING);
    }
}

static void
test_depth (void)
{
  for (guint depth = CLOUT_JSON_MAX_DEPTH; depth <= CLOUT_JSON_MAX_DEPTH + 1; depth++)
    {
      g_autofree char *opening = g_strnfill (depth, '[');
      g_autofree char *closing = g_strnfill (depth, ']');
      g_autofree char *text = g_strconcat ("{\"a\":\"[[[\\\"[[\"}", NULL);
      g_autofree char *nested = g_strconcat (opening, closing, NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) flat = parse (text, NULL, &error);
      g_autoptr(JsonNode) node = parse (nested, NULL, &error);

      g_assert_nonnull (flat);
      g_assert_true ((node != NULL) == (depth == CLOUT_JSON_MAX_DEPTH));
      if (node == NULL)
        g_assert_error (error, CLOUT_JSON_ERROR, CLOUT_JSON_ERROR_DEPTH);
    }
}

/* Exports cut texts within an emoji. */
static void
test_surrogates (void)
{
  static const struct { const char *text; const char *expected; } cases[] = {
    { "\"a\\ud83d\"", "a\357\277\275" },
    { "\"\\ude00b\"", "\357\277\275b" },
    { "\"\\ud83d\\ud83d\\ude00\"", "\357\277\275\360\237\230\200" },
    { "\"\\ud83d\\u0041\"", "\357\277\275A" },
    { "\"a\\u0000b\"", "a" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JsonNode) node = parse (cases[i].text, NULL, NULL);

      g_assert_cmpstr (clout_json_read_string (node), ==, cases[i].expected);
    }
}

/* They don't fit 64 bits. */
static void
test_large_numbers (void)
{
  g_autoptr(JsonNode) node = parse ("18446744073709551616", NULL, NULL);
  double number = 0;

  g_assert_true (clout_json_read_double (node, &number));
  g_assert_cmpfloat (number, ==, 18446744073709551616.0);
}

static void
test_members (void)
{
  static const char *const members[] = { "a", "list", "all.*", NULL };
  static const char text[] =
    "{\"a\":{\"a\":1,\"b\":2},\"b\":{\"a\":3},\"list\":[{\"a\":4,\"b\":5},6,[{\"b\":7}]],"
    "\"all\":{\"b\":[{\"c\":8}]},\"\\u0061\":9,\"aa\":10,\"\":11}";
  static const char kept[] = "{\"a\":9,\"list\":[{\"a\":4},6,[{}]],\"all\":{\"b\":[{\"c\":8}]}}";
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = parse (text, members, &error);
  g_autoptr(JsonNode) expected = json_from_string (kept, NULL);

  g_assert_no_error (error);
  g_assert_true (json_node_equal (node, expected));
}

/* A parser can be used again, also after an error. */
static void
test_again (void)
{
  static const char *const members[] = { "a", "all.*", NULL };
  g_autoptr(CloutJsonParser) parser = clout_json_parser_new (members);

  for (guint i = 0; i < 2; i++)
    {
      static const char text[] = "{\"a\":\"x\\n\",\"b\":1}";
      g_autoptr(JsonNode) node = clout_json_parser_parse (parser, text, strlen (text), NULL);

      g_assert_cmpstr (clout_json_opt_string (node, "a", NULL), ==, "x\n");
      g_assert_null (clout_json_find (node, "b"));
      g_assert_null (clout_json_parser_parse (parser, "{\"all\":{\"b\":[", 13, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/json-parser/valid", test_valid);
  g_test_add_func ("/base/json-parser/malformed", test_malformed);
  g_test_add_func ("/base/json-parser/zero", test_zero);
  g_test_add_func ("/base/json-parser/encoding", test_encoding);
  g_test_add_func ("/base/json-parser/depth", test_depth);
  g_test_add_func ("/base/json-parser/surrogates", test_surrogates);
  g_test_add_func ("/base/json-parser/large-numbers", test_large_numbers);
  g_test_add_func ("/base/json-parser/members", test_members);
  g_test_add_func ("/base/json-parser/again", test_again);
  return g_test_run ();
}
