-- id: E21
-- title: The lines of medical support are within each other
-- class: F
-- citation: ocse-157.md 7 (E21), 4 (21-23)
-- effective: 2022-
-- expected: 21 is at most 2.a less 2e; 21a and 22 at most 21; 23 at most 22 and at most 21a
-- pass: 2.a=9; 2e.a=1; 21.a=8; 21a.a=5; 22.a=5; 23.a=5
-- fail: 2.a=9; 2e.a=1; 21.a=9; 21a.a=5; 22.a=5; 23.a=5

WITH pair(line, of_line) AS (
  VALUES ('21a', '21'), ('22', '21'), ('23', '22'), ('23', '21a')
)
SELECT
  p.line, part.col,
  CAST(part.value AS STRING) AS value,
  'at most line ' || p.of_line || ' = ' || CAST(total.value AS STRING) AS expected,
  part.value <= total.value AS holds
FROM pair AS p
JOIN cell AS part ON part.line = p.line
JOIN cell AS total ON total.line = p.of_line AND total.col = part.col
UNION ALL
SELECT
  m.line, m.col, CAST(m.value AS STRING), 'at most line 2.a less line 2e = ' || CAST(two.value - e.value AS STRING),
  m.value <= two.value - e.value
FROM cell AS m
JOIN cell AS two ON two.line = '2' AND two.col = 'a'
JOIN cell AS e ON e.line = '2e' AND e.col = 'a'
WHERE m.line = '21'
