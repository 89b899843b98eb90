-- id: 8
-- title: Children in the state born out of wedlock in the year
-- section: B
-- unit: children
-- columns: a
-- basis: YR
-- source: annual-input
-- confidence: A/A
-- citation: county-extract.md 4; ocse-157.md 4 (8), P-09
-- effective: 2022-
-- switches: P-09
-- universe: line 8 of the fiscal year in the annual inputs; without it the line is not computable
-- rows-of: none

SELECT
  CAST(NULL AS STRING) AS case_id,
  CAST(NULL AS STRING) AS person_id,
  CAST(NULL AS STRING) AS category,
  CAST(value AS DECIMAL(14, 2)) AS amount,
  TRUE AS counted,
  CAST(NULL AS STRING) AS reason,
  source AS evidence,
  CAST(NULL AS STRING) AS sender,
  source_file, source_line
FROM annual_inputs
WHERE fiscal_year = :fiscal_year
  AND line = '8'
  AND col = 'a'
  AND value IS NOT NULL
