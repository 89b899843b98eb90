-- id: W04
-- title: Nobody is the custodial parent in one case and the noncustodial parent in another of the same child
-- effect: risk
-- citation: 45 CFR 305.1(a) (one case a parent and family); performance-and-audit.md 0
-- effective: 2022-
-- lines: 1 2 5 6
-- examines: case_member
-- expected: one side of the family on the last day of the year
-- pass: cases: 'K1' AS case_id, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line; case_member: 'K1' AS case_id, 'P1' AS person_id, 'custodial' AS role, DATE '2020-01-01' AS from_on, CAST(NULL AS DATE) AS to_on, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line UNION ALL SELECT 'K2', 'P1', 'custodial', DATE '2020-01-01', NULL, '27001', 'f.csv', 2 UNION ALL SELECT 'K1', 'C1', 'child', DATE '2020-01-01', NULL, '27001', 'f.csv', 3 UNION ALL SELECT 'K2', 'C1', 'child', DATE '2020-01-01', NULL, '27001', 'f.csv', 4
-- fail: cases: 'K1' AS case_id, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line; case_member: 'K1' AS case_id, 'P1' AS person_id, 'custodial' AS role, DATE '2020-01-01' AS from_on, CAST(NULL AS DATE) AS to_on, '27001' AS sender, 'f.csv' AS source_file, 1 AS source_line UNION ALL SELECT 'K2', 'P1', 'noncustodial', DATE '2020-01-01', NULL, '27001', 'f.csv', 2 UNION ALL SELECT 'K1', 'C1', 'child', DATE '2020-01-01', NULL, '27001', 'f.csv', 3 UNION ALL SELECT 'K2', 'C1', 'child', DATE '2020-01-01', NULL, '27001', 'f.csv', 4

WITH present AS (
  SELECT case_id, person_id, role, sender, source_file, source_line
  FROM case_member
  WHERE from_on <= :fye AND (to_on IS NULL OR to_on >= :fye)
),
family AS (
  SELECT a.case_id, b.case_id AS other_case
  FROM present AS a
  JOIN present AS b ON b.person_id = a.person_id AND b.case_id <> a.case_id
  WHERE a.role = 'child' AND b.role = 'child'
  GROUP BY a.case_id, b.case_id
)
SELECT
  a.case_id, CAST(NULL AS STRING) AS person_id, a.sender, a.source_file, a.source_line,
  'person ' || a.person_id || ' is custodial here and ' || b.role || ' in case ' || b.case_id AS value,
  'one side of the family' AS expected
FROM family AS f
JOIN present AS a ON a.case_id = f.case_id AND a.role = 'custodial'
JOIN present AS b ON b.case_id = f.other_case AND b.person_id = a.person_id AND b.role IN ('noncustodial', 'alleged_father')
