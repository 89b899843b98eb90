-- id: E14
-- title: Acknowledgments are within paternity established
-- class: F
-- citation: ocse-157.md 7 (E14), 4 (10)
-- effective: 2022-
-- expected: line 10 is at most line 9
-- pass: 9.a=34; 10.a=25
-- fail: 9.a=34; 10.a=35

WITH pair(line, of_line) AS (
  VALUES ('10', '9')
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
