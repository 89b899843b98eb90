-- id: tanf_closing
-- title: Days of the year on which TANF of a child ended on an open IV-D case; whether it stayed away, and support came that month
-- citation: county-extract.md 6 (14); ocse-157.md 4 (14)
-- effective: 2022-

WITH ended AS (
  SELECT
    r.case_id, a.to_on AS ended_on, a.sender, a.source_file, a.source_line,
    ROW_NUMBER() OVER (PARTITION BY r.case_id, a.to_on ORDER BY a.sender, a.source_file, a.source_line) AS place
  FROM assistance AS a
  JOIN child_role AS r ON r.person_id = a.person_id AND a.to_on BETWEEN r.from_on AND r.to_on
  JOIN ivd_spell AS s ON s.case_id = r.case_id AND a.to_on BETWEEN s.from_on AND s.to_on
  WHERE a.program = 'tanf' AND a.to_on BETWEEN :fys AND :fye
),
went_on AS (
  SELECT e.case_id, e.ended_on
  FROM ended AS e
  JOIN child_role AS r ON r.case_id = e.case_id
    AND r.from_on <= LAST_DAY(LAST_DAY(e.ended_on) + 1) AND r.to_on > e.ended_on
  JOIN assistance AS a ON a.person_id = r.person_id AND a.program = 'tanf'
    AND a.from_on <= LAST_DAY(LAST_DAY(e.ended_on) + 1) AND (a.to_on IS NULL OR a.to_on > e.ended_on)
    AND a.from_on <= r.to_on AND (a.to_on IS NULL OR a.to_on >= r.from_on)
  GROUP BY e.case_id, e.ended_on
),
paid AS (
  SELECT case_id, LAST_DAY(collected_on) AS month_end, SUM(amount) AS paid
  FROM collection
  WHERE reason IS NULL AND collected_in_year AND to_current
    AND case_id IN (SELECT case_id FROM ended)
  GROUP BY case_id, LAST_DAY(collected_on)
)
SELECT
  e.case_id,
  e.ended_on,
  w.case_id IS NULL AS stayed_closed,
  COALESCE(p.paid, 0) > 0 AS paid,
  e.sender, e.source_file, e.source_line
FROM ended AS e
LEFT JOIN went_on AS w ON w.case_id = e.case_id AND w.ended_on = e.ended_on
LEFT JOIN paid AS p ON p.case_id = e.case_id AND p.month_end = LAST_DAY(e.ended_on)
WHERE e.place = 1
