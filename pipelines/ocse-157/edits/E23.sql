-- id: E23
-- title: Cases paying toward arrears are within the cases with arrears due
-- class: F
-- citation: ocse-157.md 7 (E23); performance-and-audit.md 1.4 (E-3)
-- effective: 2022-
-- expected: 29 is at most 28
-- pass: 28.a=6; 29.a=3
-- fail: 28.a=6; 29.a=7

WITH pair(line, of_line) AS (
  VALUES ('29', '28')
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
