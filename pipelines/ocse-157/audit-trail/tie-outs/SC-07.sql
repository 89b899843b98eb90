-- id: SC-07
-- title: Paternity on Line06 was established by 30 September, in a case open at the right time
-- class: F
-- citation: performance-and-audit.md 4.4 (SC-7); ocse-157.md P-07, P-14
-- effective: 2022-
-- expected: paternity date on or before 30 September (blank only for the adopted and those whose parents married, switch P-14); case open on 30 September, or in the year as switch P-07 says
-- nothing: Line06 has no child
-- pass: audit_line06: 'K1' AS case_id, 'C1' AS child_id, DATE '2020-01-01' AS paternity_date; report_case: 'K1' AS case_id, 'closed_in_year' AS status
-- fail: audit_line06: 'K1' AS case_id, 'C1' AS child_id, DATE '2024-10-01' AS paternity_date; report_case: 'K1' AS case_id, 'open' AS status

WITH judged AS (
  SELECT
    m.child_id,
    CASE
      WHEN m.paternity_date > :fye THEN 'established after the year'
      WHEN m.paternity_date IS NULL AND :p14 = 'off' THEN 'no paternity date'
      WHEN c.status IS NULL OR c.status NOT IN ('open', 'closed_in_year') THEN 'case not open in the year'
      WHEN c.status = 'closed_in_year' AND :p07 = 'no' THEN 'case not open on 30 September'
    END AS fault
  FROM audit_line06 AS m
  LEFT JOIN report_case AS c ON c.case_id = m.case_id
)
SELECT
  '6' AS line, '' AS col,
  CAST(COUNT(fault) AS STRING) || ' of ' || CAST(COUNT(*) AS STRING) || ' children'
    || COALESCE(', such as: ' || MIN(fault), '') AS value,
  'none' AS expected,
  COUNT(fault) = 0 AS holds
FROM judged
HAVING COUNT(*) > 0
