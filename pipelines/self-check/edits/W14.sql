-- id: W14
-- title: A family and a parent are one open case
-- effect: risk
-- citation: 45 CFR 305.1(a) (one case a parent and family)
-- effective: 2022-
-- lines: 1 2
-- examines: case_member
-- expected: no other open IV-D case of the same custodial and noncustodial parent
-- pass: case_member: 'K1' AS case_id, 'P1' AS person_id, 'custodial' AS role, DATE '2020-01-01' AS from_on, CAST(NULL AS DATE) AS to_on UNION ALL SELECT 'K1', 'P2', 'noncustodial', DATE '2020-01-01', NULL UNION ALL SELECT 'K2', 'P1', 'custodial', DATE '2020-01-01', NULL UNION ALL SELECT 'K2', 'P3', 'noncustodial', DATE '2020-01-01', NULL; case_period: 'K1' AS case_id, 'ivd' AS service, DATE '2020-01-01' AS opened_on, CAST(NULL AS DATE) AS closed_on, '27001' AS sender, 'f.csv' AS source_file, 2 AS source_line UNION ALL SELECT 'K2', 'ivd', DATE '2020-01-01', NULL, '27001', 'f.csv', 3
-- fail: case_member: 'K1' AS case_id, 'P1' AS person_id, 'custodial' AS role, DATE '2020-01-01' AS from_on, CAST(NULL AS DATE) AS to_on UNION ALL SELECT 'K1', 'P2', 'noncustodial', DATE '2020-01-01', NULL UNION ALL SELECT 'K2', 'P1', 'custodial', DATE '2020-01-01', NULL UNION ALL SELECT 'K2', 'P2', 'noncustodial', DATE '2020-01-01', NULL; case_period: 'K1' AS case_id, 'ivd' AS service, DATE '2020-01-01' AS opened_on, CAST(NULL AS DATE) AS closed_on, '27001' AS sender, 'f.csv' AS source_file, 2 AS source_line UNION ALL SELECT 'K2', 'ivd', DATE '2020-01-01', NULL, '27001', 'f.csv', 3

WITH open_case AS (
  SELECT case_id, sender, source_file, source_line
  FROM case_period
  WHERE service = 'ivd' AND opened_on <= :fye AND (closed_on IS NULL OR closed_on > :fye)
),
pair AS (
  SELECT c.person_id AS custodial, n.person_id AS obligor, c.case_id
  FROM case_member AS c
  JOIN case_member AS n ON n.case_id = c.case_id
  JOIN open_case AS o ON o.case_id = c.case_id
  WHERE c.role = 'custodial' AND n.role IN ('noncustodial', 'alleged_father')
    AND c.from_on <= :fye AND (c.to_on IS NULL OR c.to_on >= :fye)
    AND n.from_on <= :fye AND (n.to_on IS NULL OR n.to_on >= :fye)
  GROUP BY c.person_id, n.person_id, c.case_id
),
doubled AS (
  SELECT custodial, obligor, MIN(case_id) AS first_case FROM pair GROUP BY custodial, obligor HAVING COUNT(*) > 1
)
SELECT
  p.case_id, CAST(NULL AS STRING) AS person_id, o.sender, o.source_file, o.source_line,
  'same parents as ' || CASE WHEN p.case_id = d.first_case THEN 'another open case' ELSE 'case ' || d.first_case END AS value,
  'one open case' AS expected
FROM doubled AS d
JOIN pair AS p ON p.custodial = d.custodial AND p.obligor = d.obligor
JOIN open_case AS o ON o.case_id = p.case_id
