-- id: case_event
-- title: What was done on the cases of the review, to the end of the period
-- citation: county-extract.md 2 (event)
-- effective: 2017-

SELECT
  e.case_id, e.event_id, e.kind, e.on_date, e.refers_to,
  COALESCE(e.result, '') AS result,
  e.kind = 'located' AND e.result IN :income_automated AS is_income,
  e.kind = 'located' AND e.result IN :elsewhere AS is_elsewhere
FROM event AS e
JOIN review_case AS c ON c.case_id = e.case_id
WHERE e.on_date <= :fye
