/* lists.c: lists of people that the person made.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/people/lists.h"

#include "store/database/call.h"
#include "store/people/merged.h"

static gpointer
read_list (sqlite3_stmt *row)
{
  return clout_people_list_new (&(CloutPeopleListFacts) {
    sqlite3_column_int64 (row, 0), clout_sql_text (row, 1), sqlite3_column_int (row, 2),
    sqlite3_column_int (row, 3) });
}

/**
 * clout_store_list_lists_async:
 * @self: a store
 * @person: who may be on them, 0 for no one
 *
 * Lists the lists. Merged people are on a list together.
 */
void
clout_store_list_lists_async (CloutStore          *self,
                              gint64               person,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  static const CloutSqlList lists = {
    CLOUT_SAME_PEOPLE "SELECT list.id, name,"
    " (SELECT count (*) FROM list_member WHERE list = list.id),"
    " EXISTS (SELECT 1 FROM list_member WHERE list = list.id"
    " AND list_member.person IN (SELECT id FROM same)) FROM list ORDER BY name",
    read_list, g_object_unref };

  clout_store_list_async (self, &lists, clout_binds_new ("i", person), cancellable, callback,
                          user_data);
}

/**
 * clout_store_remove_list_async:
 * @self: a store
 * @name: name of a list
 *
 * Removes a list, but not the people on it.
 *
 * clout_finish_boolean() returns whether it was done.
 */
void
clout_store_remove_list_async (CloutStore          *self,
                               const char          *name,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  clout_store_change_async (self, "DELETE FROM list WHERE name = ?1",
                            clout_binds_new ("s", name), cancellable, callback, user_data);
}

/**
 * clout_store_set_list_member_async:
 * @self: a store
 * @name: a list, which is made if no list has that name
 * @person: id of the person
 * @member: whether to add or to remove them
 *
 * Adds someone to a list, or removes them.
 */
void
clout_store_set_list_member_async (CloutStore          *self,
                                   const char          *name,
                                   gint64               person,
                                   gboolean             member,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  static const char add[] =
    "INSERT OR IGNORE INTO list (name) VALUES (?2);"
    "INSERT OR IGNORE INTO list_member (list, person)"
    " SELECT list.id, person.id FROM list, person WHERE list.name = ?2 AND person.id = ?1";
  static const char remove[] =
    "DELETE FROM list_member WHERE list = (SELECT id FROM list WHERE name = ?2)"
    " AND person IN (" CLOUT_SAME_PEOPLE "SELECT id FROM same)";

  clout_store_change_async (self, member ? add : remove, clout_binds_new ("is", person, name),
                            cancellable, callback, user_data);
}
