/* settings.c: the settings, if the schema is installed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/settings.h"

#define SCHEMA "io.github.cloutapp.Clout"

/**
 * clout_settings_new:
 *
 * Returns: (transfer full) (nullable): the settings, or %NULL without a schema: a program that
 *   isn't installed has no settings
 */
GSettings *
clout_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA, TRUE);

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

/**
 * clout_settings_get_flag:
 * @settings: (nullable): the settings
 * @key: a key of type b
 *
 * Returns: whether there are settings and @key is on
 */
gboolean
clout_settings_get_flag (GSettings  *settings,
                         const char *key)
{
  return settings != NULL && g_settings_get_boolean (settings, key);
}
