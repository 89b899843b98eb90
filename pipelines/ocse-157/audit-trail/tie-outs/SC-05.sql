-- id: SC-05
-- title: Trails are within each other, and open cases are those of lines 1 and 3
-- class: F
-- citation: performance-and-audit.md 4.4 (SC-5); ocse-157.md 9.3
-- effective: 2022-
-- expected: Line02 within Line01, Line29 within Line28; the open IV-D cases of the universe are the cases of line 1 and of line 3, none on both
-- pass: audit_ivduniverse: 'K1' AS case_id, DATE '2020-01-01' AS status_date, 'Open IV-D' AS case_status; audit_line01: 'K1' AS case_id; audit_line02: 'K1' AS case_id; audit_line28: 'K1' AS case_id; audit_line29: 'K1' AS case_id; line_3: 'K1' AS case_id, FALSE AS counted
-- fail: audit_ivduniverse: 'K1' AS case_id, DATE '2020-01-01' AS status_date, 'Open IV-D' AS case_status; audit_line01: 'K1' AS case_id; audit_line02: 'K1' AS case_id; audit_line28: 'K1' AS case_id; audit_line29: 'K2' AS case_id; line_3: 'K1' AS case_id, FALSE AS counted

WITH subset AS (
  SELECT '2' AS line, 'Line01' AS other, t.case_id, o.case_id AS found
  FROM audit_line02 AS t LEFT JOIN audit_line01 AS o ON o.case_id = t.case_id
  UNION ALL
  SELECT '29', 'Line28', t.case_id, o.case_id
  FROM audit_line29 AS t LEFT JOIN audit_line28 AS o ON o.case_id = t.case_id
  UNION ALL
  SELECT '1', 'the open IV-D cases of the universe', t.case_id, u.case_id
  FROM audit_line01 AS t LEFT JOIN audit_ivduniverse AS u ON u.case_id = t.case_id AND u.case_status = 'Open IV-D'
  UNION ALL
  SELECT 'universe', 'line 1 or line 3, if open IV-D', u.case_id, COALESCE(o.case_id, n.case_id)
  FROM audit_ivduniverse AS u
  LEFT JOIN audit_line01 AS o ON o.case_id = u.case_id
  LEFT JOIN line_3 AS n ON n.case_id = u.case_id AND n.counted
  WHERE u.case_status = 'Open IV-D'
  UNION ALL
  SELECT '1', 'cases that are not on line 3', t.case_id, CASE WHEN n.case_id IS NULL THEN t.case_id END
  FROM audit_line01 AS t LEFT JOIN line_3 AS n ON n.case_id = t.case_id AND n.counted
)
SELECT
  line, '' AS col,
  CAST(COUNT(*) - COUNT(found) AS STRING) || ' cases'
    || COALESCE(', the first ' || MIN(CASE WHEN found IS NULL THEN case_id END), '') AS value,
  'none outside of ' || other AS expected,
  COUNT(*) = COUNT(found) AS holds
FROM subset
GROUP BY line, other
