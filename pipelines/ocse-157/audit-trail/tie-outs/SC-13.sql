-- id: SC-13
-- title: A large change of a line or a level since the year before can be explained
-- class: S
-- citation: performance-and-audit.md 4.4 (SC-13)
-- effective: 2022-
-- expected: each audited line and each level changed by at most 10 %
-- limit.percent: 10
-- nothing: there is no report of the year before to compare with
-- pass: 1.a=110; prior.1.a=100; 2.a=60; prior.2.a=60
-- fail: 1.a=111; prior.1.a=100; 2.a=60; prior.2.a=60

WITH line_total AS (
  SELECT c.line, c.value, p.value AS before
  FROM cell AS c
  JOIN prior_cell AS p ON p.line = c.line AND p.col = c.col
  WHERE c.col = 'a' AND c.line IN ('1', '2', '5', '6', '8', '9', '24', '25', '28', '29')
    AND c.value + p.value IS NOT NULL
),
rate(line, of_line) AS (
  VALUES ('2', '1'), ('6', '5a'), ('9', '8a'), ('25', '24'), ('29', '28')
),
level AS (
  SELECT
    r.line, r.of_line,
    CAST(top.value AS DECIMAL(38, 0)) * below.before AS now_crossed,
    CAST(top.before AS DECIMAL(38, 0)) * below.value AS before_crossed,
    CAST(top.value AS STRING) || ' / ' || CAST(below.value AS STRING) AS now_text,
    CAST(top.before AS STRING) || ' / ' || CAST(below.before AS STRING) AS before_text
  FROM rate AS r
  JOIN line_total AS top ON top.line = r.line
  JOIN (
    SELECT c.line, c.value, p.value AS before
    FROM cell AS c
    JOIN prior_cell AS p ON p.line = c.line AND p.col = 'a'
    WHERE c.col = 'a' AND c.value > 0 AND p.value > 0
  ) AS below ON below.line = r.of_line
)
SELECT
  line, 'a' AS col,
  CAST(value AS STRING) AS value,
  'within ' || CAST(:limit_percent AS STRING) || ' % of the year before = ' || CAST(before AS STRING) AS expected,
  ABS(value - before) * 100 <= ABS(before) * :limit_percent AS holds
FROM line_total
UNION ALL
SELECT
  line, 'a', 'level ' || now_text,
  'within ' || CAST(:limit_percent AS STRING) || ' % of the level of the year before = ' || before_text,
  ABS(now_crossed - before_crossed) * 100 <= ABS(before_crossed) * :limit_percent
FROM level
