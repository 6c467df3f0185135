/* test-retry.c: when to retry.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/http/retry.h"

#define NOW G_GINT64_CONSTANT (1795431600000) /* 2026-11-23T11:00:00Z */

static const CloutRetryBounds bounds = {
  .attempts = 4, .first_ms = 1000, .longest_ms = 8000, .patience_ms = 30000,
};

typedef struct
{
  const char *name;
  CloutRetryFacts facts;
  gboolean again;
  gint64 wait_ms;
  gint64 limited_until;
} Row;

#define STATUS(s, n, i) .status = s, .attempt = n, .idempotent = i, .now_ms = NOW, .random = 0
#define BROKEN(t, n, i) .transport = t, .attempt = n, .idempotent = i, .now_ms = NOW, .random = 0

static const Row rows[] = {
  { "good", { STATUS (200, 1, TRUE) }, FALSE, 0, 0 },
  { "not-found", { STATUS (404, 1, TRUE) }, FALSE, 0, 0 },
  { "sign-in-again", { STATUS (401, 1, TRUE) }, FALSE, 0, 0 },
  { "forbidden", { STATUS (403, 1, TRUE) }, FALSE, 0, 0 },
  { "fault", { STATUS (500, 1, TRUE) }, TRUE, 500, 0 },
  { "fault-second", { STATUS (502, 2, TRUE) }, TRUE, 1000, 0 },
  { "fault-third", { STATUS (504, 3, TRUE) }, TRUE, 2000, 0 },
  { "fault-last", { STATUS (500, 4, TRUE) }, FALSE, 0, 0 },
  { "fault-of-a-write", { STATUS (500, 1, FALSE) }, FALSE, 0, 0 },
  { "busy-for-a-write", { STATUS (503, 1, FALSE) }, TRUE, 500, 0 },
  { "not-implemented", { STATUS (501, 1, TRUE) }, FALSE, 0, 0 },
  { "busy-seconds", { STATUS (503, 1, TRUE), .retry_after = "7" }, TRUE, 7000, 0 },
  { "busy-date", { STATUS (503, 1, TRUE), .retry_after = "Mon, 23 Nov 2026 11:00:09 GMT" },
    TRUE, 9000, 0 },
  { "busy-past-date", { STATUS (503, 1, TRUE), .retry_after = "Mon, 23 Nov 2026 10:00:00 GMT" },
    TRUE, 500, 0 },
  { "busy-nonsense", { STATUS (503, 1, TRUE), .retry_after = "soon" }, TRUE, 500, 0 },
  { "busy-negative", { STATUS (503, 1, TRUE), .retry_after = "-5" }, TRUE, 500, 0 },
  { "busy-too-long", { STATUS (503, 1, TRUE), .retry_after = "3600" }, FALSE, 0,
    NOW / 1000 + 3600 },
  { "busy-absurdly-long", { STATUS (503, 1, TRUE), .retry_after = "99999999999999999999999" },
    FALSE, 0, NOW / 1000 + 7 * 24 * 3600 },
  { "limit-iso", { STATUS (429, 1, TRUE), .limit_reset = "2026-11-23T11:00:20.000Z" },
    TRUE, 20000, 0 },
  { "limit-epoch", { STATUS (429, 1, TRUE), .limit_reset = "1795431612" }, TRUE, 12000, 0 },
  { "limit-seconds", { STATUS (429, 1, TRUE), .limit_reset = "12" }, TRUE, 12000, 0 },
  { "limit-long", { STATUS (429, 1, TRUE), .limit_reset = "2026-11-23T11:05:00Z" },
    FALSE, 0, NOW / 1000 + 300 },
  { "limit-both", { STATUS (429, 1, TRUE), .retry_after = "3",
                    .limit_reset = "2026-11-23T11:05:00Z" }, TRUE, 3000, 0 },
  { "limit-bare", { STATUS (429, 1, TRUE) }, TRUE, 500, 0 },
  { "limit-bare-last", { STATUS (429, 4, TRUE) }, FALSE, 0, NOW / 1000 + 4 },
  { "limit-of-a-write", { STATUS (429, 1, FALSE), .retry_after = "2" }, TRUE, 2000, 0 },
  { "limit-as-403", { STATUS (403, 1, TRUE), .limit_remaining = "0",
                      .limit_reset = "1795431610" }, TRUE, 10000, 0 },
  { "no-limit-as-403", { STATUS (403, 1, TRUE), .limit_remaining = "12",
                         .limit_reset = "1795431610" }, FALSE, 0, 0 },
  { "secondary-limit-as-403", { STATUS (403, 1, TRUE), .limit_remaining = "12",
                                .retry_after = "3600" }, FALSE, 0, NOW / 1000 + 3600 },
  { "reset-of-good-answer", { STATUS (200, 1, TRUE), .limit_reset = "1795431610" },
    FALSE, 0, 0 },
  { "broken-first", { BROKEN (CLOUT_TRANSPORT_RESET, 1, TRUE) }, TRUE, 0, 0 },
  { "broken-second", { BROKEN (CLOUT_TRANSPORT_RESET, 2, TRUE) }, TRUE, 1000, 0 },
  { "broken-write", { BROKEN (CLOUT_TRANSPORT_RESET, 1, FALSE) }, FALSE, 0, 0 },
  { "refused", { BROKEN (CLOUT_TRANSPORT_UNREACHABLE, 1, FALSE) }, TRUE, 500, 0 },
  { "refused twice", { BROKEN (CLOUT_TRANSPORT_UNREACHABLE, 2, FALSE) }, TRUE, 1000, 0 },
  { "refused thrice", { BROKEN (CLOUT_TRANSPORT_UNREACHABLE, 3, FALSE) }, FALSE, 0, 0 },
  { "late", { BROKEN (CLOUT_TRANSPORT_TIMED_OUT, 1, TRUE) }, TRUE, 500, 0 },
  { "late-write", { BROKEN (CLOUT_TRANSPORT_TIMED_OUT, 1, FALSE) }, FALSE, 0, 0 },
  { "fatal", { BROKEN (CLOUT_TRANSPORT_FATAL, 1, TRUE) }, FALSE, 0, 0 },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  CloutRetryDecision decision = clout_retry_decide (&row->facts, &bounds);

  g_assert_cmpint (decision.again, ==, row->again);
  g_assert_cmpint (decision.wait_ms, ==, row->wait_ms);
  g_assert_cmpint (decision.limited_until, ==, row->limited_until);
}

/* With any jitter, a delay is between half the backoff and all of it. */
static void
test_jitter (void)
{
  for (guint attempt = 1; attempt < bounds.attempts; attempt++)
    {
      CloutRetryFacts facts = { STATUS (500, attempt, TRUE) };
      gint64 least = clout_retry_decide (&facts, &bounds).wait_ms;
      gint64 most;

      facts.random = 0.999999;
      most = clout_retry_decide (&facts, &bounds).wait_ms;
      g_assert_cmpint (least, <, most);
      g_assert_cmpint (most, <=, 2 * least);
      g_assert_cmpint (most, <=, bounds.longest_ms);
    }
}

static void
test_many_attempts (void)
{
  CloutRetryBounds patient = { G_MAXUINT, 1000, 8000, 30000 };
  CloutRetryFacts facts = { STATUS (500, G_MAXUINT - 1, TRUE) };
  CloutRetryDecision decision = clout_retry_decide (&facts, &patient);

  g_assert_true (decision.again);
  g_assert_cmpint (decision.wait_ms, ==, 4000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/web/retry/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/web/retry/jitter-within-bounds", test_jitter);
  g_test_add_func ("/web/retry/many-attempts-do-not-overflow", test_many_attempts);
  return g_test_run ();
}
