/* test-tips.c: each rule fires where it applies, and nowhere else.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "history-maker.h"
#include "score/calendar.h"
#include "score/tips/tips.h"

#define N_POSTS 48

/* 2026-09-21 14:13:20 UTC, a Monday. */
#define MONDAY MAKER_NOW

typedef struct
{
  HistoryMaker *maker;
  GByteArray *flags;
  GArray *topics;
  gsize owed;
  guint offered;
} Scene;

static void
scene_init (Scene *self)
{
  self->maker = history_maker_new ();
  self->maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = 300;
  self->flags = g_byte_array_new ();
  self->topics = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->owed = 0;
  self->offered = 1;
  for (guint i = 0; i < 64; i++)
    history_maker_add_person (self->maker, 200, FALSE);
}

static void
scene_clear (Scene *self)
{
  history_maker_free (self->maker);
  g_byte_array_unref (self->flags);
  g_array_unref (self->topics);
}

/* A post with that many reactions of one kind, each by someone else. */
static void
add_post (Scene             *self,
          gint64             time,
          CloutPostFlags     flags,
          guint32            topic,
          CloutReactionKind  kind,
          guint              n)
{
  guint32 post = history_maker_add_post (self->maker, time);
  guint8 byte = flags;

  g_byte_array_append (self->flags, &byte, 1);
  g_array_append_val (self->topics, topic);
  for (guint i = 0; i < n; i++)
    history_maker_react (self->maker, kind, (post + i) % 64, post, time + 60);
}

/* The effect of the tip of that kind; 0 if there is none. */
static double
find (Scene        *self,
      CloutTipKind  kind,
      CloutTip     *ret_tip)
{
  const CloutScoreInput *input = history_maker_input (self->maker);
  const guint8 *flags[] = { self->flags->data };
  const guint32 *topics[] = { (const guint32 *) self->topics->data };
  CloutTipFacts facts = { flags, topics, self->owed, self->offered };
  g_autoptr(CloutScore) score = clout_score_compute (input);
  gsize n;
  g_autofree CloutTip *tips = clout_tips_find (input, score, &facts, &n);
  double effect = 0;

  for (gsize i = 0; i < n; i++)
    {
      g_assert_cmpfloat (tips[i].effect, >=, 0.05);
      if (i > 0)
        g_assert_cmpfloat (tips[i].effect, <=, tips[i - 1].effect);
      if (tips[i].kind != kind)
        continue;
      effect = tips[i].effect;
      *ret_tip = tips[i];
    }
  return effect;
}

typedef struct
{
  const char *name;
  CloutPostFlags flag;
  CloutTipKind tip;
  CloutReactionKind drawn;
  guint with;
  guint without;
  guint every;
  gboolean fires;
} HabitCase;

static const HabitCase habits[] = {
  { "asking-draws-replies", CLOUT_POST_ASKS, CLOUT_TIP_OWN_WORDS, CLOUT_REACTION_REPLY, 6, 1, 3,
    TRUE },
  { "asking-draws-none", CLOUT_POST_ASKS, CLOUT_TIP_OWN_WORDS, CLOUT_REACTION_REPLY, 1, 6, 3,
    FALSE },
  { "asking-too-seldom", CLOUT_POST_ASKS, CLOUT_TIP_OWN_WORDS, CLOUT_REACTION_REPLY, 6, 1, 12,
    FALSE },
  { "pictures-draw", CLOUT_POST_MEDIA, CLOUT_TIP_PICTURES, CLOUT_REACTION_LIKE, 9, 1, 3, TRUE },
  { "pictures-draw-alike", CLOUT_POST_MEDIA, CLOUT_TIP_PICTURES, CLOUT_REACTION_LIKE, 4, 4, 3,
    FALSE },
  { "links-draw", CLOUT_POST_LINK, CLOUT_TIP_LINKS, CLOUT_REACTION_RESHARE, 9, 1, 3, TRUE },
  { "links-draw-less", CLOUT_POST_LINK, CLOUT_TIP_LINKS, CLOUT_REACTION_RESHARE, 1, 9, 3, FALSE },
  { "shouting-puts-off", CLOUT_POST_SHOUTS, CLOUT_TIP_SHOUTING, CLOUT_REACTION_LIKE, 1, 9, 3,
    TRUE },
  { "shouting-is-liked", CLOUT_POST_SHOUTS, CLOUT_TIP_SHOUTING, CLOUT_REACTION_LIKE, 9, 1, 3,
    FALSE },
  { "begging-puts-off", CLOUT_POST_BEGS, CLOUT_TIP_BEGGING, CLOUT_REACTION_RESHARE, 1, 9, 3, TRUE },
  { "begging-once", CLOUT_POST_BEGS, CLOUT_TIP_BEGGING, CLOUT_REACTION_RESHARE, 1, 9, 40, FALSE },
};

static void
test_habit (gconstpointer data)
{
  const HabitCase *habit = data;
  Scene scene;
  CloutTip tip = { 0 };
  gsize n = 0;
  double effect;

  scene_init (&scene);
  for (guint i = 0; i < N_POSTS; i++)
    {
      gboolean has = i % habit->every == 0;

      n += has;
      add_post (&scene, MONDAY - (i + 1) * CLOUT_DAY, (has ? habit->flag : 0) | CLOUT_POST_REPLY,
                CLOUT_NONE, habit->drawn, has ? habit->with : habit->without);
    }
  effect = find (&scene, habit->tip, &tip);
  g_assert_cmpint (effect > 0, ==, habit->fires);
  if (habit->fires)
    g_assert_cmpuint (tip.n, ==, n);
  scene_clear (&scene);
}

static void
add_week_of_hours (Scene *scene,
                   guint  at_best)
{
  for (guint i = 0; i < N_POSTS; i++)
    {
      /* Every other post on a Monday at 14:13 UTC, the others on Thursdays around the clock. */
      gboolean best = i % 2 == 0;
      gint64 time = MONDAY - (i / 2 % 12 + 1) * 7 * CLOUT_DAY
        + (best ? 0 : 3 * CLOUT_DAY + (i % 24) * 3600);

      add_post (scene, time, CLOUT_POST_REPLY, CLOUT_NONE, CLOUT_REACTION_LIKE, best ? at_best : 1);
    }
}

static void
test_best_hours (void)
{
  g_autoptr(GTimeZone) east = g_time_zone_new_identifier ("+11");
  Scene scene;
  CloutTip tip = { 0 };

  scene_init (&scene);
  add_week_of_hours (&scene, 16);
  g_assert_cmpfloat (find (&scene, CLOUT_TIP_BEST_HOURS, &tip), >, 0);
  g_assert_cmpint (tip.weekday, ==, 0);
  g_assert_cmpint (tip.hour, ==, 14);
  g_assert_cmpuint (tip.n, >=, 12);
  /* The same timestamps are Tuesday at 1:00 eleven hours to the east. */
  scene.maker->input.zone = east;
  g_assert_cmpfloat (find (&scene, CLOUT_TIP_BEST_HOURS, &tip), >, 0);
  g_assert_cmpint (tip.weekday, ==, 1);
  g_assert_cmpint (tip.hour, ==, 1);
  scene_clear (&scene);
}

/* At 18:30 local time, in summer and in winter. */
static void
test_best_hours_across_a_clock_change (void)
{
  g_autoptr(GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  Scene scene;
  CloutTip tip = { 0 };

  scene_init (&scene);
  scene.maker->input.zone = berlin;
  scene.maker->input.now = MAKER_NOW + 60 * CLOUT_DAY;
  for (guint i = 0; i < 99; i++)
    {
      gint64 day = scene.maker->input.now / CLOUT_DAY - 1 - i;
      gint64 midnight = clout_day_start (day, berlin);
      /* Clocks change before dawn, so evenings are counted back from midnight. */
      gint64 evening = clout_day_start (day + 1, berlin) - 5 * 3600 - 1800;

      add_post (&scene, i % 3 == 0 ? midnight + i % 12 * 3600 : evening, CLOUT_POST_REPLY,
                CLOUT_NONE, CLOUT_REACTION_LIKE, i % 3 == 0 ? 1 : 16);
    }
  g_assert_cmpfloat (find (&scene, CLOUT_TIP_BEST_HOURS, &tip), >, 0);
  g_assert_cmpint (tip.hour, ==, 18);
  scene_clear (&scene);
}

static void
test_no_best_hours (void)
{
  Scene scene;
  CloutTip tip = { 0 };

  scene_init (&scene);
  add_week_of_hours (&scene, 1);
  g_assert_cmpfloat (find (&scene, CLOUT_TIP_BEST_HOURS, &tip), ==, 0);
  scene_clear (&scene);

  /* Too few posts to tell. */
  scene_init (&scene);
  for (guint i = 0; i < 10; i++)
    add_post (&scene, MONDAY - (i + 1) * 7 * CLOUT_DAY, CLOUT_POST_REPLY, CLOUT_NONE,
              CLOUT_REACTION_LIKE, i % 2 == 0 ? 20 : 0);
  g_assert_cmpfloat (find (&scene, CLOUT_TIP_BEST_HOURS, &tip), ==, 0);
  scene_clear (&scene);
}

static void
test_quiet_topic (void)
{
  static const struct { guint days; gboolean fires; } cases[] = { { 60, TRUE }, { 5, FALSE } };

  for (gsize c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      Scene scene;
      CloutTip tip = { 0 };

      scene_init (&scene);
      for (guint i = 0; i < 4; i++)
        add_post (&scene, MONDAY - (cases[c].days + i) * CLOUT_DAY, CLOUT_POST_REPLY, 7,
                  CLOUT_REACTION_RESHARE, 25);
      for (guint i = 0; i < 10; i++)
        add_post (&scene, MONDAY - (i + 1) * CLOUT_DAY, CLOUT_POST_REPLY, 3, CLOUT_REACTION_LIKE,
                  2);
      g_assert_cmpint (find (&scene, CLOUT_TIP_QUIET_TOPIC, &tip) > 0, ==, cases[c].fires);
      if (cases[c].fires)
        {
          g_assert_cmpuint (tip.topic, ==, 7);
          g_assert_cmpuint (tip.n, ==, 4);
        }
      scene_clear (&scene);
    }
}

static void
test_fading (void)
{
  static const struct { guint days; gboolean fires; } cases[] = { { 20, TRUE }, { 2, FALSE } };

  for (gsize c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      Scene scene;
      CloutTip tip = { 0 };

      scene_init (&scene);
      for (guint i = 0; i < 12; i++)
        add_post (&scene, MONDAY - (cases[c].days + i) * CLOUT_DAY, CLOUT_POST_REPLY, CLOUT_NONE,
                  CLOUT_REACTION_RESHARE, 9);
      g_assert_cmpint (find (&scene, CLOUT_TIP_FADING, &tip) > 0, ==, cases[c].fires);
      if (cases[c].fires)
        g_assert_cmpuint (tip.n, ==, cases[c].days);
      scene_clear (&scene);
    }
}

static void
test_fewer_posts (void)
{
  static const struct { guint idle; gboolean fires; } cases[] = { { 400, TRUE }, { 20, FALSE } };

  for (gsize c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      Scene scene;
      CloutTip tip = { 0 };

      scene_init (&scene);
      for (guint i = 0; i < cases[c].idle; i++)
        add_post (&scene, MONDAY - (i % 60 + 1) * CLOUT_DAY - i, CLOUT_POST_REPLY, CLOUT_NONE,
                  CLOUT_REACTION_LIKE, 0);
      for (guint i = 0; i < 40; i++)
        add_post (&scene, MONDAY - (i + 1) * CLOUT_DAY, CLOUT_POST_REPLY, CLOUT_NONE,
                  CLOUT_REACTION_LIKE, 6);
      g_assert_cmpint (find (&scene, CLOUT_TIP_FEWER_POSTS, &tip) > 0, ==, cases[c].fires);
      if (cases[c].fires)
        g_assert_cmpuint (tip.n, ==, cases[c].idle);
      scene_clear (&scene);
    }
}

static void
test_answers (void)
{
  Scene scene;
  CloutTip tip = { 0 };

  scene_init (&scene);
  for (guint i = 0; i < 10; i++)
    add_post (&scene, MONDAY - (i + 1) * CLOUT_DAY, 0, CLOUT_NONE, CLOUT_REACTION_REPLY, 1);
  g_assert_cmpfloat (find (&scene, CLOUT_TIP_REPLY_TO_PEOPLE, &tip), ==, 0);
  g_assert_cmpfloat (find (&scene, CLOUT_TIP_REPLY_TO_ANYONE, &tip), >, 0);
  g_assert_cmpuint (tip.n, ==, 10);
  /* People waiting for a reply come before the general tip. */
  scene.owed = 4;
  g_assert_cmpfloat (find (&scene, CLOUT_TIP_REPLY_TO_PEOPLE, &tip), >, 0);
  g_assert_cmpuint (tip.n, ==, 4);
  g_assert_cmpfloat (find (&scene, CLOUT_TIP_REPLY_TO_ANYONE, &tip), ==, 0);
  /* Someone who replies doesn't need the tip. */
  scene.owed = 0;
  scene.flags->data[3] = CLOUT_POST_REPLY;
  g_assert_cmpfloat (find (&scene, CLOUT_TIP_REPLY_TO_ANYONE, &tip), ==, 0);
  scene_clear (&scene);
}

static void
test_old_friends (void)
{
  Scene scene;
  CloutTip tip = { 0 };

  scene_init (&scene);
  add_post (&scene, MONDAY - 50 * CLOUT_DAY, CLOUT_POST_REPLY, CLOUT_NONE, CLOUT_REACTION_LIKE, 0);
  add_post (&scene, MONDAY - CLOUT_DAY, CLOUT_POST_REPLY, CLOUT_NONE, CLOUT_REACTION_LIKE, 0);
  for (guint person = 0; person < 20; person++)
    for (guint i = 0; i < 3; i++)
      history_maker_react (scene.maker, CLOUT_REACTION_REPLY, person, 0,
                           MONDAY - (40 + i) * CLOUT_DAY);
  g_assert_cmpfloat (find (&scene, CLOUT_TIP_OLD_FRIENDS, &tip), >, 0);
  g_assert_cmpuint (tip.n, ==, 20);
  /* Five of them are still followers. */
  for (guint person = 0; person < 5; person++)
    history_maker_react (scene.maker, CLOUT_REACTION_LIKE, person, 1, MONDAY - 3600);
  find (&scene, CLOUT_TIP_OLD_FRIENDS, &tip);
  g_assert_cmpuint (tip.n, ==, 15);
  for (guint person = 5; person < 20; person++)
    history_maker_react (scene.maker, CLOUT_REACTION_LIKE, person, 1, MONDAY - 3600);
  g_assert_cmpfloat (find (&scene, CLOUT_TIP_OLD_FRIENDS, &tip), ==, 0);
  scene_clear (&scene);
}

static void
test_connect (void)
{
  Scene scene;
  CloutTip tip = { 0 };

  scene_init (&scene);
  add_post (&scene, MONDAY - CLOUT_DAY, CLOUT_POST_REPLY, CLOUT_NONE, CLOUT_REACTION_RESHARE, 9);
  g_assert_cmpfloat (find (&scene, CLOUT_TIP_CONNECT, &tip), ==, 0);
  scene.offered = 2;
  g_assert_cmpfloat (find (&scene, CLOUT_TIP_CONNECT, &tip), >, 0);
  g_assert_cmpuint (tip.n, ==, 1);
  scene_clear (&scene);
}

/* For any history, every tip has an effect greater than zero. */
static void
test_any_history (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < 200; round++)
    {
      Scene scene;
      CloutTip tip = { 0 };
      gsize n;

      scene_init (&scene);
      history_maker_randomize (scene.maker, random, g_rand_int_range (random, 0, 40),
                               g_rand_int_range (random, 0, 60), g_rand_int_range (random, 0, 400));
      n = history_maker_input (scene.maker)->accounts[0].n_posts;
      for (gsize i = 0; i < n; i++)
        {
          guint8 flags = g_rand_int_range (random, 0, 64);
          guint32 topic =
            g_rand_boolean (random) ? CLOUT_NONE : (guint32) g_rand_int_range (random, 0, 5);

          g_byte_array_append (scene.flags, &flags, 1);
          g_array_append_val (scene.topics, topic);
        }
      scene.owed = g_rand_int_range (random, 0, 5);
      scene.offered = g_rand_int_range (random, 0, 5);
      find (&scene, CLOUT_N_TIP_KINDS, &tip);
      scene_clear (&scene);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (habits); i++)
    {
      g_autofree char *path = g_strconcat ("/score/tips/", habits[i].name, NULL);

      g_test_add_data_func (path, &habits[i], test_habit);
    }
  g_test_add_func ("/score/tips/best-hours", test_best_hours);
  g_test_add_func ("/score/tips/best-hours-across-a-clock-change",
                   test_best_hours_across_a_clock_change);
  g_test_add_func ("/score/tips/no-best-hours", test_no_best_hours);
  g_test_add_func ("/score/tips/quiet-topic", test_quiet_topic);
  g_test_add_func ("/score/tips/fading", test_fading);
  g_test_add_func ("/score/tips/fewer-posts", test_fewer_posts);
  g_test_add_func ("/score/tips/answers", test_answers);
  g_test_add_func ("/score/tips/old-friends", test_old_friends);
  g_test_add_func ("/score/tips/connect", test_connect);
  g_test_add_func ("/score/tips/any-history", test_any_history);
  return g_test_run ();
}
