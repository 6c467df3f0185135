/* test-posts.c: the Posts page opens with the posts that a tip is about.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "support/await.h"
#include "sync/engine.h"
#include "ui/posts/post-range.h"
#include "ui/posts/posts-page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/loadable-page.h"
#include "ui/widgets/spinner.h"

static CloutEngine *
open_sample (void)
{
  g_autoptr(GFile) sample = g_file_new_for_path (g_getenv ("CLOUT_SAMPLE"));
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  CloutEngine *engine;

  clout_engine_open_sample_async (sample, NULL, await_cb, &one);
  engine = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  return engine;
}

static guint
count_reactions (CloutPost *post)
{
  guint n = 0;

  while (clout_post_get_facts (post) == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint kind = 0; kind < CLOUT_N_REACTION_KINDS; kind++)
    n += clout_post_get_facts (post)->counts[kind];
  return n;
}

/* Shows the page with these posts at first. Returns how many there are, and in how many of the
   first ten someone reacted. */
static guint
show (CloutEngine    *engine,
      CloutPostKinds  which,
      guint          *ret_n_with_reactions)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = clout_posts_page_new (engine, CLOUT_POSTS_NEWEST, which,
                                          CLOUT_POST_RANGE_ALL, "");
  gpointer list = gtk_widget_get_template_child (page, CLOUT_TYPE_POSTS_PAGE, "list");
  gpointer loadable = gtk_widget_get_template_child (page, CLOUT_TYPE_POSTS_PAGE, "loadable");
  gpointer choice = gtk_widget_get_template_child (page, CLOUT_TYPE_POSTS_PAGE, "show");
  GListModel *posts;
  guint n;

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  while (clout_loadable_page_get_state (loadable) == CLOUT_LOADABLE_LOADING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, which);
  posts = G_LIST_MODEL (gtk_list_view_get_model (list));
  n = g_list_model_get_n_items (posts);
  *ret_n_with_reactions = 0;
  for (guint i = 0; i < MIN (n, 10); i++)
    {
      g_autoptr(CloutPost) post = g_list_model_get_item (posts, i);

      *ret_n_with_reactions += count_reactions (post) > 0;
    }
  gtk_window_destroy (GTK_WINDOW (window));
  return n;
}

static void
test_without_reactions (void)
{
  g_autoptr(CloutEngine) engine = open_sample ();
  guint n_with_reactions;
  guint n = show (engine, CLOUT_POSTS_OF_ALL_KINDS, &n_with_reactions);

  g_assert_cmpuint (n_with_reactions, >, 0);
  g_assert_cmpuint (show (engine, CLOUT_POSTS_WITHOUT_REACTIONS, &n_with_reactions), <, n);
  g_assert_cmpuint (n_with_reactions, ==, 0);
  clout_engine_close (g_steal_pointer (&engine));
}

static void
test_kinds (void)
{
  g_autoptr(CloutEngine) engine = open_sample ();
  guint n_with_reactions;
  guint n = show (engine, CLOUT_POSTS_OF_ALL_KINDS, &n_with_reactions);

  for (CloutPostKinds which = CLOUT_POSTS_ORIGINAL; which < CLOUT_N_POST_KINDS; which++)
    g_assert_cmpuint (show (engine, which, &n_with_reactions), <, n);
  clout_engine_close (g_steal_pointer (&engine));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_type_ensure (CLOUT_TYPE_BUTTON);
  g_type_ensure (CLOUT_TYPE_LOADABLE_PAGE);
  g_type_ensure (CLOUT_TYPE_SPINNER);
  g_test_add_func ("/ui/posts/without-reactions", test_without_reactions);
  g_test_add_func ("/ui/posts/kinds", test_kinds);
  return g_test_run ();
}
