/* world.h: a network as a test sees it: its server, and what people do there.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fixture.h"

G_BEGIN_DECLS

#define WORLD_PEOPLE 6

typedef enum { LIKE, SHARE, REPLY, QUOTE, FOLLOW, N_KINDS } Kind;

/* @name: a reply's or mention's, else %NULL */
typedef struct
{
  const char *who;
  char *post;
  Kind kind;
  gint64 time;
  char *name;
} Act;

typedef struct _World World;

typedef struct
{
  Fixture f;
  const World *world;
  gpointer server;
  CloutAccount *account;
  GRand *dice;
  GPtrArray *posts;
  GPtrArray *acts;
  GHashTable *done;
  guint n_made;
} Life;

struct _World
{
  const char *name;
  const char *const *resources;
  gpointer (*open) (Life *life);
  void (*close) (gpointer server);
  CloutAccount *(*add) (Life *life, Fixture *f);
  char *(*post) (Life *life, guint number, gint64 time);
  void (*remove) (Life *life, const char *post);
  void (*act) (Life *life, Act *act);
  void (*take_back) (Life *life, const Act *act);
};

extern const char *const world_people[WORLD_PEOPLE];

extern const World world_bluesky;
extern const World world_misskey;
extern const World world_github;
extern const World world_x;
extern const World world_youtube;

char *world_dup_date (gint64      time);
/* Appends to a list that is separated by commas. */
void  world_append   (GString    *list,
                      const char *format,
                      ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
