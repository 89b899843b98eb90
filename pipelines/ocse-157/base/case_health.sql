-- id: case_health
-- title: Health coverage and Medicaid of the children of a case at the end of the year (one row a case with such a child)
-- citation: county-extract.md 2 (health_coverage), 6 (1c, 21a, 23, 35, P-10)
-- effective: 2022-

WITH at_fye AS (
  SELECT case_id, person_id
  FROM child_role
  WHERE :fye BETWEEN from_on AND to_on
),
covered AS (
  SELECT
    a.case_id,
    h.payer IN ('noncustodial', 'custodial', 'other') AS private_in_year,
    h.payer IN ('medicaid', 'chip') AS public_in_year,
    (h.to_on IS NULL OR h.to_on >= :fye) AND (h.case_id IS NULL OR h.case_id = a.case_id) AS own_at_fye,
    h.payer,
    FALSE AS medicaid_only
  FROM at_fye AS a
  JOIN health_coverage AS h ON h.person_id = a.person_id
  WHERE h.from_on <= :fye AND (h.to_on IS NULL OR h.to_on >= :fys)
  UNION ALL
  SELECT a.case_id, FALSE, s.public_in_year, FALSE, NULL, s.medicaid_at_fye AND s.own_level = 0
  FROM at_fye AS a
  JOIN child_history AS s ON s.person_id = a.person_id
  WHERE s.public_in_year
)
SELECT
  case_id,
  BOOL_OR(private_in_year) AS private_in_year,
  BOOL_OR(public_in_year) AS public_in_year,
  BOOL_OR(own_at_fye AND payer = 'noncustodial') AS noncustodial_at_fye,
  BOOL_OR(own_at_fye AND payer = 'custodial') AS custodial_at_fye,
  BOOL_OR(medicaid_only) AS medicaid_only
FROM covered
GROUP BY case_id
