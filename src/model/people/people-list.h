/* people-list.h: a list of people that the person made.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Longest name of a list, in characters. */
#define CLOUT_PEOPLE_LIST_MOST 60

/**
 * CloutPeopleListFacts:
 * @id: id of the list in the store
 * @name: as the person typed it
 * @n: number of people on it
 * @member: whether the person that was asked about is on it
 */
typedef struct
{
  gint64 id;
  const char *name;
  guint n;
  gboolean member;
} CloutPeopleListFacts;

#define CLOUT_TYPE_PEOPLE_LIST (clout_people_list_get_type ())

G_DECLARE_FINAL_TYPE (CloutPeopleList, clout_people_list, CLOUT, PEOPLE_LIST, GObject)

/* (transfer full) (nullable): the name of a list as typed, or %NULL if it can't be one. */
char                       *clout_people_list_dup_name  (const char                 *typed);
CloutPeopleList            *clout_people_list_new       (const CloutPeopleListFacts *facts);
const CloutPeopleListFacts *clout_people_list_get_facts (CloutPeopleList            *self);

G_END_DECLS
