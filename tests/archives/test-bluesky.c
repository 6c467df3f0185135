/* test-bluesky.c: a Bluesky repository as a real server exports it: complete, shuffled and damaged.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "archives/archive.h"
#include "archives/bluesky/cbor.h"
#include "pack.h"

#define DID "did:plc:63mfkywpkns4wonnvltlpz4n"
#define BOB "did:plc:ytdr53onuhesl3awra6vgxwb"
#define POST "at://" DID "/app.bsky.feed.post/"
#define BOBS_POST "at://" BOB "/app.bsky.feed.post/3n3fruxn4as2f"
#define N_POSTS 45

static GBytes *
load (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "archives", "data", "bluesky.car",
                                                 NULL);
  char *text;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));

  return g_bytes_new_take (text, length);
}

static char *
read_bytes (const char    *dir,
            const guint8  *data,
            gsize          size,
            GError       **error)
{
  g_autofree char *path = g_build_filename (dir, "repo.car", NULL);

  g_assert_true (g_file_set_contents (path, (const char *) data, size, NULL));

  return pack_read_all (path, 0, error);
}

/* The file's sections, each preceded by its length; the first is the header. */
static GPtrArray *
split (GBytes *file)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);

  for (gsize at = 0; at < size;)
    {
      gsize head = 0;
      gsize length = 0;

      do
        length |= (gsize) (data[at + head] & 0x7f) << (7 * head);
      while ((data[at + head++] & 0x80) != 0);
      g_ptr_array_add (sections, g_bytes_new_from_bytes (file, at, head + length));
      at += head + length;
    }

  return sections;
}

static GByteArray *
join (GPtrArray *sections)
{
  GByteArray *file = g_byte_array_new ();

  for (guint i = 0; i < sections->len; i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (g_ptr_array_index (sections, i), &size);

      g_byte_array_append (file, data, size);
    }

  return file;
}

static guint
count (const char *text,
       const char *what)
{
  guint n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + 1, what))
    n++;

  return n;
}

static void
assert_whole (const char *lines)
{
  static const char *const expected[] = {
    "post " POST "3n3fruxnspk2f 1790000002 https://bsky.app/profile/" DID "/post/3n3fruxnspk2f|"
    "Hello #tea, who is there?|(null)|tea flags=2 0 0\n",
    "post " POST "3n3fruxp4pc2f 1790000003 https://bsky.app/profile/" DID "/post/3n3fruxp4pc2f|"
    "My thread|" POST "3n3fruxnspk2f|(null) flags=0 0 0\n",
    "|Answer to Bob|" BOBS_POST "|(null) flags=1 0 0\n",
    "|https://example.com/ a link|(null)|orchids flags=32 0 0\n",
    "given 1 " BOB "|" POST "3n3fruxqhoc2f 1790000004\n",
    "given 4 " BOB "|" BOBS_POST " 1790000007\n",
    "given 3 " BOB "|" BOBS_POST " 1790000009\n",
    "own 1 " POST "3n3fruxnspk2f|" POST "3n3fruxp4pc2f\n",
    "own 4 " POST "3n3fruxnspk2f|-\n",
    "person " BOB " (null)|(null) -1 4/4\n",
    "profile " DID " (null)|Alice Sample -1 2 45\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    if (strstr (lines, expected[i]) == NULL)
      g_error ("“%s” is not in:\n%s", expected[i], lines);
  g_assert_cmpuint (count (lines, "post at://"), ==, N_POSTS);
  g_assert_cmpuint (count (lines, "given "), ==, 3);
  g_assert_cmpuint (count (lines, "own "), ==, 2);
  g_assert_null (strstr (lines, "gone"));
}

static void
test_whole (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "archives", "data", "bluesky.car",
                                                 NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *lines = pack_read_all (path, 0, &error);

  g_assert_no_error (error);
  assert_whole (lines);
}

/* Block order doesn't matter, and a block that the tree doesn't list isn't a record. */
static void
test_shuffled (void)
{
  g_autofree char *dir = pack_new_dir ();
  g_autoptr(GBytes) file = load ();
  g_autoptr(GPtrArray) sections = split (file);
  g_autoptr(GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr(GByteArray) bytes = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *lines = NULL;

      for (guint i = sections->len - 1; i > 1; i--)
        {
          guint other = g_rand_int_range (random, 1, i + 1);
          gpointer kept = sections->pdata[i];

          sections->pdata[i] = sections->pdata[other];
          sections->pdata[other] = kept;
        }
      bytes = join (sections);
      lines = read_bytes (dir, bytes->data, bytes->len, &error);
      g_assert_no_error (error);
      assert_whole (lines);
    }
  pack_drop (dir);
}

/* A repository with a missing block is incomplete; the error names the block. */
static void
test_missing_block (void)
{
  g_autofree char *dir = pack_new_dir ();
  g_autoptr(GBytes) file = load ();
  g_autoptr(GPtrArray) all = split (file);

  for (guint i = 1; i < all->len; i++)
    {
      g_autoptr(GPtrArray) sections = split (file);
      g_autoptr(GByteArray) bytes = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *lines = NULL;

      g_ptr_array_remove_index (sections, i);
      bytes = join (sections);
      lines = read_bytes (dir, bytes->data, bytes->len, &error);
      g_assert_null (lines);
      g_assert_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_DAMAGED);
      if (strstr (error->message, "repo.car: The block bafyrei") == NULL)
        g_assert_cmpstr (error->message, ==, "repo.car: The repository has no commit");
    }
  pack_drop (dir);
}

/* Changes a single byte, or truncates the file, at every position. */
static void
test_damaged (void)
{
  g_autofree char *dir = pack_new_dir ();
  g_autoptr(GBytes) file = load ();
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);
  g_autofree guint8 *copy = g_memdup2 (data, size);

  for (gsize at = 0; at < size; at += at < 400 ? 1 : 37)
    for (guint cut = 0; cut < 2; cut++)
      {
        g_autoptr(GError) error = NULL;
        g_autofree char *lines = NULL;

        copy[at] ^= 1 << (at % 8);
        lines = read_bytes (dir, copy, cut ? at : size, &error);
        copy[at] = data[at];
        g_assert_null (lines);
        g_assert_true (error->domain == CLOUT_ARCHIVE_ERROR);
        g_assert_cmpint (error->code, ==, cut && at == 0 ? CLOUT_ARCHIVE_ERROR_EMPTY
                                                         : CLOUT_ARCHIVE_ERROR_DAMAGED);
        g_assert_nonnull (strstr (error->message, "repo.car: "));
      }
  pack_drop (dir);
}

/* Values with wrong or missing lengths are refused without allocating memory for them. */
static void
test_cbor (void)
{
  static const struct { const char *bytes; gsize size; const char *fault; } cases[] = {
    { "", 0, "ends too early" },
    { "\x9b\xff\xff\xff\xff\xff\xff\xff\xff", 9, "ends too early" },
    { "\xbb\xff\xff\xff\xff\xff\xff\xff\xff", 9, "ends too early" },
    { "\x7b\x7f\xff\xff\xff\xff\xff\xff\xff", 9, "ends too early" },
    { "\x9f\x01\xff", 3, "without a length" },
    { "\xa1\x01\x01", 3, "isn't text" },
    { "\xd8\x2a\x41\x00", 4, "malformed link" },
    { "\xd8\x2b\x01", 3, "unknown tag" },
    { "\x01\x01", 2, "more follows" },
    { "\xf8\x01", 2, "unknown kind" },
  };
  g_autofree char *deep = g_strnfill (CLOUT_CBOR_MAX_DEPTH + 1, '\x81');
  g_autoptr(GError) error = NULL;
  gsize at;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_null (clout_cbor_read ((const guint8 *) cases[i].bytes, cases[i].size, &at,
                                      &error));
      g_assert_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_DAMAGED);
      g_assert_nonnull (strstr (error->message, cases[i].fault));
      g_clear_error (&error);
    }
  g_assert_null (clout_cbor_read ((const guint8 *) deep, strlen (deep), &at, &error));
  g_assert_nonnull (strstr (error->message, "too deeply"));
}

static void
test_values (void)
{
  static const char bytes[] = "\xa6\x61" "a\x18\x64\x61" "b\x20\x61" "c\xf5\x61" "d\xf6\x61"
                              "e\x43" "tea\x61" "f\xfb\x3f\xf0\0\0\0\0\0\0";
  gsize at;
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = clout_cbor_read ((const guint8 *) bytes, sizeof bytes - 1, &at,
                                              &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = json_to_string (node, FALSE);
  g_assert_cmpstr (text, ==, "{\"a\":100,\"b\":-1,\"c\":true,\"d\":null,\"e\":\"tea\",\"f\":null}");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archives/bluesky/whole", test_whole);
  g_test_add_func ("/archives/bluesky/shuffled", test_shuffled);
  g_test_add_func ("/archives/bluesky/missing-block", test_missing_block);
  g_test_add_func ("/archives/bluesky/damaged", test_damaged);
  g_test_add_func ("/archives/bluesky/cbor", test_cbor);
  g_test_add_func ("/archives/bluesky/values", test_values);
  return g_test_run ();
}
