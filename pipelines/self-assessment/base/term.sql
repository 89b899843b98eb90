-- id: term
-- title: What the orders of the cases say, each provision with the days on which it is in force
-- citation: county-extract.md 2 (provision), 6 (provision in force)
-- effective: 2017-

WITH dated AS (
  SELECT
    o.case_id, o.order_id, o.established_on, p.kind, p.obligated, p.amount,
    CASE WHEN p.from_on > o.established_on THEN p.from_on ELSE o.established_on END AS from_on,
    COALESCE(p.to_on, DATE '9999-12-31') AS to_on,
    COALESCE(o.ended_on, DATE '9999-12-31') AS ended_on
  FROM provision AS p
  JOIN support_order AS o ON o.order_id = p.order_id AND o.sender = p.sender
  WHERE COALESCE(o.paternity_only, 'N') <> 'Y'
)
SELECT
  d.case_id, d.order_id, d.established_on, d.kind, d.obligated, d.amount, d.from_on,
  CASE WHEN d.ended_on < d.to_on THEN d.ended_on ELSE d.to_on END AS to_on
FROM dated AS d
JOIN review_case AS c ON c.case_id = d.case_id
