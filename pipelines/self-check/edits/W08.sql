-- id: W08
-- title: An open IV-D case has a child
-- effect: risk
-- citation: 45 CFR 305.1(a) (a case serves a child or children)
-- effective: 2022-
-- lines: 1 2
-- examines: case_period
-- expected: a member with the role child
-- pass: case_period: 'K1' AS case_id, 'ivd' AS service, DATE '2020-01-01' AS opened_on, CAST(NULL AS DATE) AS closed_on, '27001' AS sender, 'f.csv' AS source_file, 2 AS source_line; case_member: 'K1' AS case_id, 'C1' AS person_id, 'child' AS role
-- fail: case_period: 'K1' AS case_id, 'ivd' AS service, DATE '2020-01-01' AS opened_on, CAST(NULL AS DATE) AS closed_on, '27001' AS sender, 'f.csv' AS source_file, 2 AS source_line; case_member: 'K1' AS case_id, 'P1' AS person_id, 'custodial' AS role

SELECT
  p.case_id, CAST(NULL AS STRING) AS person_id, p.sender, p.source_file, p.source_line,
  'no child' AS value,
  'a child' AS expected
FROM case_period AS p
LEFT JOIN (SELECT case_id FROM case_member WHERE role = 'child' GROUP BY case_id) AS k ON k.case_id = p.case_id
WHERE p.service = 'ivd' AND p.opened_on <= :fye AND (p.closed_on IS NULL OR p.closed_on > :fye) AND k.case_id IS NULL
