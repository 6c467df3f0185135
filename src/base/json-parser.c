/* json-parser.c: parses JSON into json-glib's nodes, without members that no one reads.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/json-parser.h"

#include <string.h>

#include "base/json-string.h"
#include "base/secret-memory.h"

/* A power of two, at least four times the number of names in the longest list. */
#define N_SLOTS 512
/* Most names are shorter. */
#define USUAL_NAME 64

typedef struct
{
  const char *name;    /* not zero-terminated */
  gsize length;
  gboolean whole;      /* with all members below */
} Slot;

struct _CloutJsonParser
{
  Slot slots[N_SLOTS];   /* wanted names, by hash_name() */
  guint all;             /* above 0 where all members are wanted */
  const char *at;
  const char *end;
  guint depth;
  CloutJsonError problem;
  GString *name;
  GString *text;
};

static gboolean keeps_all;

G_DEFINE_QUARK (clout-json-error-quark, clout_json_error)

static gboolean parse_value (CloutJsonParser  *self,
                             JsonNode        **ret_node);

static guint
hash_name (const char *name,
           gsize       length)
{
  guint hash = length;

  for (gsize i = 0; i < length; i++)
    hash = hash * 31 + (guchar) name[i];

  return hash;
}

/* Returns: the slot that has the name, or the empty one where it belongs */
static Slot *
find_slot (CloutJsonParser *self,
           const char      *name,
           gsize            length)
{
  guint i = hash_name (name, length) % N_SLOTS;

  while (self->slots[i].name != NULL
         && (self->slots[i].length != length || memcmp (self->slots[i].name, name, length) != 0))
    i = (i + 1) % N_SLOTS;

  return &self->slots[i];
}

static void
add_name (CloutJsonParser *self,
          const char      *name)
{
  gboolean whole = g_str_has_suffix (name, ".*");
  gsize length = strlen (name) - (whole ? 2 : 0);

  *find_slot (self, name, length) = (Slot) { name, length, whole };
}

/**
 * clout_json_parser_new:
 * @members: (nullable) (array zero-terminated=1): static names of the members to keep, at any
 *   depth; with ".*" behind a name, also all members of its value. %NULL keeps everything
 *
 * Creates a parser for JSON as in RFC 8259, which can parse any number of texts. Most of an export
 * or a response is never read: members with other names are checked, but nothing is allocated for
 * them.
 *
 * Returns: (transfer full): a parser
 */
CloutJsonParser *
clout_json_parser_new (const char *const *members)
{
  CloutJsonParser *self = g_new0 (CloutJsonParser, 1);

  self->all = members == NULL || keeps_all;
  self->name = g_string_new (NULL);
  self->text = g_string_new (NULL);
  for (gsize i = 0; members != NULL && members[i] != NULL; i++)
    {
      g_assert (i < N_SLOTS / 4);
      add_name (self, members[i]);
    }

  return self;
}

/* A response may have contained a secret. */
void
clout_json_parser_free (CloutJsonParser *self)
{
  memset (self->text->str, ' ', self->text->allocated_len - 1);
  self->text->str[self->text->allocated_len - 1] = '\0';
  clout_secret_wipe (self->text->str);
  g_string_free (self->name, TRUE);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static gboolean
fail (CloutJsonParser *self,
      CloutJsonError   problem)
{
  self->problem = problem;

  return FALSE;
}

static void
skip_space (CloutJsonParser *self)
{
  if (self->at < self->end && *self->at == '\n')
    {
      self->at++;
      while (clout_json_is_indented (self->at, self->end))
        self->at += CLOUT_JSON_INDENT;
    }
  while (self->at < self->end
         && (*self->at == ' ' || *self->at == '\n' || *self->at == '\t' || *self->at == '\r'))
    self->at++;
}

static gboolean
take (CloutJsonParser *self,
      char             c)
{
  if (self->at == self->end || *self->at != c)
    return fail (self, CLOUT_JSON_ERROR_MALFORMED);

  self->at++;
  return TRUE;
}

/* Reads a string behind its opening quote. @ret_text is valid until the next call with the same
   @buffer, and not zero-terminated. */
static gboolean
parse_string (CloutJsonParser  *self,
              GString          *buffer,
              const char      **ret_text,
              gsize            *ret_length)
{
  switch (clout_json_string_read (&self->at, self->end, buffer, ret_text, ret_length))
    {
    case CLOUT_JSON_STRING_COMPLETE:
      return TRUE;
    case CLOUT_JSON_STRING_ENCODING:
      return fail (self, CLOUT_JSON_ERROR_ENCODING);
    case CLOUT_JSON_STRING_MALFORMED:
    default:
      return fail (self, CLOUT_JSON_ERROR_MALFORMED);
    }
}

static gboolean
parse_text (CloutJsonParser  *self,
            JsonNode        **ret_node)
{
  const char *text;
  gsize length;

  self->at++;
  if (!parse_string (self, ret_node != NULL ? self->text : NULL, &text, &length))
    return FALSE;
  if (ret_node != NULL && text != self->text->str)
    {
      g_string_truncate (self->text, 0);
      g_string_append_len (self->text, text, length);
    }
  if (ret_node != NULL)
    *ret_node = json_node_init_string (json_node_alloc (), self->text->str);

  return TRUE;
}

static const char *
skip_digits (CloutJsonParser *self,
             const char      *at)
{
  while (at < self->end && g_ascii_isdigit (*at))
    at++;

  return at;
}

/* Returns (nullable): the end of the fraction and the exponent at @at. */
static const char *
skip_fraction (CloutJsonParser *self,
               const char      *at)
{
  const char *digits;

  if (at < self->end && *at == '.')
    {
      digits = at + 1;
      at = skip_digits (self, digits);
      if (at == digits)
        return NULL;
    }
  if (at < self->end && (*at == 'e' || *at == 'E'))
    {
      digits = at + 1;
      digits += digits < self->end && (*digits == '+' || *digits == '-');
      at = skip_digits (self, digits);
      if (at == digits)
        return NULL;
    }

  return at;
}

/* Integers that need more than 64 bits become doubles. */
static JsonNode *
make_number (CloutJsonParser *self,
             const char      *begin,
             gboolean         is_integer)
{
  gint64 integer;

  g_string_truncate (self->text, 0);
  g_string_append_len (self->text, begin, self->at - begin);
  if (is_integer
      && g_ascii_string_to_signed (self->text->str, 10, G_MININT64, G_MAXINT64, &integer, NULL))
    return json_node_init_int (json_node_alloc (), integer);

  return json_node_init_double (json_node_alloc (), g_ascii_strtod (self->text->str, NULL));
}

static gboolean
parse_number (CloutJsonParser  *self,
              JsonNode        **ret_node)
{
  const char *begin = self->at;
  const char *digits = begin + (*begin == '-');
  const char *end = skip_digits (self, digits);
  const char *after;

  if (end == digits || (*digits == '0' && end > digits + 1))
    return fail (self, CLOUT_JSON_ERROR_MALFORMED);
  after = skip_fraction (self, end);
  if (after == NULL)
    return fail (self, CLOUT_JSON_ERROR_MALFORMED);

  self->at = after;
  if (ret_node != NULL)
    *ret_node = make_number (self, begin, after == end);

  return TRUE;
}

static gboolean
parse_word (CloutJsonParser  *self,
            const char       *word,
            JsonNode        **ret_node)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->at) < length || memcmp (self->at, word, length) != 0)
    return fail (self, CLOUT_JSON_ERROR_MALFORMED);

  self->at += length;
  if (ret_node != NULL)
    *ret_node = *word == 'n' ? json_node_init_null (json_node_alloc ())
                             : json_node_init_boolean (json_node_alloc (), *word == 't');

  return TRUE;
}

/* Whether another element follows, behind a comma, or the list ends with @close. */
static gboolean
parse_separator (CloutJsonParser *self,
                 char             close,
                 gboolean        *ret_more)
{
  skip_space (self);
  *ret_more = self->at < self->end && *self->at == ',';

  return take (self, *ret_more ? ',' : close);
}

static gboolean
begins_empty (CloutJsonParser *self,
              char             close)
{
  self->at++;
  skip_space (self);
  if (self->at == self->end || *self->at != close)
    return FALSE;

  self->at++;
  return TRUE;
}

static gboolean
parse_array (CloutJsonParser  *self,
             JsonNode        **ret_node)
{
  g_autoptr(JsonArray) array = ret_node != NULL ? json_array_new () : NULL;
  gboolean more = !begins_empty (self, ']');

  while (more)
    {
      JsonNode *element = NULL;

      if (!parse_value (self, array != NULL ? &element : NULL))
        return FALSE;
      if (array != NULL)
        json_array_add_element (array, element);
      if (!parse_separator (self, ']', &more))
        return FALSE;
    }
  if (array != NULL)
    *ret_node = json_node_init_array (json_node_alloc (), array);

  return TRUE;
}

static gboolean
parse_name (CloutJsonParser  *self,
            const char      **ret_name,
            gsize            *ret_length)
{
  skip_space (self);
  if (!take (self, '"') || !parse_string (self, self->name, ret_name, ret_length))
    return FALSE;
  skip_space (self);

  return take (self, ':');
}

/* As in json-glib, the last one of several members with the same name counts. */
static gboolean
parse_member (CloutJsonParser *self,
              JsonObject      *object)
{
  const char *text;
  gsize length;
  const Slot *slot;
  char usual[USUAL_NAME];
  g_autofree char *longer = NULL;
  char *name = usual;
  JsonNode *value = NULL;
  gboolean parsed;

  if (!parse_name (self, &text, &length))
    return FALSE;
  slot = object != NULL ? find_slot (self, text, length) : NULL;
  if (slot == NULL || (self->all == 0 && slot->name == NULL))
    return parse_value (self, NULL);

  if (length >= sizeof usual)
    name = longer = g_malloc (length + 1);
  memcpy (name, text, length);
  name[length] = '\0';
  self->all += slot->whole;
  parsed = parse_value (self, &value);
  self->all -= slot->whole;
  if (parsed)
    json_object_set_member (object, name, value);

  return parsed;
}

static gboolean
parse_object (CloutJsonParser  *self,
              JsonNode        **ret_node)
{
  g_autoptr(JsonObject) object = ret_node != NULL ? json_object_new () : NULL;
  gboolean more = !begins_empty (self, '}');

  while (more)
    {
      if (!parse_member (self, object) || !parse_separator (self, '}', &more))
        return FALSE;
    }
  if (object != NULL)
    *ret_node = json_node_init_object (json_node_alloc (), object);

  return TRUE;
}

static gboolean
parse_list (CloutJsonParser  *self,
            JsonNode        **ret_node)
{
  gboolean parsed;

  if (self->depth == CLOUT_JSON_MAX_DEPTH)
    return fail (self, CLOUT_JSON_ERROR_DEPTH);

  self->depth++;
  parsed = *self->at == '{' ? parse_object (self, ret_node) : parse_array (self, ret_node);
  self->depth--;

  return parsed;
}

static gboolean
parse_value (CloutJsonParser  *self,
             JsonNode        **ret_node)
{
  skip_space (self);
  switch (self->at < self->end ? *self->at : '\0')
    {
    case '{':
    case '[':
      return parse_list (self, ret_node);
    case '"':
      return parse_text (self, ret_node);
    case 't':
      return parse_word (self, "true", ret_node);
    case 'f':
      return parse_word (self, "false", ret_node);
    case 'n':
      return parse_word (self, "null", ret_node);
    case '\0':
      return fail (self, CLOUT_JSON_ERROR_MALFORMED);
    default:
      return parse_number (self, ret_node);
    }
}

/**
 * clout_json_parser_parse:
 * @self: a parser
 * @data: a complete JSON text
 * @length: its length
 * @error: return location for a #CloutJsonError; the message contains nothing from @data
 *
 * Parses a text. Half a surrogate pair becomes U+FFFD, and a string ends at an escaped zero.
 *
 * Returns: (transfer full): the root, or %NULL
 */
JsonNode *
clout_json_parser_parse (CloutJsonParser  *self,
                         const char       *data,
                         gsize             length,
                         GError          **error)
{
  static const char *const problems[] = {
    "The JSON is malformed", "The JSON is not in UTF-8", "The JSON is nested too deeply"
  };
  JsonNode *root = NULL;

  self->at = data;
  self->end = data + length;
  self->depth = 0;
  if (parse_value (self, &root))
    {
      skip_space (self);
      if (self->at == self->end)
        return root;
      json_node_unref (root);
      self->problem = CLOUT_JSON_ERROR_MALFORMED;
    }

  g_set_error_literal (error, CLOUT_JSON_ERROR, self->problem, problems[self->problem]);
  return NULL;
}

/**
 * clout_json_parser_keep_all:
 * @keep_all: whether new parsers ignore their list of names
 *
 * Makes new parsers keep all members, so that a test can compare both.
 */
void
clout_json_parser_keep_all (gboolean keep_all)
{
  keeps_all = keep_all;
}
