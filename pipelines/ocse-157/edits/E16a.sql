-- id: E16a
-- title: Cases that need an order are within the open cases
-- class: F
-- citation: ocse-157.md 7 (E16), 4 (12)
-- effective: 2022-
-- expected: line 12 is at most line 1, column by column
-- pass: 1.a=11; 12.a=2
-- fail: 1.a=11; 12.a=12

WITH pair(line, of_line) AS (
  VALUES ('12', '1')
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
