-- id: case_span
-- title: The IV-D times of a case with its money column: what money dated in them may count, and in which column
-- citation: county-extract.md 6 (money, 24, columns, P-03, P-12)
-- effective: 2022-

SELECT
  s.case_id,
  GREATEST(s.from_on, k.from_on) AS from_on,
  LEAST(s.to_on, k.to_on) AS to_on,
  k.category,
  c.responding,
  CASE WHEN c.status = 'locate_only' THEN 'locate_only' WHEN c.no_jurisdiction THEN 'no_jurisdiction' END AS barred
FROM ivd_spell AS s
JOIN report_case AS c ON c.case_id = s.case_id
JOIN case_column AS k ON k.case_id = s.case_id AND k.from_on <= s.to_on AND k.to_on >= s.from_on
