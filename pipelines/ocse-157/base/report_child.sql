-- id: report_child
-- title: One row a child: its cases, paternity as at the end of the year, its own column; two counties' rows are one child
-- citation: county-extract.md 2 (child), 6 (5-7, 13, 16, P-05, P-14); ocse-157.md 3.3
-- effective: 2022-

-- Where two counties sent a child, the row of the first of them in byte order stands.
WITH sent_twice AS (
  SELECT person_id, MIN(sender) AS sender
  FROM child
  GROUP BY person_id
  HAVING MIN(sender) < MAX(sender)
),
sent AS (
  SELECT
    c.*,
    disestablished_on <= :fye AND (paternity_on IS NULL OR paternity_on <= disestablished_on) AS disestablished
  FROM child AS c
  LEFT JOIN sent_twice AS f ON f.person_id = c.person_id
  WHERE f.sender IS NULL OR f.sender = c.sender
),
paternity AS (
  SELECT
    r.*,
    COALESCE(paternity_on <= :fye AND NOT COALESCE(disestablished, FALSE), FALSE) AS established,
    COALESCE(
      paternity_on IS NULL AND paternity_basis IN ('marital', 'adoption', 'parents_married')
        AND NOT COALESCE(disestablished, FALSE), FALSE) AS settled
  FROM sent AS r
)
SELECT
  p.person_id,
  a.any_case, a.open_case, a.clear_case, a.year_case, a.clear_year_case,
  COALESCE(p.emancipated_on < :fys OR (:p05 = 'by_fye' AND p.emancipated_on <= :fye), FALSE) AS emancipated,
  COALESCE(p.born_out_of_wedlock, '') AS born_out_of_wedlock,
  COALESCE(p.dependent_by_death, 'N') = 'Y' AS dependent_by_death,
  p.paternity_on,
  COALESCE(p.paternity_basis, 'no basis') AS paternity_basis,
  COALESCE(p.disestablished, FALSE) AS disestablished,
  p.established,
  p.established OR p.settled AS resolved,
  :p14 = 'on' AND (p.established OR p.settled)
    AND COALESCE(p.paternity_basis, '') IN ('adoption', 'parents_married') AS adopted,
  CASE COALESCE(h.own_level, 0) WHEN 2 THEN 'b' WHEN 1 THEN 'c' ELSE 'd' END AS category,
  p.sender, p.source_file, p.source_line
FROM child_place AS a
JOIN paternity AS p ON p.person_id = a.person_id
LEFT JOIN child_history AS h ON h.person_id = a.person_id
