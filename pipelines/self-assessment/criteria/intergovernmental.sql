-- id: intergovernmental
-- title: Cases sent to or received from another state, tribe or country, or with a parent found there
-- citation: 45 CFR 308.2(g)
-- effective: 2017-
-- reason.not_intergovernmental: No other jurisdiction had a part in the case in the period.

WITH shared AS (
  SELECT DISTINCT r.case_id
  FROM intergovernmental AS r
  JOIN review_case AS c ON c.case_id = r.case_id
  WHERE r.sent_on <= c.last_day
    AND (r.closed_on IS NULL OR r.closed_on >= c.first_day)
  UNION
  SELECT DISTINCT case_id
  FROM case_event
  WHERE is_elsewhere
    AND on_date >= :fys
)
SELECT
  c.case_id,
  CASE WHEN s.case_id IS NULL THEN 'not_intergovernmental' END AS reason,
  CAST(NULL AS STRING) AS item,
  CAST(NULL AS DATE) AS met_on
FROM review_case AS c
LEFT JOIN shared AS s ON s.case_id = c.case_id
