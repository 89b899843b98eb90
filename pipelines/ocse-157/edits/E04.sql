-- id: E04
-- title: The sublines of line 1 are within line 1
-- class: F
-- citation: ocse-157.md 7 (E04), 4 (1a-1g)
-- effective: 2022-
-- expected: each of 1a to 1g is at most line 1, column by column
-- pass: 1.a=3; 1a.a=3; 1.b=1; 1a.b=0
-- fail: 1.a=3; 1a.a=2; 1.b=1; 1a.b=2

WITH pair(line, of_line) AS (
  VALUES ('1a', '1'), ('1b', '1'), ('1c', '1'), ('1d', '1'), ('1e', '1'), ('1f', '1'), ('1g', '1')
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
