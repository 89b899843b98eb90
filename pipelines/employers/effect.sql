-- id: effect
-- title: Open cases that an employer withholds for or whose obligor works there, and what it remitted in twelve months
-- citation: 45 CFR 303.100(e); the agency's own order of work

WITH remitted AS (
  SELECT sender, receipt_id, fein, amount
  FROM receipt
  WHERE source = 'income_withholding'
    AND fein IS NOT NULL
    AND collected_on > :year_before
    AND collected_on <= :as_of
),
open_case AS (
  SELECT DISTINCT case_id
  FROM case_period
  WHERE service = 'ivd' AND opened_on <= :as_of AND (closed_on IS NULL OR closed_on >= :as_of)
),
withheld_for AS (
  SELECT r.fein, d.case_id
  FROM remitted AS r
  JOIN distribution AS d ON d.sender = r.sender AND d.receipt_id = r.receipt_id
),
works_there AS (
  SELECT e.fein, m.case_id
  FROM employment AS e
  JOIN case_member AS m ON m.person_id = e.person_id
  WHERE e.fein IS NOT NULL
    AND e.from_on <= :as_of AND (e.to_on IS NULL OR e.to_on >= :as_of)
    AND m.role = 'noncustodial'
    AND m.from_on <= :as_of AND (m.to_on IS NULL OR m.to_on >= :as_of)
),
cases_behind AS (
  SELECT w.fein, COUNT(DISTINCT w.case_id) AS cases
  FROM (SELECT fein, case_id FROM withheld_for UNION ALL SELECT fein, case_id FROM works_there) AS w
  JOIN open_case AS o ON o.case_id = w.case_id
  GROUP BY w.fein
),
dollars_behind AS (
  SELECT fein, SUM(amount) AS dollars
  FROM remitted
  GROUP BY fein
)
SELECT
  COALESCE(c.fein, d.fein) AS fein,
  COALESCE(c.cases, 0) AS cases,
  CAST(COALESCE(d.dollars, 0) AS DECIMAL(14,2)) AS dollars
FROM cases_behind AS c
FULL OUTER JOIN dollars_behind AS d ON d.fein = c.fein
ORDER BY 1
