/* error.h: why a topic or a +K is refused.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutTopicsError:
 *
 * The reasons for which a topic or a +K is refused. The programs have the words.
 */
typedef enum
{
  CLOUT_TOPICS_ERROR_EMPTY,      /* nothing that can be read is left of the topic */
  CLOUT_TOPICS_ERROR_TOO_LONG,   /* more than CLOUT_TOPIC_MAX_CHARS or CLOUT_TOPIC_MAX_BYTES */
  CLOUT_TOPICS_ERROR_BAD_TOPIC,  /* markup, an address, a mention, or no UTF-8 */
  CLOUT_TOPICS_ERROR_SENSITIVE,  /* of a category that no one is to be labelled with */
  CLOUT_TOPICS_ERROR_ONESELF,    /* a +K to oneself */
  CLOUT_TOPICS_ERROR_STRANGER,   /* neither follows the person nor is followed */
  CLOUT_TOPICS_ERROR_SPENT,      /* all of the day are given */
  CLOUT_TOPICS_ERROR_AGAIN,      /* the same to the same within CLOUT_PLUS_K_PAUSE_DAYS */
  CLOUT_TOPICS_ERROR_BAD_RECORD, /* no +K can be read from it, or written of it */
  CLOUT_N_TOPICS_ERRORS
} CloutTopicsError;

#define CLOUT_TOPICS_ERROR (clout_topics_error_quark ())

GQuark clout_topics_error_quark (void);

G_END_DECLS
