-- id: offset_duty
-- title: Cases that must be submitted for federal and state tax offset in the period, and when they were
-- citation: 45 CFR 303.6(c)(3), 303.72(a) (T-9, T-9a)
-- effective: 2017-

WITH submitted AS (
  SELECT case_id, MIN(on_date) AS on_date
  FROM case_event
  WHERE kind = 'tax_offset_submitted'
    AND on_date >= :fys
  GROUP BY case_id
)
SELECT c.case_id, c.first_day, c.last_day, s.on_date AS submitted_on
FROM review_case AS c
JOIN owed AS o ON o.case_id = c.case_id AND c.first_day BETWEEN o.from_on AND o.to_on
LEFT JOIN submitted AS s ON s.case_id = c.case_id
WHERE c.closed_on IS NULL
  AND (o.state >= :offset_assigned OR o.family >= :offset_other)
