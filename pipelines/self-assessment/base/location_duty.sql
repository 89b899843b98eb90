-- id: location_duty
-- title: Required location: all sources in time, then again each quarter until the parent is found
-- citation: 45 CFR 303.3(b)(3), (5) (T-3, T-4)
-- effective: 2017-

SELECT
  case_id,
  'first' AS step,
  'T-3' AS clock,
  on_date AS arose_on,
  CASE WHEN next_full_on < next_found_on OR next_found_on IS NULL THEN next_full_on ELSE next_found_on END AS done_on,
  next_on AS perhaps_on,
  'whether the attempt reached all appropriate sources' AS missing
FROM search
WHERE kind = 'locate_needed'
UNION ALL
SELECT
  case_id, 'again' AS step, 'T-4' AS clock, on_date AS arose_on, next_on AS done_on,
  CAST(NULL AS DATE) AS perhaps_on, CAST(NULL AS STRING) AS missing
FROM search
WHERE kind = 'locate_attempt'
  AND is_open
  AND result NOT IN :found
