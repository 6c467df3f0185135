/* test-choice.c: a folder is an archive or contains one; several archives are listed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "archives/archive.h"
#include "pack.h"

/* Writes an archive at @where below @dir. */
static void
add (const char       *dir,
     const char       *where,
     PackKind          kind,
     const PackMember *members)
{
  g_autofree char *place = pack_new_dir ();
  g_autofree char *path = pack_write (place, kind, members);
  g_autofree char *target = g_build_filename (dir, where, NULL);
  g_autofree char *parent = g_path_get_dirname (target);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_cmpint (g_rename (path, target), ==, 0);
  pack_drop (place);
}

/* "network handle", or the error's message. */
static char *
open_folder (const char *dir)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutArchive) archive = clout_archive_open (dir, NULL, &error);
  g_autoptr(CloutAccount) account = NULL;

  if (archive == NULL)
    {
      g_assert_true (error->domain == CLOUT_ARCHIVE_ERROR);
      return g_strdup_printf ("%d %s", error->code, error->message);
    }
  account = clout_archive_get_account (archive);
  return g_strdup (clout_account_get_network (account));
}

typedef struct
{
  const char *name;
  struct
  {
    const char *where;
    PackKind kind;
    const PackMember *members;
  } files[3];
  const char *opened;   /* the network, or NULL for an error */
  int code;
  const char *named;    /* (nullable): the message */
} Case;

static const Case cases[] = {
  { "one-inside", { { "x", PACK_FOLDER, pack_x } }, "x", 0, NULL },
  { "one-packed", { { "x.zip", PACK_ZIP, pack_x } }, "x", 0, NULL },
  { "facebook-inside", { { "f", PACK_FOLDER, pack_facebook } }, "facebook", 0, NULL },
  { "google-plus-inside", { { "g", PACK_FOLDER, pack_google_plus } }, "googleplus", 0, NULL },
  { "too-deep", { { "a/x", PACK_FOLDER, pack_x } }, NULL, CLOUT_ARCHIVE_ERROR_UNKNOWN, NULL },
  { "much-too-deep", { { "a/b/f", PACK_FOLDER, pack_facebook_old } }, NULL,
    CLOUT_ARCHIVE_ERROR_UNKNOWN, NULL },
  { "deep-beside-one", { { "a/x", PACK_FOLDER, pack_x }, { "m", PACK_FOLDER, pack_mastodon } },
    "mastodon", 0, NULL },
  { "two-networks", { { "x", PACK_FOLDER, pack_x }, { "m.tar.gz", PACK_TAR_GZ, pack_mastodon } },
    NULL, CLOUT_ARCHIVE_ERROR_SEVERAL, "m.tar.gz, x" },
  { "twice-facebook", { { "a", PACK_FOLDER, pack_facebook },
                        { "b", PACK_FOLDER, pack_facebook_old } },
    NULL, CLOUT_ARCHIVE_ERROR_SEVERAL, "a, b" },
  { "names-are-cleaned", { { "a\342\200\256b", PACK_FOLDER, pack_x },
                           { "c", PACK_FOLDER, pack_x } },
    NULL, CLOUT_ARCHIVE_ERROR_SEVERAL, "ab, c" },
  /* Windows has no such names. */
  { "lines-are-joined", { { "a\nb", PACK_FOLDER, pack_x }, { "c", PACK_FOLDER, pack_x } },
    NULL, CLOUT_ARCHIVE_ERROR_SEVERAL, "a b, c" },
};

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autofree char *dir = NULL;
  g_autofree char *got = NULL;
  g_autofree char *wanted = NULL;

  if (G_DIR_SEPARATOR == '\\' && strchr (one->files[0].where, '\n') != NULL)
    {
      g_test_skip ("no such names here");
      return;
    }
  dir = pack_new_dir ();
  for (gsize i = 0; i < G_N_ELEMENTS (one->files) && one->files[i].where != NULL; i++)
    add (dir, one->files[i].where, one->files[i].kind, one->files[i].members);
  got = open_folder (dir);
  if (one->opened != NULL)
    g_assert_cmpstr (got, ==, one->opened);
  else
    {
      wanted = g_strdup_printf ("%d %s", one->code, one->named != NULL ? one->named : "");
      g_assert_true (g_str_has_prefix (got, wanted));
    }
  if (one->named != NULL)
    g_assert_cmpstr (got, ==, wanted);
  pack_drop (dir);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/archives/choice/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
