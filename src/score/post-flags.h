/* post-flags.h: what a post is like.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/**
 * CloutPostFlags:
 *
 * What tips need to know about a post. The values are stored: only append new ones.
 */
typedef enum
{
  CLOUT_POST_NONE      = 0,
  CLOUT_POST_REPLY     = 1 << 0,  /* is a reply */
  CLOUT_POST_ASKS      = 1 << 1,  /* contains a question */
  CLOUT_POST_SHOUTS    = 1 << 2,  /* mostly capitals */
  CLOUT_POST_BEGS      = 1 << 3,  /* asks to be reshared or followed */
  CLOUT_POST_MEDIA     = 1 << 4,  /* has an image, video or audio */
  CLOUT_POST_LINK      = 1 << 5   /* has a link */
} CloutPostFlags;
