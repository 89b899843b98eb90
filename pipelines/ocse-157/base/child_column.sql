-- id: child_column
-- title: The money column of a supported child and the times it holds, where it is not that of the case
-- citation: ocse-157.md 3.3, P-03; county-extract.md 6 (columns, switches)
-- effective: 2022-

WITH at_fye AS (
  SELECT
    r.case_id, r.person_id, c.category AS case_category,
    CASE GREATEST(COALESCE(h.own_level, 0), c.partner_level) WHEN 2 THEN 'b' WHEN 1 THEN 'c' ELSE 'd' END AS category
  FROM child_role AS r
  JOIN report_case AS c ON c.case_id = r.case_id
  LEFT JOIN child_history AS h ON h.person_id = r.person_id
  WHERE :p03 = 'fye' AND r.from_on <= :fye
)
SELECT case_id, person_id, DATE '0001-01-01' AS from_on, DATE '9999-12-31' AS to_on, category
FROM at_fye
WHERE category <> case_category
GROUP BY case_id, person_id, category
UNION ALL
SELECT case_id, person_id, from_on, to_on, category
FROM child_step
