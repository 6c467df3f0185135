/* people-list.c: a list of people that the person made.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/people/people-list.h"

#include "base/sanitize.h"

struct _CloutPeopleList
{
  GObject parent_instance;

  CloutPeopleListFacts facts;
};

G_DEFINE_FINAL_TYPE (CloutPeopleList, clout_people_list, G_TYPE_OBJECT)

static void
clout_people_list_finalize (GObject *object)
{
  g_free ((gpointer) CLOUT_PEOPLE_LIST (object)->facts.name);
  G_OBJECT_CLASS (clout_people_list_parent_class)->finalize (object);
}

static void
clout_people_list_class_init (CloutPeopleListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_people_list_finalize;
}

static void
clout_people_list_init (CloutPeopleList *self)
{
}

char *
clout_people_list_dup_name (const char *typed)
{
  g_autofree char *clean = clout_sanitize_dup (typed);
  g_autofree char *name = NULL;

  if (clean == NULL)
    return NULL;
  g_strstrip (clean);
  name = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), CLOUT_PEOPLE_LIST_MOST));
  g_strchomp (name);
  return *name != '\0' ? g_steal_pointer (&name) : NULL;
}

/**
 * clout_people_list_new:
 * @facts: copied
 *
 * Returns: (transfer full): a list
 */
CloutPeopleList *
clout_people_list_new (const CloutPeopleListFacts *facts)
{
  CloutPeopleList *self = g_object_new (CLOUT_TYPE_PEOPLE_LIST, NULL);

  self->facts = *facts;
  self->facts.name = g_strdup (facts->name);
  return self;
}

const CloutPeopleListFacts *
clout_people_list_get_facts (CloutPeopleList *self)
{
  g_return_val_if_fail (CLOUT_IS_PEOPLE_LIST (self), NULL);
  return &self->facts;
}
