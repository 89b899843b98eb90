-- id: E12
-- title: Lines 5a and 8a are copied from the report of the year before
-- class: F
-- citation: ocse-157.md 7 (E12), 1 (late correction), 4 (5a, 8a); performance-and-audit.md 4.4 (SC-9)
-- effective: 2022-
-- expected: 5a = line 5 and 8a = line 8 of the certified report of the year before; after a failed audit or a change of option that report is revised and certified again
-- nothing: there is no certified report of the year before to compare with
-- pass: 5a.a=7; prior.5.a=7; 8a.a=38; prior.8.a=38
-- fail: 5a.a=7; prior.5.a=8

SELECT
  c.line, c.col,
  CAST(c.value AS STRING) AS value,
  'line ' || p.line || ' of the year before = ' || CAST(p.value AS STRING) AS expected,
  c.value = p.value AS holds
FROM cell AS c
JOIN prior_cell AS p ON p.line = CASE c.line WHEN '5a' THEN '5' ELSE '8' END AND p.col = 'a'
WHERE c.line IN ('5a', '8a')
  AND p.source = 'certified'
  AND c.value + p.value IS NOT NULL
