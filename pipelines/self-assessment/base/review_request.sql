-- id: review_request
-- title: Requests for the review of an order, the day on which the clock starts, and the review that followed
-- citation: 45 CFR 303.8(e) (T-16)
-- effective: 2017-

WITH requested AS (
  SELECT case_id, event_id, on_date FROM case_event WHERE kind = 'review_requested'
),
reviewed AS (
  SELECT case_id, refers_to, on_date FROM case_event WHERE kind = 'review_done'
),
absent AS (
  SELECT
    r.event_id, r.case_id,
    MAX(CASE WHEN s.kind = 'locate_needed' AND s.on_date <= r.on_date THEN s.on_date END) AS needed_on,
    MAX(CASE WHEN s.kind = 'located' AND s.on_date <= r.on_date THEN s.on_date END) AS found_on,
    MIN(CASE WHEN s.kind = 'located' AND s.on_date > r.on_date THEN s.on_date END) AS next_found_on
  FROM requested AS r
  JOIN search AS s ON s.case_id = r.case_id
  GROUP BY r.event_id, r.case_id
),
followed AS (
  SELECT r.event_id, r.case_id, r.on_date, MIN(d.on_date) AS done_on
  FROM requested AS r
  LEFT JOIN reviewed AS d
    ON d.case_id = r.case_id AND d.on_date >= r.on_date AND (d.refers_to IS NULL OR d.refers_to = r.event_id)
  GROUP BY r.event_id, r.case_id, r.on_date
)
SELECT
  f.case_id, f.on_date AS requested_on, f.done_on,
  CASE
    WHEN a.needed_on IS NULL OR a.found_on >= a.needed_on THEN f.on_date
    ELSE a.next_found_on
  END AS starts_on
FROM followed AS f
LEFT JOIN absent AS a ON a.event_id = f.event_id AND a.case_id = f.case_id
