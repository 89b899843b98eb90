-- id: E30
-- title: A large change since the year before has a comment
-- class: S
-- citation: ocse-157.md 7 (E30); performance-and-audit.md 4.4 (SC-13)
-- effective: 2022-
-- expected: counts change by at most 10 %, dollars by at most 15 %; else write a comment for the reviewer
-- limit.counts: 10
-- limit.dollars: 15
-- nothing: there is no report of the year before to compare with
-- pass: 1.a=110; prior.1.a=100; form_cell: '1' AS line, 'a' AS col, 'cases' AS unit
-- fail: 1.a=111; prior.1.a=100; form_cell: '1' AS line, 'a' AS col, 'cases' AS unit

WITH change AS (
  SELECT
    c.line, c.col, c.value, p.value AS before,
    CASE WHEN f.unit = 'dollars' THEN :limit_dollars ELSE :limit_counts END AS percent
  FROM cell AS c
  JOIN prior_cell AS p ON p.line = c.line AND p.col = c.col
  JOIN form_cell AS f ON f.line = c.line AND f.col = c.col
  WHERE c.value + p.value IS NOT NULL
)
SELECT
  line, col,
  CAST(value AS STRING) AS value,
  'within ' || CAST(percent AS STRING) || ' % of the year before = ' || CAST(before AS STRING) AS expected,
  ABS(value - before) * 100 <= ABS(before) * percent AS holds
FROM change
