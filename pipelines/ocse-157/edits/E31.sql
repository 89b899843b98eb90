-- id: E31
-- title: No measure is in the zone of penalties or of no incentive
-- class: S
-- citation: ocse-157.md 7 (E31), 8; 45 CFR 305.33, 305.40
-- effective: 2022-
-- expected: orders at least 50 %, current support and arrears at least 40 %, paternity at least 90 %
-- limit.orders: 50
-- limit.current: 40
-- limit.arrears: 40
-- limit.paternity: 90
-- pass: elected: 'iv_d' AS paternity; 2.a=50; 1.a=100; 9.a=1; 8a.a=2
-- fail: elected: 'iv_d' AS paternity; 2.a=49; 1.a=100

WITH rate(line, of_line, percent, option) AS (
  VALUES
    ('2', '1', :limit_orders, ''), ('25', '24', :limit_current, ''), ('29', '28', :limit_arrears, ''),
    ('6', '5a', :limit_paternity, 'iv_d'), ('9', '8a', :limit_paternity, 'statewide')
)
SELECT
  r.line, 'a' AS col,
  CAST(top.value AS STRING) || ' / ' || CAST(base.value AS STRING) AS value,
  'at least ' || CAST(r.percent AS STRING) || ' % of line ' || r.of_line AS expected,
  top.value * 100 >= base.value * r.percent AS holds
FROM rate AS r
JOIN cell AS top ON top.line = r.line AND top.col = 'a'
JOIN cell AS base ON base.line = r.of_line AND base.col = 'a'
JOIN elected AS e ON r.option = '' OR r.option = COALESCE(e.paternity, r.option)
WHERE top.value IS NOT NULL
  AND base.value > 0
