-- id: SC-14
-- title: Line 8 of the OCSE-34 is the sum of its columns
-- class: F
-- citation: performance-and-audit.md 4.4 (SC-14)
-- effective: 2022-
-- expected: column G = A + B + C + D + E + F; the balances of the quarters and the general ledger are not in the annual inputs
-- nothing: the annual inputs do not have line 34.8 in all columns
-- pass: 1.a=1; input.34.8.A=1; input.34.8.B=1; input.34.8.C=1; input.34.8.D=1; input.34.8.E=1; input.34.8.F=1; input.34.8.G=6
-- fail: 1.a=1; input.34.8.A=1; input.34.8.B=1; input.34.8.C=1; input.34.8.D=1; input.34.8.E=1; input.34.8.F=1; input.34.8.G=7

WITH form AS (
  SELECT
    SUM(CASE WHEN col = 'G' THEN value END) AS total,
    SUM(CASE WHEN col <> 'G' THEN value END) AS parts
  FROM annual_inputs
  WHERE fiscal_year = :fiscal_year AND line = '34.8'
  HAVING COUNT(*) = 7
)
SELECT
  '34.8' AS line, 'G' AS col,
  CAST(CAST(total AS DECIMAL(18, 2)) AS STRING) AS value,
  'A + B + C + D + E + F = ' || CAST(CAST(parts AS DECIMAL(18, 2)) AS STRING) AS expected,
  total = parts AS holds
FROM form
