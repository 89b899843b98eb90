-- id: SC-03
-- title: Every key is there once
-- class: F
-- citation: performance-and-audit.md 4.4 (SC-3)
-- effective: 2022-
-- expected: case id once in the universe and in each trail of cases or dollars, case and child once in Line05 and Line06
-- pass: audit_ivduniverse: 'K1' AS case_id, DATE '2020-01-01' AS status_date, 'Open IV-D' AS case_status; audit_line01: 'K1' AS case_id; audit_line02: 'K1' AS case_id; audit_line05: 'K1' AS case_id, 'C1' AS child_id, DATE '2020-01-01' AS birth_date; audit_line06: 'K1' AS case_id, 'C1' AS child_id, DATE '2020-01-01' AS paternity_date; audit_line28: 'K1' AS case_id; audit_line29: 'K1' AS case_id; audit_line24: 'K1' AS case_id, 10.00 AS amount_due; audit_line25: 'K1' AS case_id, 9.00 AS amount_distributed
-- fail: audit_ivduniverse: 'K1' AS case_id, DATE '2020-01-01' AS status_date, 'Open IV-D' AS case_status; audit_line01: 'K1' AS case_id; audit_line02: 'K1' AS case_id UNION ALL SELECT 'K1'; audit_line05: 'K1' AS case_id, 'C1' AS child_id, DATE '2020-01-01' AS birth_date; audit_line06: 'K1' AS case_id, 'C1' AS child_id, DATE '2020-01-01' AS paternity_date; audit_line28: 'K1' AS case_id; audit_line29: 'K1' AS case_id; audit_line24: 'K1' AS case_id, 10.00 AS amount_due; audit_line25: 'K1' AS case_id, 9.00 AS amount_distributed

WITH key AS (
  SELECT 'universe' AS line, case_id AS id FROM audit_ivduniverse
  UNION ALL
  SELECT '1', case_id FROM audit_line01
  UNION ALL
  SELECT '2', case_id FROM audit_line02
  UNION ALL
  SELECT '5', case_id || ' ' || child_id FROM audit_line05
  UNION ALL
  SELECT '6', case_id || ' ' || child_id FROM audit_line06
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
  line, '' AS col,
  CAST(COUNT(*) AS STRING) || ' rows' AS value,
  CAST(COUNT(DISTINCT id) AS STRING) || ' different keys' AS expected,
  COUNT(*) = COUNT(DISTINCT id) AS holds
FROM key
GROUP BY line
