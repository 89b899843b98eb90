-- id: closure
-- title: Cases closed in the review period
-- citation: 45 CFR 308.2(a)
-- effective: 2017-
-- reason.not_closed: The case was not closed in the period.

SELECT
  c.case_id,
  CASE WHEN d.case_id IS NULL THEN 'not_closed' END AS reason,
  CAST(NULL AS STRING) AS item,
  CAST(NULL AS DATE) AS met_on
FROM review_case AS c
LEFT JOIN closing AS d ON d.case_id = c.case_id
