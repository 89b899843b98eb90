-- id: E01
-- title: Column a is the sum of b, c and d
-- class: F
-- citation: ocse-157.md 7 (E01), G10
-- effective: 2022-
-- expected: on each line that has all four columns, a = b + c + d
-- pass: 1.a=3; 1.b=1; 1.c=1; 1.d=1
-- fail: 1.a=4; 1.b=1; 1.c=1; 1.d=1

SELECT
  a.line, a.col,
  CAST(a.value AS STRING) AS value,
  'b + c + d = ' || CAST(b.value + c.value + d.value AS STRING) AS expected,
  a.value = b.value + c.value + d.value AS holds
FROM cell AS a
JOIN cell AS b ON b.line = a.line AND b.col = 'b'
JOIN cell AS c ON c.line = a.line AND c.col = 'c'
JOIN cell AS d ON d.line = a.line AND d.col = 'd'
WHERE a.col = 'a'
  AND a.value + b.value + c.value + d.value IS NOT NULL
