-- id: child_step
-- title: With P-03 = month: the column of a supported child over time, a step at each change (otherwise without rows)
-- citation: ocse-157.md 3.3, P-03; county-extract.md 6 (columns, switches)
-- effective: 2022-

WITH supported AS (
  SELECT r.case_id, r.person_id, c.partner_level
  FROM child_role AS r
  JOIN report_case AS c ON c.case_id = r.case_id
  WHERE :p03 = 'month' AND r.from_on <= :fye
  GROUP BY r.case_id, r.person_id, c.partner_level
),
edge AS (
  SELECT s.case_id, s.person_id, s.partner_level, DATE '0001-01-01' AS on_date, 0 AS change
  FROM supported AS s
  UNION ALL
  SELECT s.case_id, s.person_id, s.partner_level, a.from_on, 1
  FROM supported AS s
  JOIN assistance AS a ON a.person_id = s.person_id
  WHERE a.program IN ('tanf', 'afdc', 'iv_e')
  UNION ALL
  SELECT s.case_id, s.person_id, s.partner_level, a.to_on + 1, -1
  FROM supported AS s
  JOIN assistance AS a ON a.person_id = s.person_id
  WHERE a.program IN ('tanf', 'afdc', 'iv_e') AND a.to_on < DATE '9999-12-31'
),
day AS (
  SELECT case_id, person_id, partner_level, on_date, SUM(change) AS change
  FROM edge
  GROUP BY case_id, person_id, partner_level, on_date
),
step AS (
  SELECT
    case_id, person_id, partner_level, on_date AS from_on,
    COALESCE(LEAD(on_date) OVER (PARTITION BY case_id, person_id ORDER BY on_date) - 1, DATE '9999-12-31') AS to_on,
    SUM(change) OVER (
      PARTITION BY case_id, person_id ORDER BY on_date ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS running
  FROM day
)
SELECT
  case_id, person_id, from_on, to_on,
  CASE
    WHEN running > 0 OR partner_level = 2 THEN 'b'
    WHEN from_on > DATE '0001-01-01' OR partner_level = 1 THEN 'c'
    ELSE 'd'
  END AS category
FROM step
