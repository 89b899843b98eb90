-- id: E02
-- title: Every cell has a number, whole and not below zero
-- class: F
-- citation: ocse-157.md 7 (E02), 1 (Numbers), 4 (8, 8a, 9: mandatory for the Statewide option only)
-- effective: 2022-
-- expected: no cell is blank, negative or a fraction; 8, 8a, 9 and 10 may be blank unless the Statewide option is elected, 5a where it is
-- pass: form_cell: '4' AS line, 'a' AS col, 'children' AS unit, 'warehouse' AS source; 4.a=0; elected: 'iv_d' AS paternity; input.39.a=5
-- fail: form_cell: '4' AS line, 'a' AS col, 'children' AS unit, 'warehouse' AS source; 4.a=-1; elected: 'iv_d' AS paternity; input.39.a=5

SELECT
  f.line, f.col,
  COALESCE(CAST(c.value AS STRING), 'blank') AS value,
  'a number not below 0' AS expected,
  c.value IS NOT NULL AND c.value >= 0 AS holds
FROM form_cell AS f
LEFT JOIN cell AS c ON c.line = f.line AND c.col = f.col
CROSS JOIN elected AS e
WHERE c.value IS NOT NULL
   OR CASE
        WHEN f.line IN ('8', '8a', '9', '10') THEN COALESCE(e.paternity, 'iv_d') = 'statewide'
        WHEN f.line = '5a' THEN COALESCE(e.paternity, 'iv_d') = 'iv_d'
        ELSE TRUE
      END
UNION ALL
SELECT i.line, i.col, CAST(CAST(i.value AS DECIMAL(18, 2)) AS STRING), 'a whole number in the annual inputs', i.value = FLOOR(i.value)
FROM annual_inputs AS i
JOIN form_cell AS f ON f.line = i.line AND f.col = i.col
WHERE i.fiscal_year = :fiscal_year
  AND f.source = 'annual-input'
  AND f.unit NOT IN ('dollars', 'staff')
