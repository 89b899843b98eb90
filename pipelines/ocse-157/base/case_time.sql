-- id: case_time
-- title: When each case was open as a IV-D case, seen from the fiscal year (one row a case that ever was)
-- citation: county-extract.md 2 (case_period), 6; ocse-157.md G3, G4, P-01
-- effective: 2022-

SELECT
  case_id,
  BOOL_OR(closed_on IS NULL OR closed_on > :fye OR (closed_on = :fye AND :p01 = 'open')) AS open_at_fye,
  BOOL_OR(closed_on IS NULL OR closed_on >= :fys) AS open_in_year,
  MAX(CASE WHEN closed_on BETWEEN :fys AND :fye THEN closed_on END) AS last_closed_on,
  MAX(opened_on) AS latest_opened_on
FROM case_period
WHERE service = 'ivd'
  AND opened_on <= :fye
GROUP BY case_id
