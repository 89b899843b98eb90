-- id: review
-- title: Cases with an order whose review was made, asked for or due in the review period
-- citation: 45 CFR 308.2(f)
-- effective: 2017-
-- reason.no_jurisdiction: The state has no jurisdiction over the case and no other means of enforcement (305.1(a)).
-- reason.no_order: The case had no order by the last day of its time in the period.

WITH reviewed AS (
  SELECT e.case_id, MAX(e.on_date) AS on_date
  FROM case_event AS e
  JOIN review_case AS c ON c.case_id = e.case_id AND e.on_date BETWEEN c.first_day AND c.last_day
  WHERE e.kind = 'review_done'
  GROUP BY e.case_id
)
SELECT
  c.case_id,
  CASE
    WHEN c.no_jurisdiction THEN 'no_jurisdiction'
    WHEN o.established_on IS NULL OR o.established_on > c.last_day THEN 'no_order'
  END AS reason,
  CASE WHEN r.case_id IS NOT NULL THEN 'f.1' END AS item,
  r.on_date AS met_on
FROM review_case AS c
LEFT JOIN first_order AS o ON o.case_id = c.case_id
LEFT JOIN reviewed AS r ON r.case_id = c.case_id
