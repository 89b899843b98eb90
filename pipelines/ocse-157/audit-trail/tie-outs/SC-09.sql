-- id: SC-09
-- title: Lines 5a and 8a are those certified the year before
-- class: F
-- citation: performance-and-audit.md 4.4 (SC-9); ocse-157.md 7 (E12)
-- effective: 2022-
-- expected: 5a = line 5, or 8a = line 8, of the certified report of the year before; after a failed audit or a change of option that report is revised and certified again
-- nothing: there is no certified report of the year before to compare with
-- pass: 5a.a=7; prior.5.a=7; elected: 'iv_d' AS paternity
-- fail: 5a.a=7; prior.5.a=8; elected: 'iv_d' AS paternity

SELECT
  c.line, c.col,
  COALESCE(CAST(c.value AS STRING), 'blank') AS value,
  'line ' || p.line || ' certified = ' || CAST(p.value AS STRING) AS expected,
  COALESCE(c.value = p.value, FALSE) AS holds
FROM cell AS c
JOIN elected AS e ON c.line = CASE e.paternity WHEN 'iv_d' THEN '5a' ELSE '8a' END
JOIN prior_cell AS p ON p.line = CASE c.line WHEN '5a' THEN '5' ELSE '8' END AND p.col = 'a'
WHERE p.source = 'certified'
  AND p.value IS NOT NULL
