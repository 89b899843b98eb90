-- id: 41
-- title: Amount collected on such requests
-- section: aei
-- unit: dollars
-- columns: a
-- basis: FY
-- source: annual-input
-- confidence: C/C
-- citation: county-extract.md 4; ocse-157.md 4 (41)
-- effective: 2022-
-- switches: none
-- universe: line 41 of the fiscal year in the annual inputs; without it the line is not computable
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
  AND line = '41'
  AND col = 'a'
  AND value IS NOT NULL
