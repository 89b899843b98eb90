-- id: E09
-- title: Children born out of wedlock, and those with paternity resolved, are within line 4
-- class: F
-- citation: ocse-157.md 7 (E09), 4 (5, 7)
-- effective: 2022-
-- expected: 5 and 7 are at most line 4
-- pass: 4.a=9; 5.a=8; 7.a=9
-- fail: 4.a=9; 5.a=8; 7.a=10

WITH pair(line, of_line) AS (
  VALUES ('5', '4'), ('7', '4')
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
