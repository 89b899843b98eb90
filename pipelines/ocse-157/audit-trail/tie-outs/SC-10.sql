-- id: SC-10
-- title: What was due is above zero, and no more was distributed than due
-- class: S
-- citation: performance-and-audit.md 4.4 (SC-10)
-- effective: 2022-
-- expected: each amount of Line24 above 0; of each case Line25 at most Line24; list the exceptions (adjustments, payments of an earlier month)
-- nothing: no current support was due or distributed
-- pass: audit_line24: 'K1' AS case_id, 10.00 AS amount_due; audit_line25: 'K1' AS case_id, 9.00 AS amount_distributed
-- fail: audit_line24: 'K1' AS case_id, 10.00 AS amount_due; audit_line25: 'K1' AS case_id, 11.00 AS amount_distributed

SELECT
  '24' AS line, '' AS col,
  CAST(COUNT(CASE WHEN amount_due <= 0 THEN 1 END) AS STRING) || ' cases with nothing due or less'
    || COALESCE(', the first ' || MIN(CASE WHEN amount_due <= 0 THEN case_id END), '') AS value,
  'none' AS expected,
  COUNT(CASE WHEN amount_due <= 0 THEN 1 END) = 0 AS holds
FROM audit_line24
HAVING COUNT(*) > 0
UNION ALL
SELECT
  '25', '',
  CAST(COUNT(CASE WHEN p.amount_distributed > COALESCE(d.amount_due, 0) THEN 1 END) AS STRING)
    || ' cases with more distributed than due'
    || COALESCE(', the first ' || MIN(CASE WHEN p.amount_distributed > COALESCE(d.amount_due, 0) THEN p.case_id END), ''),
  'none',
  COUNT(CASE WHEN p.amount_distributed > COALESCE(d.amount_due, 0) THEN 1 END) = 0
FROM audit_line25 AS p
LEFT JOIN audit_line24 AS d ON d.case_id = p.case_id
HAVING COUNT(*) > 0
