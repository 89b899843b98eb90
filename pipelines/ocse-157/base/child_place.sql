-- id: child_place
-- title: For each child the first case, in byte order, that puts it on the child lines; NULL where none does
-- citation: county-extract.md 6 (child of a case, 4, 6, 13, P-07); ocse-157.md G8, G9
-- effective: 2022-

WITH place AS (
  SELECT
    r.person_id, r.case_id, c.status,
    c.status IN ('open', 'closed_in_year') AND NOT c.no_jurisdiction
      AND c.roles_on BETWEEN r.from_on AND r.to_on AS present,
    k.case_id IS NOT NULL AS protected
  FROM child_role AS r
  JOIN report_case AS c ON c.case_id = r.case_id
  LEFT JOIN protected_case AS k ON k.case_id = r.case_id
)
SELECT
  person_id,
  MIN(case_id) AS any_case,
  MIN(CASE WHEN present AND status = 'open' THEN case_id END) AS open_case,
  MIN(CASE WHEN present AND status = 'open' AND NOT protected THEN case_id END) AS clear_case,
  MIN(CASE WHEN present THEN case_id END) AS year_case,
  MIN(CASE WHEN present AND NOT protected THEN case_id END) AS clear_year_case
FROM place
GROUP BY person_id
