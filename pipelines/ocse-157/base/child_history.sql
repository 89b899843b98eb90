-- id: child_history
-- title: A person's own assistance from all counties: level 2 = deciding program at the end of the year, 1 = before; Medicaid, CHIP
-- citation: ocse-157.md 3.3; county-extract.md 6 (columns, 1c, 21a, 35)
-- effective: 2022-

SELECT
  person_id,
  MAX(CASE WHEN program NOT IN ('tanf', 'afdc', 'iv_e') THEN 0 WHEN to_on < :fye THEN 1 ELSE 2 END) AS own_level,
  BOOL_OR(program = 'medicaid' AND (to_on IS NULL OR to_on >= :fye)) AS medicaid_at_fye,
  BOOL_OR(program IN ('medicaid', 'chip') AND (to_on IS NULL OR to_on >= :fys)) AS public_in_year
FROM assistance
WHERE from_on <= :fye
GROUP BY person_id
