-- id: E27a
-- title: Cases with health coverage are within the open cases
-- class: F
-- citation: ocse-157.md 7 (E27)
-- effective: 2022-
-- expected: 35 is at most 1.a
-- pass: 1.a=11; 35.a=8
-- fail: 1.a=11; 35.a=12

WITH pair(line, of_line) AS (
  VALUES ('35', '1')
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
