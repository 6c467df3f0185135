/* table.h: the table of commands and their arguments.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/commands/commands.h"

G_BEGIN_DECLS

/**
 * CloutCommand:
 * @argument: (nullable): placeholder for the argument; untranslated
 * @needed: whether an argument is required
 * @many: whether several words are allowed
 * @summary: description for a list of commands; untranslated
 * @options: long names of the options it takes besides the general ones, separated by spaces
 * @example: an example command line
 * @closed: whether the data must be closed
 */
typedef struct
{
  const char *name;
  const char *argument;
  gboolean needed;
  gboolean many;
  const char *summary;
  const char *options;
  const char *example;
  int (*run) (CloutCommandContext *context);
  gboolean closed;
} CloutCommand;

const CloutCommand *clout_command_table_find         (const char         *name);
gboolean            clout_command_takes_option       (const CloutCommand *self,
                                                      const char         *option);
char               *clout_command_table_to_string    (void);
GStrv               clout_command_table_dup_names    (void);
const char         *clout_command_nearest            (const char         *typed,
                                                      const char *const  *names);

G_END_DECLS
