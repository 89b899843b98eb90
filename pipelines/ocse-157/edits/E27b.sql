-- id: E27b
-- title: Coverage as ordered is coverage
-- class: S
-- citation: ocse-157.md 7 (E27)
-- effective: 2022-
-- expected: 35 is at least 23
-- pass: 23.a=3; 35.a=8
-- fail: 23.a=3; 35.a=2

WITH pair(line, of_line) AS (
  VALUES ('23', '35')
)
SELECT
  p.line, part.col,
  CAST(part.value AS STRING) AS value,
  'at most line ' || p.of_line || '.' || total.col || ' = ' || CAST(total.value AS STRING) AS expected,
  part.value <= total.value AS holds
FROM pair AS p
JOIN cell AS part ON part.line = p.line
JOIN cell AS total ON total.line = p.of_line AND total.col = part.col
WHERE part.value + total.value IS NOT NULL
