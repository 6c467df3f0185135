/* error.h: why a topic or a +K is rejected.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutTopicsError:
 *
 * Why a topic or a +K is rejected. The programs supply the words.
 */
typedef enum
{
  CLOUT_TOPICS_ERROR_EMPTY,      /* nothing readable is left of the topic */
  CLOUT_TOPICS_ERROR_TOO_LONG,   /* more than CLOUT_TOPIC_MAX_CHARS or CLOUT_TOPIC_MAX_BYTES */
  CLOUT_TOPICS_ERROR_BAD_TOPIC,  /* markup, an address, a mention, or invalid UTF-8 */
  CLOUT_TOPICS_ERROR_SENSITIVE,  /* in a category that no one may be labeled with */
  CLOUT_TOPICS_ERROR_ONESELF,    /* a +K to yourself */
  CLOUT_TOPICS_ERROR_NOT_A_FRIEND,   /* neither follows the person nor is followed by them */
  CLOUT_TOPICS_ERROR_SPENT,      /* today's are used up */
  CLOUT_TOPICS_ERROR_AGAIN,      /* same topic and person within CLOUT_PLUS_K_PAUSE_DAYS */
  CLOUT_TOPICS_ERROR_BAD_RECORD, /* can't be parsed, or can't be written */
  CLOUT_N_TOPICS_ERRORS
} CloutTopicsError;

#define CLOUT_TOPICS_ERROR (clout_topics_error_quark ())

GQuark clout_topics_error_quark (void);

G_END_DECLS
