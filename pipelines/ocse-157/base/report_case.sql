-- id: report_case
-- title: One row a case: where it stands, its column, whether it is responding, and the row that shows it
-- citation: county-extract.md 6 (case, columns, P-01, P-04); ocse-157.md 3.2, G1-G5
-- effective: 2022-

WITH standing AS (
  SELECT
    c.case_id,
    c.no_jurisdiction IS NOT NULL AS no_jurisdiction,
    CASE
      WHEN c.locate_only = 'Y' THEN 'locate_only'
      WHEN t.case_id IS NULL THEN 'not_ivd_by_fye'
      WHEN NOT t.open_in_year THEN 'closed_before_year'
      WHEN NOT t.open_at_fye THEN 'closed_in_year'
      ELSE 'open'
    END AS status,
    CASE WHEN t.open_in_year AND NOT t.open_at_fye THEN t.last_closed_on ELSE :fye END AS roles_on,
    t.latest_opened_on,
    c.sender, c.source_file, c.source_line
  FROM cases AS c
  LEFT JOIN case_time AS t ON t.case_id = c.case_id
),
own_level AS (
  SELECT
    a.case_id,
    MAX(CASE WHEN a.from_on > s.category_on THEN 0 WHEN a.to_on >= s.category_on THEN 2 ELSE 1 END) AS level
  FROM assisted_time AS a
  JOIN (
    SELECT case_id, CASE WHEN :p04 = 'closing' THEN roles_on ELSE :fye END AS category_on FROM standing
  ) AS s ON s.case_id = a.case_id
  GROUP BY a.case_id
)
SELECT
  s.case_id,
  s.status,
  s.no_jurisdiction,
  s.roles_on,
  CASE GREATEST(COALESCE(o.level, 0), COALESCE(r.partner_level, 0))
    WHEN 2 THEN 'b' WHEN 1 THEN 'c' ELSE 'd'
  END AS category,
  r.case_id IS NOT NULL AS responding,
  COALESCE(r.partner_level, 0) AS partner_level,
  p.opened_on,
  COALESCE(p.closed_on, DATE '9999-12-31') AS closed_on,
  s.sender,
  COALESCE(p.source_file, s.source_file) AS source_file,
  COALESCE(p.source_line, s.source_line) AS source_line
FROM standing AS s
LEFT JOIN own_level AS o ON o.case_id = s.case_id
LEFT JOIN responding AS r ON r.case_id = s.case_id
LEFT JOIN case_period AS p
  ON p.case_id = s.case_id AND p.opened_on = s.latest_opened_on AND p.service = 'ivd'
