-- id: case_step
-- title: With P-03 = month: the column of a case over time, a step at each change (otherwise without rows)
-- citation: ocse-157.md 3.2, P-03; county-extract.md 6 (columns, switches)
-- effective: 2022-

WITH edge AS (
  SELECT case_id, from_on AS on_date, 1 AS change FROM assisted_time WHERE :p03 = 'month' AND from_on <= to_on
  UNION ALL
  SELECT case_id, to_on + 1, -1 FROM assisted_time
  WHERE :p03 = 'month' AND from_on <= to_on AND to_on < DATE '9999-12-31'
  UNION ALL
  SELECT case_id, from_on, 0 FROM assisted_time WHERE :p03 = 'month'
  UNION ALL
  SELECT case_id, DATE '0001-01-01', 0 FROM report_case WHERE :p03 = 'month'
),
day AS (
  SELECT case_id, on_date, SUM(change) AS change
  FROM edge
  GROUP BY case_id, on_date
),
step AS (
  SELECT
    case_id,
    on_date AS from_on,
    COALESCE(LEAD(on_date) OVER (PARTITION BY case_id ORDER BY on_date) - 1, DATE '9999-12-31') AS to_on,
    SUM(change) OVER (PARTITION BY case_id ORDER BY on_date ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS running
  FROM day
)
SELECT
  s.case_id, s.from_on, s.to_on,
  CASE
    WHEN s.running > 0 OR c.partner_level = 2 THEN 'b'
    WHEN s.from_on > DATE '0001-01-01' OR c.partner_level = 1 THEN 'c'
    ELSE 'd'
  END AS category
FROM step AS s
JOIN report_case AS c ON c.case_id = s.case_id
