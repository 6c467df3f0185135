/* test-json-items.c: the scanner returns the same elements regardless of how the bytes are split.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <string.h>

#include "archives/archive.h"
#include "archives/readers/json-items.h"

/* One element per line, then "ok" or the error. */
static char *
cut (const char *text,
     const char *key,
     gsize     (*portion) (gsize left))
{
  g_autoptr(CloutJsonItems) items = clout_json_items_new (key);
  g_autoptr(GError) error = NULL;
  GString *out = g_string_new (NULL);
  gsize left = strlen (text);

  while (left > 0 && error == NULL)
    {
      const char *item;
      gsize used;
      gsize length;

      if (!clout_json_items_feed (items, text, portion (left), &used, &item, &length, &error))
        break;
      if (item != NULL)
        g_string_append_printf (out, "%.*s\n", (int) length, item);
      text += used;
      left -= used;
    }
  if (error == NULL)
    clout_json_items_finish (items, &error);
  g_string_append (out, error != NULL ? error->message : "ok");

  return g_string_free (out, FALSE);
}

static gsize
all_of (gsize left)
{
  return left;
}

static gsize
one_of (gsize left)
{
  return 1;
}

static gsize
some_of (gsize left)
{
  return g_test_rand_int_range (1, MIN (left, 9) + 1);
}

static const struct
{
  const char *text;
  const char *key;
  const char *items;
} cases[] = {
  { "[]", NULL, "ok" },
  { "\357\273\277[1, \"a,]\\\"\" ,{\"b\":[{}]},null]", NULL, "1\n\"a,"
    "]\\\"\"\n{\"b\":[{}]}\nnull\nok" },
  { "window.YTD.tweets.part0 = [ {} ];\n", NULL, "{}\nok" },
  { "{\"x\":{\"k\":[1]},\"y\":\"k\",\"k\":[2,3],\"z\":[4]}", "k", "2\n3\nok" },
  { "{\"k\":\"[\"}", "k", "The JSON has no array “k”" },
  { "{\"a\":\"k\",\"b\":[9],\"k\":[[]]} ", "k", "[]\nok" },
  { "[1", NULL, "The JSON ends too early" },
  { "[1,]", NULL, "1\nA JSON array lacks an element" },
  { "[1 2]", NULL, "1\nA JSON array lacks a comma" },
  { "[{]", NULL, "JSON closes another bracket than it opened" },
  { "[] []", NULL, "Something follows the end of the JSON" },
  { "alert('x')[]", NULL, "JSON begins with something else than an array" },
  { "[]", "k", "JSON begins with something else than an object" },
};

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *items = cut (cases[i].text, cases[i].key, all_of);

      g_assert_cmpstr (items, ==, cases[i].items);
    }
}

static void
test_any_portions (void)
{
  static const char alphabet[] = "{}[]\"\\,:k1 ";

  for (guint round = 0; round < 4000; round++)
    {
      char text[64] = "{\"k\":[";
      gsize begin = round % 3 == 0 ? 0 : strlen (text);
      gsize length = begin + g_test_rand_int_range (1, 40);
      g_autofree char *whole = NULL;
      g_autofree char *single = NULL;
      g_autofree char *several = NULL;
      const gsize n = sizeof cases / sizeof cases[0];
      const char *input = round < n ? cases[round].text : text;
      const char *key = round < n ? cases[round].key : "k";

      for (gsize i = begin; i < length; i++)
        text[i] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      text[length] = '\0';
      whole = cut (input, key, all_of);
      single = cut (input, key, one_of);
      several = cut (input, key, some_of);
      g_assert_cmpstr (single, ==, whole);
      g_assert_cmpstr (several, ==, whole);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archives/json-items/table", test_table);
  g_test_add_func ("/archives/json-items/any-portions", test_any_portions);
  return g_test_run ();
}
