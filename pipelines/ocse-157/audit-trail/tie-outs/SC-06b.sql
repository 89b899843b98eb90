-- id: SC-06b
-- title: No child of Line05 is emancipated on 30 September
-- class: S
-- citation: performance-and-audit.md 4.4 (SC-6); ocse-157.md G15, P-05
-- effective: 2022-
-- expected: none; a child emancipated in the year is on line 5 by the default of switch P-05, an auditor may ask
-- nothing: Line05 has no child
-- pass: audit_line05: 'K1' AS case_id, 'C1' AS child_id, DATE '2020-01-01' AS birth_date; child: 'C1' AS person_id, CAST(NULL AS DATE) AS emancipated_on
-- fail: audit_line05: 'K1' AS case_id, 'C1' AS child_id, DATE '2020-01-01' AS birth_date; child: 'C1' AS person_id, DATE '2024-05-05' AS emancipated_on

SELECT
  '5' AS line, '' AS col,
  CAST(COUNT(CASE WHEN h.emancipated_on <= :fye THEN 1 END) AS STRING) || ' children'
    || COALESCE(', the first ' || MIN(CASE WHEN h.emancipated_on <= :fye THEN m.child_id END), '') AS value,
  'none' AS expected,
  COUNT(CASE WHEN h.emancipated_on <= :fye THEN 1 END) = 0 AS holds
FROM audit_line05 AS m
JOIN child AS h ON h.person_id = m.child_id
HAVING COUNT(*) > 0
