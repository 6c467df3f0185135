/* json-items.c: extracts the elements of a large JSON array from a stream of bytes.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/readers/json-items.h"

#include <string.h>

#include "archives/error.h"
#include "base/json-string.h"

/* A script assignment before the array is shorter than this. */
#define MAX_PREFIX 256
/* No member name that we look for is longer. */
#define MAX_KEY 64

typedef enum
{
  PLACE_PREFIX,       /* before the root */
  PLACE_ROOT,         /* inside the root object, outside the wanted array */
  PLACE_WANT_ITEM,    /* in the array, after '[' */
  PLACE_NEED_ITEM,    /* in the array, after ',' */
  PLACE_ITEM,         /* in an element */
  PLACE_AFTER_ITEM,   /* in the array, before ',' or ']' */
  PLACE_END           /* after the root */
} Place;

typedef enum
{
  MEMBER_KEY,      /* at depth 1 of the root object, before a key or its colon */
  MEMBER_VALUE,    /* in the value of another member */
  MEMBER_WANTED    /* before the value of the wanted member */
} Member;

struct _CloutJsonItems
{
  char *key;
  gboolean any;       /* the first array reached through objects only, which may be missing */
  gboolean optional;  /* the member may be missing */
  Place place;
  Member member;
  gboolean in_string;
  gboolean escaped;
  gboolean seen;
  gboolean failed;
  guint depth;        /* open brackets, including those of root and array */
  guint item_depth;   /* open brackets at the start of the element */
  guint64 kinds;      /* one bit per open bracket, set for arrays */
  gsize n_prefix;
  gsize prefix_at;    /* position of '=' */
  char name[MAX_KEY];
  gsize name_length;
  GString *item;        /* bytes of the element from previous calls */
  gsize item_length;
  gsize item_from;      /* where it is in the current call's bytes */
  gsize at;             /* position in them */
  gboolean item_done;
};

/**
 * clout_json_items_new:
 * @key: (nullable): name of the root object's member with the array; %NULL if the root is the
 *   array, possibly after a script's "name ="; "*" for the first array that is the root or
 *   reached through objects only, with a missing one treated as empty; a "?" prefix for a member
 *   that may be missing
 *
 * Creates a scanner that buffers one element of at most %CLOUT_JSON_ITEM_MAX_BYTES at a time,
 * however long the stream. It checks brackets, depth and commas; whoever parses an element checks
 * the rest.
 *
 * Returns: (transfer full): a scanner
 */
CloutJsonItems *
clout_json_items_new (const char *key)
{
  CloutJsonItems *self = g_new0 (CloutJsonItems, 1);

  g_assert (key == NULL || strlen (key) < MAX_KEY);
  self->any = g_strcmp0 (key, CLOUT_JSON_ITEMS_ANY) == 0;
  self->optional = key != NULL && *key == '?';
  self->key = self->any ? NULL : g_strdup (self->optional ? key + 1 : key);
  self->item = g_string_new (NULL);

  return self;
}

void
clout_json_items_free (CloutJsonItems *self)
{
  g_free (self->key);
  g_string_free (self->item, TRUE);
  g_free (self);
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static gboolean
open_bracket (CloutJsonItems  *self,
              char             c,
              GError         **error)
{
  if (self->depth == CLOUT_JSON_ITEM_MAX_DEPTH)
    {
      g_set_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_HOSTILE,
                   "JSON is nested more than %d deep", CLOUT_JSON_ITEM_MAX_DEPTH);
      return FALSE;
    }

  self->kinds &= ~(G_GUINT64_CONSTANT (1) << self->depth);
  self->kinds |= (guint64) (c == '[') << self->depth;
  self->depth++;

  return TRUE;
}

static gboolean
close_bracket (CloutJsonItems  *self,
               char             c,
               GError         **error)
{
  gboolean is_array;

  if (self->depth == 0)
    return clout_archive_error_damaged (error, "JSON closes a bracket that is not open");

  is_array = (self->kinds >> (self->depth - 1)) & 1;
  if (is_array != (c == ']'))
    return clout_archive_error_damaged (error, "JSON closes another bracket than it opened");

  self->depth--;

  return TRUE;
}

static gboolean
count_byte (CloutJsonItems  *self,
            GError         **error)
{
  if (self->item_length == CLOUT_JSON_ITEM_MAX_BYTES)
    {
      g_set_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_HOSTILE,
                   "One JSON element is longer than %d bytes", CLOUT_JSON_ITEM_MAX_BYTES);
      return FALSE;
    }

  self->item_length++;

  return TRUE;
}

static void
finish_item (CloutJsonItems *self)
{
  self->place = PLACE_AFTER_ITEM;
  self->item_done = TRUE;
}

/* In a string: returns TRUE until its closing quote was consumed. */
static void
step_string (CloutJsonItems *self,
             char            c)
{
  if (self->escaped)
    self->escaped = FALSE;
  else if (c == '\\')
    self->escaped = TRUE;
  else if (c == '"')
    self->in_string = FALSE;
}

static gboolean
begin_root (CloutJsonItems  *self,
            char             c,
            GError         **error)
{
  gboolean in_object = self->any ? c == '{' : self->key != NULL;

  if (c != (in_object ? '{' : '['))
    return clout_archive_error_damaged (error, "JSON begins with something else than %s",
                                        in_object ? "an object" : "an array");

  self->place = in_object ? PLACE_ROOT : PLACE_WANT_ITEM;
  self->seen = !in_object;

  return open_bracket (self, c, error);
}

/* A byte order mark may come first; a script's "name =" only before an array. */
static gboolean
step_prefix (CloutJsonItems  *self,
             char             c,
             GError         **error)
{
  static const char mark[] = "\357\273\277";

  if (self->n_prefix++ == MAX_PREFIX)
    return clout_archive_error_damaged (error, "No JSON array or object begins");
  if (self->n_prefix <= 3 && c == mark[self->n_prefix - 1])
    return TRUE;
  if (is_space (c))
    return TRUE;
  if (self->key != NULL || self->any || c == '[')
    return begin_root (self, c, error);
  if (self->prefix_at > 0)
    return clout_archive_error_damaged (error, "JSON begins with something else than an array");
  if (c == '=')
    self->prefix_at = self->n_prefix;
  else if (!g_ascii_isalnum (c) && c != '.' && c != '_')
    return clout_archive_error_damaged (error, "JSON begins with something else than an array");

  return TRUE;
}

static void
note_key (CloutJsonItems *self,
          char            c)
{
  if (self->name_length < MAX_KEY)
    self->name[self->name_length++] = c;
}

static gboolean
key_is_wanted (CloutJsonItems *self)
{
  return strlen (self->key) == self->name_length
         && memcmp (self->key, self->name, self->name_length) == 0;
}

static gboolean
step_root_bracket (CloutJsonItems  *self,
                   char             c,
                   GError         **error)
{
  if (c == '}' || c == ']')
    {
      if (!close_bracket (self, c, error))
        return FALSE;
      if (self->depth == 0)
        self->place = PLACE_END;
      return TRUE;
    }

  if (c == '[' && (self->any ? !self->seen
                             : self->depth == 1 && self->member == MEMBER_WANTED))
    {
      self->place = PLACE_WANT_ITEM;
      self->seen = TRUE;
    }

  return open_bracket (self, c, error);
}

/* Skips other members without buffering them. */
static gboolean
step_root (CloutJsonItems  *self,
           char             c,
           GError         **error)
{
  if (self->in_string)
    {
      step_string (self, c);
      if (self->depth == 1 && self->member == MEMBER_KEY && self->in_string)
        note_key (self, c);
      return TRUE;
    }
  if (strchr ("{}[]", c) != NULL && c != '\0')
    return step_root_bracket (self, c, error);
  if (c == '"')
    {
      self->in_string = TRUE;
      if (self->depth == 1 && self->member == MEMBER_KEY)
        self->name_length = 0;
    }
  else if (c == ':' && self->depth == 1 && !self->any)
    self->member = key_is_wanted (self) ? MEMBER_WANTED : MEMBER_VALUE;
  else if (c == ',' && self->depth == 1)
    self->member = MEMBER_KEY;
  else if ((guchar) c < ' ' && !is_space (c))
    return clout_archive_error_damaged (error, "JSON holds a control character");

  return TRUE;
}

static gboolean
end_array (CloutJsonItems  *self,
           GError         **error)
{
  if (!close_bracket (self, ']', error))
    return FALSE;

  self->place = self->depth == 0 ? PLACE_END : PLACE_ROOT;
  self->member = MEMBER_VALUE;

  return TRUE;
}

static gboolean
begin_item (CloutJsonItems  *self,
            char             c,
            GError         **error)
{
  if (c == ',' || c == ']' || c == '}' || c == ':')
    return clout_archive_error_damaged (error, "A JSON array lacks an element");

  self->place = PLACE_ITEM;
  self->item_depth = self->depth;
  self->in_string = c == '"';
  self->item_length = 0;
  self->item_from = self->at;
  if ((c == '{' || c == '[') && !open_bracket (self, c, error))
    return FALSE;

  return count_byte (self, error);
}

/* If @ret_taken is FALSE, the byte ends the element before it and must be processed again. */
static gboolean
step_item (CloutJsonItems  *self,
           char             c,
           gboolean        *ret_taken,
           GError         **error)
{
  gboolean is_string = self->in_string;

  *ret_taken = TRUE;
  if (is_string)
    step_string (self, c);
  else if (self->depth == self->item_depth && (c == ',' || c == ']' || c == '}' || is_space (c)))
    {
      *ret_taken = FALSE;
      finish_item (self);
      return TRUE;
    }
  else if (c == '"')
    self->in_string = TRUE;
  else if (c == '{' || c == '[')
    {
      if (!open_bracket (self, c, error))
        return FALSE;
    }
  else if (c == '}' || c == ']')
    {
      if (!close_bracket (self, c, error))
        return FALSE;
    }
  if (!count_byte (self, error))
    return FALSE;
  if (self->depth == self->item_depth
      && (c == '}' || c == ']' || (is_string && !self->in_string)) && !self->in_string)
    finish_item (self);

  return TRUE;
}

static gboolean
step_between (CloutJsonItems  *self,
              char             c,
              GError         **error)
{
  if (is_space (c))
    return TRUE;
  if (self->place == PLACE_AFTER_ITEM)
    {
      if (c == ']')
        return end_array (self, error);
      if (c != ',')
        return clout_archive_error_damaged (error, "A JSON array lacks a comma");
      self->place = PLACE_NEED_ITEM;
      return TRUE;
    }
  if (c == ']' && self->place == PLACE_WANT_ITEM)
    return end_array (self, error);

  return begin_item (self, c, error);
}

static gboolean
step (CloutJsonItems  *self,
      char             c,
      gboolean        *ret_taken,
      GError         **error)
{
  switch (self->place)
    {
    case PLACE_PREFIX:
      return step_prefix (self, c, error);
    case PLACE_ROOT:
      return step_root (self, c, error);
    case PLACE_ITEM:
      return step_item (self, c, ret_taken, error);
    case PLACE_WANT_ITEM:
    case PLACE_NEED_ITEM:
    case PLACE_AFTER_ITEM:
      return step_between (self, c, error);
    case PLACE_END:
    default:
      if (!is_space (c) && c != ';')
        return clout_archive_error_damaged (error, "Something follows the end of the JSON");
      return TRUE;
    }
}

/* Returns: the first byte in an element that may be a bracket */
static const char *
skip_between (const char *at,
              const char *end)
{
  /* Stops at brackets and braces, and at "Y", "_" and "y". */
  while (at < end && *at != '"' && (*at & 0xd9) != 0x59)
    at += clout_json_is_indented (at, end) ? CLOUT_JSON_INDENT : 1;

  return at;
}

/* Returns: how many of the next bytes mean nothing here: text, or strings and what is between them
   and brackets in an element */
static gsize
count_plain (CloutJsonItems *self,
             const char     *data,
             gsize           size)
{
  const char *end = data + size;
  const char *at;

  if (self->in_string && !self->escaped
      && (self->place == PLACE_ITEM || self->depth > 1 || self->member != MEMBER_KEY))
    return clout_json_string_skip (data, end) - data;
  if (self->in_string || self->place != PLACE_ITEM || self->depth == self->item_depth)
    return 0;

  at = skip_between (data, end);
  while (at < end && *at == '"')
    {
      const char *close = clout_json_string_skip (at + 1, end);

      if (close == end || *close != '"')
        break;
      at = skip_between (close + 1, end);
    }

  return at - data;
}

static gboolean
take_plain (CloutJsonItems  *self,
            const char      *data,
            gsize            size,
            GError         **error)
{
  gsize n = count_plain (self, data + self->at, size - self->at);
  gsize left = CLOUT_JSON_ITEM_MAX_BYTES - self->item_length;

  if (self->place == PLACE_ITEM)
    {
      self->item_length += MIN (n, left);
      if (n > left)
        {
          self->at += left;
          return count_byte (self, error);
        }
    }
  self->at += n;

  return TRUE;
}

static gboolean
take (CloutJsonItems  *self,
      const char      *data,
      gsize            size,
      GError         **error)
{
  gboolean taken = TRUE;

  if (!take_plain (self, data, size, error)
      || (self->at < size && !step (self, data[self->at], &taken, error)))
    {
      self->at++;
      return FALSE;
    }
  self->at += self->at < size && taken;

  return TRUE;
}

/**
 * clout_json_items_feed:
 * @self: a reader
 * @data: the next @size bytes of the stream
 * @size: number of bytes
 * @ret_used: (out): number of bytes consumed; feed the rest again. On error, those before the
 *   invalid one
 * @ret_item: (out) (nullable): a complete element, valid until the next call or as long as @data;
 *   %NULL if all bytes were consumed without completing one
 * @ret_length: (out): length of the element
 *
 * Consumes bytes until an element is complete or the bytes run out. How bytes are split between
 * calls affects neither elements nor errors. After an error no more bytes are consumed.
 *
 * Returns: %FALSE with %CLOUT_ARCHIVE_ERROR_DAMAGED or %CLOUT_ARCHIVE_ERROR_HOSTILE
 */
gboolean
clout_json_items_feed (CloutJsonItems  *self,
                       const char      *data,
                       gsize            size,
                       gsize           *ret_used,
                       const char     **ret_item,
                       gsize           *ret_length,
                       GError         **error)
{
  gboolean good = TRUE;
  gsize here;

  if (self->failed)
    return clout_archive_error_damaged (error, "The JSON was already found damaged");

  if (self->item_done)
    g_string_truncate (self->item, 0);
  self->item_done = FALSE;
  self->item_from = 0;
  self->at = 0;
  while (good && self->at < size && !self->item_done)
    good = take (self, data, size, error);
  *ret_used = self->at;
  self->failed = !good;
  if (!good)
    return FALSE;

  /* An element that is in one piece needn't be copied. */
  here = self->item_length - self->item->len;
  if (self->place == PLACE_ITEM || (self->item_done && self->item->len > 0))
    g_string_append_len (self->item, data + self->item_from, here);
  *ret_length = self->item_done ? self->item_length : 0;
  *ret_item = !self->item_done ? NULL
              : self->item->len > 0 ? self->item->str : data + self->item_from;

  return TRUE;
}

/**
 * clout_json_items_finish:
 * @self: a reader
 *
 * Ends the stream.
 *
 * Returns: %FALSE with %CLOUT_ARCHIVE_ERROR_DAMAGED if it ended early or had no such array
 */
gboolean
clout_json_items_finish (CloutJsonItems  *self,
                         GError         **error)
{
  if (self->failed)
    return clout_archive_error_damaged (error, "The JSON was already found damaged");
  if (self->place != PLACE_END)
    return clout_archive_error_damaged (error, "The JSON ends too early");
  if (!self->seen && !self->any && !self->optional)
    return clout_archive_error_damaged (error, "The JSON has no array “%s”", self->key);

  return TRUE;
}
