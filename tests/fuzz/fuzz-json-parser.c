/* fuzz-json-parser.c: the parser agrees with json-glib, except where json-glib isn't strict.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/json-parser.h"

#include <math.h>
#include <string.h>

#include "fuzz.h"

/* What json-glib does with text that RFC 8259 doesn't allow, or does differently. */
typedef struct
{
  gboolean lenient;    /* elsewhere: comments, 'quotes', words, odd numbers, several values */
  gboolean control;    /* in strings: control characters and unknown escapes */
  gboolean surrogate;  /* in strings: escapes of halves of pairs, and of zero */
  gboolean unnamed;    /* an empty name, which json-glib rejects */
  guint depth;
} Features;

static gsize
skip_string (const char *text,
             gsize       size,
             gsize       at,
             Features   *features)
{
  features->unnamed |= at < size && text[at] == '"';
  for (; at < size && text[at] != '"'; at++)
    {
      features->control |= (guchar) text[at] < ' ';
      if (text[at] != '\\' || ++at == size)
        continue;
      features->control |= text[at] == '\0' || strchr ("\"\\/bfnrtu", text[at]) == NULL;
      if (text[at] != 'u')
        continue;
      features->surrogate |= at + 2 < size && g_ascii_tolower (text[at + 1]) == 'd'
                             && g_ascii_xdigit_value (text[at + 2]) >= 8;
      features->surrogate |= size - at > 4 && strncmp (text + at + 1, "0000", 4) == 0;
      /* json-glib also reads fewer than four digits. */
      for (gsize i = 1; i <= 4; i++)
        features->control |= at + i >= size || !g_ascii_isxdigit (text[at + i]);
    }

  return at;
}

static gboolean
is_strict_number (const char *text)
{
  return g_regex_match_simple ("^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?$", text,
                               G_REGEX_DOLLAR_ENDONLY, 0);
}

static gsize
skip_word (const char *text,
           gsize       size,
           gsize       at,
           Features   *features)
{
  gsize length = 0;
  g_autofree char *word = NULL;

  while (at + length < size && text[at + length] != '\0'
         && strchr (" \t\r\n{}[],:\"", text[at + length]) == NULL)
    length++;
  word = g_strndup (text + at, MAX (length, 1));
  if (strcmp (word, "true") != 0 && strcmp (word, "false") != 0 && strcmp (word, "null") != 0
      && !is_strict_number (word))
    features->lenient = TRUE;

  return at + MAX (length, 1) - 1;
}

static Features
find_features (const char *text,
               gsize       size)
{
  Features features = { 0 };
  guint depth = 0;
  guint n_roots = 0;

  for (gsize at = 0; at < size; at++)
    {
      char c = text[at];

      if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
        continue;
      n_roots += depth == 0;
      if (c == '"')
        at = skip_string (text, size, at + 1, &features);
      else if (c == '{' || c == '[')
        depth++;
      else if (c == '}' || c == ']')
        depth -= depth > 0;
      else if (c != ',' && c != ':')
        at = skip_word (text, size, at, &features);
      features.depth = MAX (features.depth, depth);
    }
  features.lenient |= n_roots != 1 || (size > 0 && memchr (text, '\0', size) != NULL);

  return features;
}

/* Removes what a parser with this list leaves out. */
static void
prune (JsonNode          *node,
       const char *const *names)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        prune (json_array_get_element (array, i), names);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr(GList) members = json_object_get_members (object);

      for (GList *member = members; member != NULL; member = member->next)
        if (g_strv_contains (names, member->data))
          prune (json_object_get_member (object, member->data), names);
      g_clear_pointer (&members, g_list_free);
      members = json_object_get_members (object);
      for (GList *member = members; member != NULL; member = member->next)
        if (!g_strv_contains (names, member->data))
          json_object_remove_member (object, member->data);
    }
}

static JsonNode *
parse (const char *const *names,
       const char        *text,
       gsize              size,
       GError           **error)
{
  g_autoptr(CloutJsonParser) parser = clout_json_parser_new (names);
  JsonNode *root = clout_json_parser_parse (parser, text, size, error);

  g_assert_true ((root == NULL) == (*error != NULL));
  return root;
}

/* json-glib keeps the low 64 bits of integers, and reads doubles as the C library does. */
static gboolean
has_long_number (const char *text,
                 gsize       size)
{
  gsize digits = 0;

  for (gsize i = 0; i < size && digits < 18; i++)
    digits = g_ascii_isdigit (text[i]) ? digits + 1 : 0;
  return digits >= 18;
}

static void
compare (JsonNode          *theirs,
         const char *const *names,
         const char        *text,
         gsize              size)
{
  const char *const no_names[] = { NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) whole = parse (NULL, text, size, &error);
  g_autoptr(JsonNode) part = parse (names, text, size, &error);
  g_autoptr(JsonNode) none = parse (no_names, text, size, &error);

  g_assert_no_error (error);
  g_assert_true (json_node_equal (whole, theirs));
  prune (theirs, names);
  g_assert_true (json_node_equal (part, theirs));
  prune (theirs, no_names);
  g_assert_true (json_node_equal (none, theirs));
}

/* The input: a line with names of members, separated by commas; the text. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  FuzzBytes bytes = { data, size };
  g_autofree char *line = fuzz_take_line (&bytes);
  g_auto(GStrv) names = g_strsplit (line, ",", 8);
  const char *text = (const char *) bytes.data;
  Features features = find_features (text, bytes.size);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) ours = parse (NULL, text, bytes.size, &error);
  JsonNode *theirs = NULL;

  for (gsize i = 0; names[i] != NULL; i++)
    if (g_str_has_suffix (names[i], ".*"))
      return 0;
  /* A recursive parser needs as much stack as the text is deep. */
  if (features.depth > CLOUT_JSON_MAX_DEPTH || features.control || features.lenient)
    {
      g_assert_null (ours);
      return 0;
    }
  if (features.surrogate)
    return 0;
  if (json_parser_load_from_data (parser, bytes.size > 0 ? text : "", bytes.size, NULL))
    theirs = json_parser_get_root (parser);
  if ((theirs == NULL) != (ours == NULL))
    g_assert_true (features.unnamed && ours != NULL);
  else if (theirs != NULL && !has_long_number (text, bytes.size))
    compare (theirs, (const char *const *) names, text, bytes.size);
  return 0;
}
