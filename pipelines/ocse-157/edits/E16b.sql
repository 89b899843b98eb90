-- id: E16b
-- title: A case has an order or needs one, not both
-- class: S
-- citation: ocse-157.md 7 (E16), P-08
-- effective: 2022-
-- expected: 12 + 2 is at most line 1, column by column, unless P-08 counts partly ordered cases
-- nothing: switch P-08 counts partly ordered cases on line 12
-- pass: 1.a=11; 2.a=9; 12.a=2
-- fail: 1.a=11; 2.a=9; 12.a=3

SELECT
  need.line, need.col,
  CAST(need.value + two.value AS STRING) || ' with line 2' AS value,
  'at most line 1.' || one.col || ' = ' || CAST(one.value AS STRING) AS expected,
  need.value + two.value <= one.value AS holds
FROM cell AS need
JOIN cell AS two ON two.line = '2' AND two.col = need.col
JOIN cell AS one ON one.line = '1' AND one.col = need.col
WHERE need.line = '12'
  AND :p08 = 'unordered'
