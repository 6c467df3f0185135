/* replay.c: runs a fuzz target over the files in its corpus, without libFuzzer.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

static int
compare_names_cb (gconstpointer a,
                  gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_files (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names_cb);
  return names;
}

/* A wrong result aborts the program, as with libFuzzer. Each input is in a buffer of exactly its
 * size, so that the sanitizers detect a read past its end. */
int
main (int    argc,
      char **argv)
{
  g_autoptr(GPtrArray) names = NULL;

  g_assert_cmpint (argc, ==, 2);
  names = list_files (argv[1]);
  g_print ("1..%u\n", names->len + 1);
  LLVMFuzzerTestOneInput (NULL, 0);
  g_print ("ok 1 nothing\n");
  for (guint i = 0; i < names->len; i++)
    {
      const char *path = g_ptr_array_index (names, i);
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *bytes = NULL;
      g_autofree guint8 *exact = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      exact = g_memdup2 (bytes, length);
      LLVMFuzzerTestOneInput (exact, length);
      g_print ("ok %u %s\n", i + 2, name);
    }
  return 0;
}
