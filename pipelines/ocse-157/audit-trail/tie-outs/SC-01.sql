-- id: SC-01
-- title: Each audit trail has as many rows as the form reports
-- class: F
-- citation: performance-and-audit.md 4.4 (SC-1)
-- effective: 2022-
-- expected: row count of Line01, 02, 05, 06, 28 and 29 = their line, column a; 05 and 06 where the IV-D option is elected
-- pass: 1.a=1; 2.a=1; 5.a=1; 6.a=1; 28.a=1; 29.a=1; elected: 'iv_d' AS paternity; audit_line01: 'K1' AS case_id; audit_line02: 'K1' AS case_id; audit_line05: 'K1' AS case_id, 'C1' AS child_id, DATE '2020-01-01' AS birth_date; audit_line06: 'K1' AS case_id, 'C1' AS child_id, DATE '2020-01-01' AS paternity_date; audit_line28: 'K1' AS case_id; audit_line29: 'K1' AS case_id
-- fail: 1.a=1; 2.a=1; 5.a=1; 6.a=1; 28.a=1; 29.a=1; elected: 'iv_d' AS paternity; audit_line01: 'K1' AS case_id UNION ALL SELECT 'K2'; audit_line02: 'K1' AS case_id; audit_line05: 'K1' AS case_id, 'C1' AS child_id, DATE '2020-01-01' AS birth_date; audit_line06: 'K1' AS case_id, 'C1' AS child_id, DATE '2020-01-01' AS paternity_date; audit_line28: 'K1' AS case_id; audit_line29: 'K1' AS case_id

WITH trail AS (
  SELECT '1' AS line, COUNT(*) AS row_count FROM audit_line01
  UNION ALL
  SELECT '2', COUNT(*) FROM audit_line02
  UNION ALL
  SELECT '5', COUNT(*) FROM audit_line05
  UNION ALL
  SELECT '6', COUNT(*) FROM audit_line06
  UNION ALL
  SELECT '28', COUNT(*) FROM audit_line28
  UNION ALL
  SELECT '29', COUNT(*) FROM audit_line29
)
SELECT
  c.line, c.col,
  CAST(t.row_count AS STRING) || ' rows' AS value,
  'line ' || c.line || ' = ' || COALESCE(CAST(c.value AS STRING), 'blank') AS expected,
  COALESCE(t.row_count = c.value, FALSE) AS holds
FROM trail AS t
JOIN cell AS c ON c.line = t.line AND c.col = 'a'
JOIN elected AS e ON e.paternity = 'iv_d' OR t.line NOT IN ('5', '6')
