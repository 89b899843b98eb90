-- id: E22
-- title: No more was distributed as current support than was due
-- class: S
-- citation: ocse-157.md 7 (E22); performance-and-audit.md 1.4 (E-4)
-- effective: 2022-
-- expected: 25 is at most 24, column by column and in total; a small column may fail through timing
-- pass: 24.a=100; 25.a=90
-- fail: 24.a=100; 25.a=101

WITH pair(line, of_line) AS (
  VALUES ('25', '24')
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
