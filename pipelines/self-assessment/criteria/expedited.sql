-- id: expedited
-- title: Cases needing an order in which process was served, disposed of in the review period or with the 12 months over in it
-- citation: 45 CFR 308.2(h), 303.101(b)(2)
-- effective: 2017-
-- reason.no_jurisdiction: The state has no jurisdiction over the case and no other means of enforcement (305.1(a)).
-- reason.not_served: No process to establish an order was served on the case.

WITH served AS (
  SELECT DISTINCT e.case_id
  FROM case_event AS e
  LEFT JOIN first_order AS o ON o.case_id = e.case_id
  WHERE e.kind = 'service_of_process'
    AND e.result IN :served
    AND (o.established_on IS NULL OR o.established_on >= e.on_date)
)
SELECT
  c.case_id,
  CASE
    WHEN c.no_jurisdiction THEN 'no_jurisdiction'
    WHEN s.case_id IS NULL THEN 'not_served'
  END AS reason,
  CAST(NULL AS STRING) AS item,
  CAST(NULL AS DATE) AS met_on
FROM review_case AS c
LEFT JOIN served AS s ON s.case_id = c.case_id
