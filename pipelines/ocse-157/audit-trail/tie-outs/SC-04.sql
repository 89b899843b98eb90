-- id: SC-04
-- title: Every case of an audit trail is in the universe
-- class: F
-- citation: performance-and-audit.md 4.4 (SC-4); ocse-157.md 9.3
-- effective: 2022-
-- expected: no case id of a trail that the universe does not have
-- pass: audit_ivduniverse: 'K1' AS case_id, DATE '2020-01-01' AS status_date, 'Open IV-D' AS case_status; audit_line01: 'K1' AS case_id; audit_line02: 'K1' AS case_id; audit_line05: 'K1' AS case_id, 'C1' AS child_id, DATE '2020-01-01' AS birth_date; audit_line06: 'K1' AS case_id, 'C1' AS child_id, DATE '2020-01-01' AS paternity_date; audit_line28: 'K1' AS case_id; audit_line29: 'K1' AS case_id; audit_line24: 'K1' AS case_id, 10.00 AS amount_due; audit_line25: 'K1' AS case_id, 9.00 AS amount_distributed
-- fail: audit_ivduniverse: 'K1' AS case_id, DATE '2020-01-01' AS status_date, 'Open IV-D' AS case_status; audit_line01: 'K1' AS case_id; audit_line02: 'K1' AS case_id; audit_line05: 'K1' AS case_id, 'C1' AS child_id, DATE '2020-01-01' AS birth_date; audit_line06: 'K1' AS case_id, 'C1' AS child_id, DATE '2020-01-01' AS paternity_date; audit_line28: 'K9' AS case_id; audit_line29: 'K1' AS case_id; audit_line24: 'K1' AS case_id, 10.00 AS amount_due; audit_line25: 'K1' AS case_id, 9.00 AS amount_distributed

WITH trail AS (
  SELECT '1' AS line, case_id FROM audit_line01
  UNION ALL
  SELECT '2', case_id FROM audit_line02
  UNION ALL
  SELECT '5', case_id FROM audit_line05
  UNION ALL
  SELECT '6', case_id FROM audit_line06
  UNION ALL
  SELECT '24', case_id FROM audit_line24
  UNION ALL
  SELECT '25', case_id FROM audit_line25
  UNION ALL
  SELECT '28', case_id FROM audit_line28
  UNION ALL
  SELECT '29', case_id FROM audit_line29
)
SELECT
  t.line, '' AS col,
  CAST(COUNT(CASE WHEN u.case_id IS NULL THEN 1 END) AS STRING) || ' rows'
    || COALESCE(', the first of case ' || MIN(CASE WHEN u.case_id IS NULL THEN t.case_id END), '') AS value,
  'none without a row of the universe' AS expected,
  COUNT(CASE WHEN u.case_id IS NULL THEN 1 END) = 0 AS holds
FROM trail AS t
LEFT JOIN audit_ivduniverse AS u ON u.case_id = t.case_id
GROUP BY t.line
