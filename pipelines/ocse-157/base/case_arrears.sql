-- id: case_arrears
-- title: Arrears of a case: the balance at the end of the year, and whether any was owed on an IV-D day of the year
-- citation: county-extract.md 2 (arrears_balance), 6 (2e, 26, 28)
-- effective: 2022-

WITH seen_from AS (
  SELECT case_id, GREATEST(from_on, :fys) AS from_on, LEAST(to_on, :fye) AS to_on
  FROM ivd_spell
  WHERE from_on <= :fye AND to_on >= :fys
),
owed AS (
  SELECT
    b.case_id, b.owed_to, s.from_on,
    MAX_BY(b.amount, b.as_of_on) AS at_fye,
    MAX_BY(b.amount, CASE WHEN b.as_of_on <= s.from_on THEN b.as_of_on END) AS at_start,
    MAX(CASE WHEN b.as_of_on BETWEEN s.from_on AND s.to_on THEN b.amount END) AS highest_later,
    MAX(b.sender) AS sender,
    MAX_BY(b.source_file, b.as_of_on) AS source_file,
    MAX_BY(b.source_line, b.as_of_on) AS source_line
  FROM arrears_balance AS b
  JOIN seen_from AS s ON s.case_id = b.case_id
  WHERE b.as_of_on <= :fye
  GROUP BY b.case_id, b.owed_to, s.from_on
),
side AS (
  SELECT
    case_id, owed_to,
    MAX(at_fye) AS at_fye,
    BOOL_OR(COALESCE(at_start, 0) > 0 OR COALESCE(highest_later, 0) > 0) AS owed,
    MAX(sender) AS sender, MAX(source_file) AS source_file, MAX(source_line) AS source_line
  FROM owed
  GROUP BY case_id, owed_to
)
SELECT
  case_id,
  CAST(SUM(at_fye) AS DECIMAL(14, 2)) AS balance_at_fye,
  CAST(SUM(CASE WHEN owed_to = 'family' THEN at_fye ELSE 0 END) AS DECIMAL(14, 2)) AS family_at_fye,
  BOOL_OR(owed) AS owed_in_year,
  MAX(sender) AS sender,
  COALESCE(MAX(CASE WHEN owed_to = 'family' THEN source_file END), MAX(source_file)) AS source_file,
  COALESCE(MAX(CASE WHEN owed_to = 'family' THEN source_line END), MAX(source_line)) AS source_line
FROM side
GROUP BY case_id
