-- id: E07
-- title: A case is not both of zero cash and arrears-only
-- class: S
-- citation: ocse-157.md 7 (E07), 4 (2c, 2e)
-- effective: 2022-
-- expected: 2c.a + 2e.a is at most 2.a
-- pass: 2.a=9; 2c.a=4; 2e.a=5
-- fail: 2.a=9; 2c.a=5; 2e.a=5

SELECT
  '2c' AS line, 'a' AS col,
  CAST(zero.value + arrears.value AS STRING) || ' with 2e' AS value,
  'at most line 2.a = ' || CAST(two.value AS STRING) AS expected,
  zero.value + arrears.value <= two.value AS holds
FROM cell AS zero
JOIN cell AS arrears ON arrears.line = '2e' AND arrears.col = 'a'
JOIN cell AS two ON two.line = '2' AND two.col = 'a'
WHERE zero.line = '2c' AND zero.col = 'a'
