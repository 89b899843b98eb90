-- id: 5a
-- title: Children born out of wedlock in IV-D cases open at the end of the prior fiscal year (audited line 5)
-- section: B
-- unit: children
-- columns: a
-- basis: prior FYE
-- source: annual-input
-- confidence: A/A
-- citation: county-extract.md 4; ocse-157.md 4 (5a)
-- effective: 2022-
-- switches: none
-- universe: line 5 of the fiscal year before in the annual inputs; without it the line is not computable
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
WHERE fiscal_year = :fiscal_year - 1
  AND line = '5'
  AND col = 'a'
  AND value IS NOT NULL
