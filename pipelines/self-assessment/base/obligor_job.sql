-- id: obligor_job
-- title: Known employment of the cases' noncustodial parents and alleged fathers
-- citation: county-extract.md 2 (employment, case_member)
-- effective: 2017-

WITH obligor AS (
  SELECT DISTINCT m.case_id, m.person_id
  FROM case_member AS m
  JOIN review_case AS c ON c.case_id = m.case_id
  WHERE m.role IN ('noncustodial', 'alleged_father')
    AND m.from_on <= c.last_day
    AND (m.to_on IS NULL OR m.to_on >= c.first_day)
)
SELECT
  o.case_id, o.person_id, e.from_on, e.source,
  MAX(COALESCE(e.to_on, DATE '9999-12-31')) AS to_on
FROM obligor AS o
JOIN employment AS e ON e.person_id = o.person_id
WHERE e.from_on <= :fye
GROUP BY o.case_id, o.person_id, e.from_on, e.source
