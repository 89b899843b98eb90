-- id: establishment
-- title: Cases that need a support order in the review period
-- citation: 45 CFR 308.2(b)
-- effective: 2017-
-- reason.no_jurisdiction: The state has no jurisdiction over the case and no other means of enforcement (305.1(a)).
-- reason.has_order: The case had an order when the period, or its own time in it, began.
-- reason.protected: Good cause, or the child's best interest, stands against establishing an order.

WITH protected AS (
  SELECT DISTINCT p.case_id
  FROM cooperation AS p
  JOIN review_case AS c ON c.case_id = p.case_id
  WHERE p.kind IN ('good_cause', 'best_interest')
    AND c.last_day BETWEEN p.from_on AND COALESCE(p.to_on, DATE '9999-12-31')
)
SELECT
  c.case_id,
  CASE
    WHEN c.no_jurisdiction THEN 'no_jurisdiction'
    WHEN o.established_on < c.first_day THEN 'has_order'
    WHEN p.case_id IS NOT NULL THEN 'protected'
  END AS reason,
  CASE WHEN o.established_on <= c.last_day THEN 'b.1' END AS item,
  o.established_on AS met_on
FROM review_case AS c
LEFT JOIN first_order AS o ON o.case_id = c.case_id
LEFT JOIN protected AS p ON p.case_id = c.case_id
