-- id: E15
-- title: The paternity establishment percentage is plausible
-- class: S
-- citation: ocse-157.md 7 (E15)
-- effective: 2022-
-- expected: line 6 / 5a, or 9 / 8a, is from 50 to 130 %
-- limit.low: 50
-- limit.high: 130
-- nothing: neither percentage is computable
-- pass: elected: 'iv_d' AS paternity; 6.a=13; 5a.a=10; 9.a=1; 8a.a=10
-- fail: elected: 'iv_d' AS paternity; 6.a=131; 5a.a=100

SELECT
  top.line, 'a' AS col,
  CAST(top.value AS STRING) || ' / ' || CAST(base.value AS STRING) AS value,
  CAST(:limit_low AS STRING) || ' to ' || CAST(:limit_high AS STRING) || ' % of line ' || base.line AS expected,
  top.value * 100 BETWEEN base.value * :limit_low AND base.value * :limit_high AS holds
FROM cell AS top
JOIN cell AS base ON base.line = CASE top.line WHEN '6' THEN '5a' ELSE '8a' END AND base.col = 'a'
JOIN elected AS e ON e.paternity IS NULL OR e.paternity = CASE top.line WHEN '6' THEN 'iv_d' ELSE 'statewide' END
WHERE top.line IN ('6', '9')
  AND top.value IS NOT NULL
  AND base.value > 0
