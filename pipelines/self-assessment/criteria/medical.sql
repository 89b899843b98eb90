-- id: medical
-- title: Cases with an order to which one of the three questions of medical support applies
-- citation: 45 CFR 308.2(e)
-- effective: 2017-
-- reason.no_jurisdiction: The state has no jurisdiction over the case and no other means of enforcement (305.1(a)).
-- reason.no_order: The case had no order by the last day of its time in the period.

SELECT
  c.case_id,
  CASE
    WHEN c.no_jurisdiction THEN 'no_jurisdiction'
    WHEN o.established_on IS NULL OR o.established_on > c.last_day THEN 'no_order'
  END AS reason,
  CAST(NULL AS STRING) AS item,
  CAST(NULL AS DATE) AS met_on
FROM review_case AS c
LEFT JOIN first_order AS o ON o.case_id = c.case_id
