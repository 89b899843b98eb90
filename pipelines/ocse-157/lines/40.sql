-- id: 40
-- title: Cases for which support was collected on such requests
-- section: aei
-- unit: count
-- columns: a
-- basis: FY
-- source: annual-input
-- confidence: C/C
-- citation: county-extract.md 4; ocse-157.md 4 (40)
-- effective: 2022-
-- switches: none
-- universe: line 40 of the fiscal year in the annual inputs; without it the line is not computable
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
  AND line = '40'
  AND col = 'a'
  AND value IS NOT NULL
