-- id: review
-- title: Required reviews: on request in time, in assistance cases every three years; the search for an absent parent meanwhile
-- citation: 45 CFR 308.2(f), 303.8(b)(1), (e), 303.3(b) (T-3, T-4, T-16, T-20)
-- effective: 2017-

WITH assisted_now AS (
  SELECT DISTINCT c.case_id, c.last_day
  FROM review_case AS c
  JOIN assisted AS a ON a.case_id = c.case_id AND a.program = 'tanf' AND c.last_day BETWEEN a.from_on AND a.to_on
  JOIN term AS t
    ON t.case_id = c.case_id AND t.kind = 'current_support' AND t.amount > 0
    AND c.last_day BETWEEN t.from_on AND t.to_on
),
milestone AS (
  SELECT a.case_id, o.established_on AS on_date
  FROM assisted_now AS a
  JOIN support_order AS o ON o.case_id = a.case_id AND COALESCE(o.paternity_only, 'N') <> 'Y'
  WHERE o.established_on <= a.last_day
  UNION
  SELECT a.case_id, e.on_date
  FROM assisted_now AS a
  JOIN case_event AS e ON e.case_id = a.case_id AND e.kind = 'review_done'
),
cycle AS (
  SELECT case_id, on_date, LEAD(on_date) OVER (PARTITION BY case_id ORDER BY on_date) AS next_on
  FROM milestone
),
pending AS (
  SELECT DISTINCT l.case_id, l.step, l.clock, l.arose_on, l.done_on, l.perhaps_on, l.missing
  FROM location_duty AS l
  JOIN review_request AS r
    ON r.case_id = l.case_id AND r.requested_on <= l.arose_on AND (r.done_on IS NULL OR r.done_on > l.arose_on)
)
SELECT
  case_id, CASE WHEN step = 'first' THEN 'f.2.i' ELSE 'f.2.ii' END AS item, clock, arose_on, done_on, perhaps_on,
  missing
FROM pending
UNION ALL
SELECT case_id, 'f.2.iii', 'T-16', starts_on, done_on, CAST(NULL AS DATE), CAST(NULL AS STRING)
FROM review_request
WHERE starts_on IS NOT NULL
UNION ALL
SELECT case_id, 'f.2.cycle', 'T-20', on_date, next_on, CAST(NULL AS DATE), CAST(NULL AS STRING)
FROM cycle
