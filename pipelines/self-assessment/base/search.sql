-- id: search
-- title: The search for absent parents: each event with the search that it belongs to, and what came next
-- citation: 45 CFR 303.3(b); county-extract.md 2 (event)
-- effective: 2017-

WITH ranked AS (
  SELECT
    case_id, event_id, kind, on_date, result,
    CASE kind WHEN 'locate_needed' THEN 0 WHEN 'locate_attempt' THEN 1 ELSE 2 END AS place
  FROM case_event
  WHERE kind IN ('locate_needed', 'locate_attempt', 'located')
    AND NOT is_income
),
ordered AS (
  SELECT
    *,
    MAX(CASE WHEN kind = 'locate_needed' THEN on_date END) OVER earlier AS needed_on,
    MAX(CASE WHEN kind = 'located' THEN on_date END) OVER before AS found_on,
    MIN(CASE WHEN kind <> 'locate_needed' THEN on_date END) OVER later AS next_on,
    MIN(CASE WHEN kind = 'located' THEN on_date END) OVER later AS next_found_on,
    MIN(CASE WHEN kind = 'locate_attempt' AND result IN :all_sources THEN on_date END) OVER later AS next_full_on
  FROM ranked
  WINDOW
    earlier AS (PARTITION BY case_id ORDER BY on_date, place, event_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
    before AS (PARTITION BY case_id ORDER BY on_date, place, event_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
    later AS (PARTITION BY case_id ORDER BY on_date, place, event_id ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
)
SELECT
  case_id, kind, on_date, result, next_on, next_found_on, next_full_on,
  needed_on IS NOT NULL AND (found_on IS NULL OR found_on < needed_on) AS is_open
FROM ordered
