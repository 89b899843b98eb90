-- id: E24a
-- title: Arrears-only cases are within the cases with arrears due
-- class: F
-- citation: ocse-157.md 7 (E24)
-- effective: 2022-
-- expected: 2e is at most 28: such a case is open and owes at the end of the year
-- pass: 28.a=6; 2e.a=1
-- fail: 28.a=0; 2e.a=1

WITH pair(line, of_line) AS (
  VALUES ('2e', '28')
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
