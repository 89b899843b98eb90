-- id: SC-08
-- title: Paternity on Line09 was established in the year, for a minor
-- class: F
-- citation: performance-and-audit.md 4.4 (SC-8)
-- effective: 2022-
-- expected: paternity date from 1 October to 30 September, the child then under 18
-- nothing: vital records hold the children of line 9; the warehouse has their number only
-- pass: audit_line09: 'C1' AS child_id, DATE '2024-09-29' AS paternity_date; person: 'C1' AS person_id, DATE '2006-09-30' AS born_on
-- fail: audit_line09: 'C1' AS child_id, DATE '2024-09-30' AS paternity_date; person: 'C1' AS person_id, DATE '2006-09-30' AS born_on

WITH judged AS (
  SELECT
    m.child_id,
    CASE
      WHEN m.paternity_date IS NULL OR m.paternity_date NOT BETWEEN :fys AND :fye THEN 'not established in the year'
      WHEN (YEAR(m.paternity_date) - YEAR(p.born_on)) * 10000 + (MONTH(m.paternity_date) - MONTH(p.born_on)) * 100
        + DAY(m.paternity_date) - DAY(p.born_on) >= 180000 THEN 'of age'
    END AS fault
  FROM audit_line09 AS m
  LEFT JOIN person AS p ON p.person_id = m.child_id
)
SELECT
  '9' AS line, '' AS col,
  CAST(COUNT(fault) AS STRING) || ' of ' || CAST(COUNT(*) AS STRING) || ' children'
    || COALESCE(', such as: ' || MIN(fault), '') AS value,
  'none' AS expected,
  COUNT(fault) = 0 AS holds
FROM judged
HAVING COUNT(*) > 0
