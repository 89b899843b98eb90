-- id: E17
-- title: Children who need paternity are those of line 4 whose paternity is not resolved
-- class: S
-- citation: ocse-157.md 7 (E17)
-- effective: 2022-
-- expected: 13.a is at most line 4 less line 7
-- pass: 4.a=9; 7.a=8; 13.a=1
-- fail: 4.a=9; 7.a=8; 13.a=2

SELECT
  need.line, need.col,
  CAST(need.value AS STRING) AS value,
  'at most line 4 less line 7 = ' || CAST(four.value - seven.value AS STRING) AS expected,
  need.value <= four.value - seven.value AS holds
FROM cell AS need
JOIN cell AS four ON four.line = '4' AND four.col = 'a'
JOIN cell AS seven ON seven.line = '7' AND seven.col = 'a'
WHERE need.line = '13' AND need.col = 'a'
