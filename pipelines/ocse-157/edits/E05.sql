-- id: E05
-- title: Cases with orders are within the open cases
-- class: F
-- citation: ocse-157.md 7 (E05), 4 (2)
-- effective: 2022-
-- expected: line 2 is at most line 1, column by column
-- pass: 1.a=3; 2.a=3
-- fail: 1.a=3; 2.a=4

WITH pair(line, of_line) AS (
  VALUES ('2', '1')
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
